import type { MealState } from '../../../miniprogram/shared/vocabulary'

/** What somebody says, shows or is asked at the window. */
export type Asked =
  | { by: 'code'; code: string }
  | { by: 'scan'; orderId: string; code: string | null }
  | { by: 'card'; text: string }
  | { by: 'number'; number: number }
  | { by: 'phone'; tail: string }
  | { by: 'name'; prefix: string }

const QR = /^xlv1\.([\w:-]{1,64})\.(\d{6})$/
const ORDER_ID = /^meal:[\w:-]{1,59}$/

/** What was typed or scanned means. Six digits are a code; other figures the meal's number, or the end of a phone number. */
export function readQuery(query: string): Asked {
  const text = query.trim()
  const [, orderId, code] = QR.exec(text) ?? []
  if (orderId !== undefined && code !== undefined) return { by: 'scan', orderId, code }
  if (ORDER_ID.test(text)) return { by: 'scan', orderId: text, code: null }
  if (text.startsWith('card.')) return { by: 'card', text }
  const figures = text.replace(/[\s#-]/g, '')
  if (/^\d{6}$/.test(figures)) return { by: 'code', code: figures }
  if (/^\d{1,3}$/.test(figures)) return { by: 'number', number: Number(figures) }
  if (/^\d{4,}$/.test(figures)) return { by: 'phone', tail: figures }
  return { by: 'name', prefix: text.replace(/\s/g, '') }
}

/** Whether a phone number ends in these figures, however it is written. */
export const endsWith = (phone: string, tail: string): boolean => phone.replace(/\D/g, '').endsWith(tail)

/** What can be handed out comes first, what is over last. */
const RANK: Readonly<Partial<Record<MealState, number>>> = {
  ready: 0,
  returned: 0,
  collected: 2,
  delivered: 2,
  no_show: 2,
}

export const waitingFirst = (
  a: { state: MealState; number: number },
  b: { state: MealState; number: number },
): number => (RANK[a.state] ?? 1) - (RANK[b.state] ?? 1) || a.number - b.number
