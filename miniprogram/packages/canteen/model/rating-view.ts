import type { RatingRow } from '../../../services/canteen'
import { momentInWords } from '../../../shared/time'
import { mealInWords } from '../../../view/meal-words'
import type { Tone } from '../../../view/tones'

export interface RatingView extends Tone {
  orderId: string
  face: string
  text: string
  /** "昨天午餐 · 红烧鱼套餐 1 份" */
  what: string
  /** "王秀英 · 昨天 13:05" */
  who: string
  label: string
}

export function ratingRow(rating: RatingRow, now: number): RatingView {
  const good = rating.face === 'good'
  const face = good ? '好吃' : '不满意'
  const what = `${mealInWords(rating, now)} · ${rating.summary}`
  return {
    orderId: rating.orderId,
    face,
    ...(good ? { tone: 'good' as const, icon: 'thumb-up' } : { tone: 'bad' as const, icon: 'thumb-down' }),
    text: rating.text,
    what,
    who: `${rating.byName} · ${momentInWords(rating.at, now)}`,
    label: [face, rating.text, rating.byName, what].filter(Boolean).join(','),
  }
}
