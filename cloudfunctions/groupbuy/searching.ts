import type { Where } from '../kit/database'
import type { Order } from './collections'

/** The start of a text, taken literally. */
const prefix = (text: string): RegExp => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)

/**
 * Which orders of a campaign a search means: a short number is the order's, four digits are the end of a phone number,
 * six a pickup code, eleven a phone number; anything else is the beginning of a name.
 */
export function searchWhere(search: string): Where<Order> {
  const text = search.replace(/[\s#]/g, '')
  if (/^\d{1,3}$/.test(text)) return { number: Number(text) }
  if (/^\d{4}$/.test(text)) return { personPhone: new RegExp(`${text}$`) }
  if (/^\d{6}$/.test(text)) return { code: text }
  if (/^\d{7,}$/.test(text)) return { personPhone: text }
  return { personName: prefix(text) }
}
