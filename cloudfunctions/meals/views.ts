import type { InferInput } from 'valibot'
import { addressInWords } from '../../miniprogram/shared/people'
import { DAY } from '../../miniprogram/shared/time'
import { maskPhone } from '../kit/masking'
import type { MealLine, MealOrder } from './collections'
import type {
  mealCard as cardShape,
  mealDetail as detailShape,
  mealLine as lineShape,
} from './contract/shapes'
import { EATEN, mealMoves } from './rules/states'
import { handoverInWords, summaryOf } from './rules/words'

/** What leaves the server of a meal, made of what is stored: the only place that decides who reads which field. */

export type MealCard = InferInput<typeof cardShape>
export type MealDetail = InferInput<typeof detailShape>

/** The fields that a card needs: a list reads no more than these. */
export const MEAL_CARD_FIELDS = [
  'menuId',
  'date',
  'meal',
  'state',
  'door',
  'way',
  'personId',
  'personName',
  'lines.name',
  'lines.quantity',
  'lines.photo',
  'totalFen',
  'subsidy.amountFen',
  'money',
  'place',
  'serveFrom',
  'serveTo',
  'changeUntil',
  'cancelUntil',
  'rating',
  'next',
  'createdAt',
] as const

/** So long after the meal it can be rated. */
export const RATE_WITHIN_MS = 7 * DAY

type Rateable = Pick<MealOrder, 'state' | 'rating' | 'serveTo'>

/** Whether whoever ate it may still say how it was: once, within a week. */
export const canRate = ({ state, rating, serveTo }: Rateable, now: number): boolean =>
  EATEN.includes(state) && !rating && now < serveTo + RATE_WITHIN_MS

export const canChange = (order: Pick<MealOrder, 'state' | 'changeUntil'>, now: number): boolean =>
  mealMoves.change.from.includes(order.state) && now < order.changeUntil

export const canCancel = (order: Pick<MealOrder, 'state' | 'cancelUntil'>, now: number): boolean =>
  mealMoves.cancel.from.includes(order.state) && now < order.cancelUntil

/** What the QR of a meal says; the same form as every other booking's. */
export const qrOf = (order: Pick<MealOrder, '_id' | 'code'>): string => `xlv1.${order._id}.${order.code}`

/** `reader` is the person who reads; null for somebody whom we do not know. */
export function mealCard(order: MealOrder, reader: string | null, now: number): MealCard {
  const { _id, menuId, date, meal, state, door, way, personId, personName, money, place } = order
  return {
    id: _id,
    menuId,
    date,
    meal,
    state,
    door,
    way,
    personId,
    personName,
    forOther: personId !== reader,
    cover: order.lines.find(({ photo }) => photo !== '')?.photo ?? '',
    summary: summaryOf(order.lines),
    totalFen: order.totalFen,
    subsidyFen: order.subsidy.amountFen,
    dueFen: money.dueFen,
    paidFen: money.paidFen,
    refundDueFen: money.refundDueFen,
    place,
    serveFrom: order.serveFrom,
    serveTo: order.serveTo,
    changeUntil: order.changeUntil,
    cancelUntil: order.cancelUntil,
    canRate: canRate(order, now),
    createdAt: order.createdAt,
  }
}

export const lineOut = (line: MealLine): InferInput<typeof lineShape> => {
  const { itemId, kind, name, photo, parts, priceFen, quantity, amountFen } = line
  return { itemId, kind, name, photo, parts, priceFen, quantity, amountFen }
}

const ratingOut = (rating: MealOrder['rating']): MealDetail['rating'] =>
  rating && { face: rating.face, text: rating.text, at: rating.at }

/** One meal as its people read it. `alertId`: an open alert about it, where there is one. */
export function mealDetail(
  order: MealOrder,
  reader: string | null,
  now: number,
  alertId: string | null = null,
): MealDetail {
  const { courier, handover, subsidy } = order
  return {
    ...mealCard(order, reader, now),
    lines: order.lines.map(lineOut),
    code: order.code,
    qr: qrOf(order),
    maskedPhone: maskPhone(order.personPhone),
    address: order.way === 'delivery' && order.address ? addressInWords(order.address) : '',
    placedByName: order.placedBy.name,
    remark: order.remark,
    why: subsidy.why,
    subsidyState: subsidy.state,
    clashes: order.clashes,
    swap: order.swap,
    money: order.money,
    // Looked up with the diet.
    payBy: order.diet === null ? null : order.payBy,
    courier: courier && { name: courier.name, phone: courier.phone },
    handover: handover && { at: handover.at, words: handoverInWords(handover) },
    canChange: canChange(order, now),
    canCancel: canCancel(order, now),
    rating: ratingOut(order.rating),
    events: order.events,
    alertId,
    now,
  }
}
