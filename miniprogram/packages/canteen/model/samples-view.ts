import type { SampleLog } from '../../../services/canteen'
import { clockTime, momentInWords } from '../../../shared/time'
import { mealLabel, MEALS, type Meal } from '../../../shared/vocabulary'
import { dateInWords } from '../../../view/meal-words'

/** What is written of a sample that is about to be kept. */
export const USUAL_GRAMS = 150

export interface SampleRow {
  id: string
  /** "午餐 · 红烧鱼" */
  what: string
  /** "150 克 · 11:20 · 马淑芬" */
  how: string
  /** "留到后天(周一) 11:20", "昨天 11:20 倒掉,马淑芬" */
  until: string
  disposed: boolean
}

export interface MissingRow {
  meal: Meal
  dish: string
  /** "午餐 · 红烧鱼" */
  label: string
}

/** What no sample was taken of, a meal at a time. */
export interface MissingGroup {
  meal: Meal
  /** "午餐还有 3 样没留" */
  title: string
  rows: MissingRow[]
}

export interface DueRow {
  id: string
  dish: string
  /** "昨天的 · 11:20 满 48 小时" */
  words: string
}

export interface PhotoRow {
  file: string
  /** "10:40 · 马淑芬" */
  words: string
}

export interface SamplesView {
  date: string
  title: string
  samples: SampleRow[]
  missing: MissingGroup[]
  due: DueRow[]
  photos: PhotoRow[]
  today: boolean
}

export function samplesView(log: SampleLog): SamplesView {
  const { now } = log
  return {
    date: log.date,
    title: dateInWords(log.date, now),
    today: log.date === log.today,
    samples: log.items.map((one) => ({
      id: one.id,
      what: `${mealLabel[one.meal]} · ${one.dish}`,
      how: `${one.grams} 克 · ${clockTime(one.takenAt)} · ${one.takenByName}`,
      until: one.disposedAt
        ? `${momentInWords(one.disposedAt, now)} 倒掉,${one.disposedByName}`
        : `留到 ${momentInWords(one.keepUntil, now)}`,
      disposed: one.disposedAt !== null,
    })),
    missing: missingOf(log),
    due: log.dueForDisposal.map((one) => ({
      id: one.id,
      dish: one.dish,
      words: `${dateInWords(one.date, now)}留的 · ${momentInWords(one.keepUntil, now)} 满 48 小时`,
    })),
    photos: log.photos.map(({ file, at, byName }) => ({ file, words: `${clockTime(at)} · ${byName}` })),
  }
}

function missingOf({ missing }: SampleLog): MissingGroup[] {
  const groups = MEALS.map((meal) => {
    const rows = missing
      .filter((one) => one.meal === meal)
      .map(({ dish }) => ({ meal, dish, label: `${mealLabel[meal]} · ${dish}` }))
    return { meal, title: `${mealLabel[meal]}还有 ${rows.length} 样没留`, rows }
  })
  return groups.filter(({ rows }) => rows.length > 0)
}

/** "125" to "2000", or null. */
export function gramsIn(text: string): number | null {
  const grams = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  return grams >= 125 && grams <= 2000 ? grams : null
}
