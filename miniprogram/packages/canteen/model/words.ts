import { dayInWords, instantOf } from '../../../shared/time'
import { mealLabel, type Meal } from '../../../shared/vocabulary'

/** "今天", "明天(周三)", "11月27日(周五)" for a date as the cloud writes it. */
export const dateInWords = (date: string, now: number): string => dayInWords(instantOf(date) ?? now, now)

/** "今天午餐", "11月27日(周五)晚餐" */
export const mealInWords = (date: string, meal: Meal, now: number): string =>
  `${dateInWords(date, now)}${mealLabel[meal]}`

/** "482 913": three digits are easier to read out than six. */
export const spacedCode = (code: string): string => code.replace(/^(\d{3})(\d{3})$/, '$1 $2')
