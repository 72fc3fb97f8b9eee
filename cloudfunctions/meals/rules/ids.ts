import type { Meal } from '../../../miniprogram/shared/vocabulary'
import { derivedId } from '../../kit/fingerprint'

/** Ids that are derived, not random, wherever that makes a duplicate impossible. */

export const menuIdOf = (community: string, date: string, meal: Meal): string =>
  derivedId('menu', community, date, meal)

export const orderIdOf = (personId: string, date: string, meal: Meal): string =>
  `meal:${personId}:${date}:${meal}`

export const allotmentIdOf = (menuId: string): string => `meals_${menuId}`

export const alertIdOf = (orderId: string): string => derivedId('meal alert', orderId)

export const runIdOf = (menuId: string, routeId: string): string => derivedId('meal run', menuId, routeId)

export const kitchenDayIdOf = (community: string, date: string): string =>
  derivedId('kitchen day', community, date)

/** The allotment's key for the whole kitchen, beside one for each item. */
export const ALL = 'all'

/** "2026-11-23" → "2026-11" */
export const monthOf = (date: string): string => date.slice(0, 7)

export const isMonth = (text: string): boolean => /^20\d\d-(0[1-9]|1[0-2])$/.test(text)
