import type { Order, OrderCard } from '../services/groupbuy'
import { formatYuan } from '../shared/money'
import { momentInWords, pickupInWords } from '../shared/time'
import type { OrderState } from '../shared/vocabulary'
import { orderStateLabel } from '../shared/vocabulary'
import type { PayView } from './pay'
import { payView, payWords } from './pay'
import type { Tone } from './tones'
import { toneOfOrder } from './tones'

/** An order as `order-card` shows it. */
export interface OrderCardView extends Tone {
  id: string
  number: number
  title: string
  cover: string
  tag: string
  summary: string
  /** " · 给妈妈的", or nothing for one's own. */
  forWhom: string
  when: string
  where: string
  /** It is still to be fetched. */
  waiting: boolean
  money: string
  owing: boolean
}

const WAITING: readonly OrderState[] = ['pending_pay', 'placed', 'partly_picked']

export function orderCardView(card: OrderCard, now: number): OrderCardView {
  const waiting = WAITING.includes(card.state)
  const when = waiting
    ? `取货:${pickupInWords(card.pickupFrom, card.pickupTo, now)}`
    : `${momentInWords(card.createdAt, now)} 下单`
  return {
    id: card.id,
    number: card.number,
    title: card.campaignTitle,
    cover: card.cover,
    tag: orderStateLabel[card.state],
    ...toneOfOrder(card.state),
    summary: card.summary,
    forWhom: card.forOther ? ` · ${card.personName}的` : '',
    when,
    where: card.pickupPlace,
    waiting,
    money: payWords(card),
    owing: card.refundDueFen > 0 || (waiting && card.dueFen > card.paidFen),
  }
}

/** A line of an order on paper and screen. */
export interface LineView {
  itemId: string
  name: string
  photo: string
  /** "3.50 元 / 2 斤 × 2" */
  how: string
  amount: string
  /** "已取 1" while the rest waits. */
  picked: string
}

type Line = Order['lines'][number]

export function lineView(line: Line): LineView {
  return {
    itemId: line.itemId,
    name: line.name,
    photo: line.photo,
    how: `${formatYuan(line.priceFen)} / ${line.unit} × ${line.ordered}`,
    amount: formatYuan(line.amountFen),
    picked: line.picked > 0 && line.picked < line.ordered ? `已取 ${line.picked}` : '',
  }
}

/** Something that happened to a booking, as `timeline` shows it. */
export interface StoryLine {
  key: string
  what: string
  when: string
  by: string
}

/** What happened, newest first. */
export const storyOf = (events: Order['events'], now: number): StoryLine[] =>
  [...events].reverse().map((event, i) => ({
    key: `${event.at}-${i}`,
    what: event.note ? `${event.what}:${event.note}` : event.what,
    when: momentInWords(event.at, now),
    by: event.by,
  }))

/** An order as its own page shows it. */
export interface OrderView extends Tone {
  id: string
  campaignId: string
  number: number
  title: string
  tag: string
  /** One sentence under the state: what it means for the person. */
  sentence: string
  /** Six digits in two groups, as people read them out. */
  code: string
  qr: string
  /** Code and QR are of use. */
  waiting: boolean
  when: string
  /** "党群服务中心一楼东侧大厅" */
  where: string
  who: string
  lines: LineView[]
  total: string
  remark: string
  pay: PayView
  canCancel: boolean
  /** Until when one can cancel it oneself, or why one no longer can; empty once there is nothing to cancel. */
  cancelWords: string
  events: StoryLine[]
  createdAt: string
}

function sentenceOf(order: Order): string {
  const { now, pickup, state } = order
  const when = pickupInWords(pickup.from, pickup.to, now)
  switch (state) {
    case 'pending_pay':
      return '付款后就给您留好了'
    case 'placed':
      return now > pickup.to ? '取货时间已过,请联系社区' : `请在${when}来取`
    case 'partly_picked':
      return `还有几样没取,请在${when}来取`
    case 'picked':
      return '都取走了,谢谢您'
    case 'cancelled':
      return order.money.refundDueFen > 0 ? '已经取消,付的钱会退给您' : '已经取消,不用付钱'
    case 'expired':
      return '没有按时付款,已经替您取消'
    case 'no_show':
      return '这次没有来取,有事请联系社区'
  }
}

/** Many places have their point's name in them already. */
const whereOf = ({ name, place }: Order['pickup']): string =>
  place.startsWith(name) ? place : `${name},${place}`

function cancelWords({ canCancel, closesAt, now, state }: Order): string {
  if (canCancel) return `${momentInWords(closesAt, now)} 前可以自己取消`
  return WAITING.includes(state) ? '已经截单,不能自己取消了。要改动请打电话给社区' : ''
}

export function orderView(order: Order): OrderView {
  const { now, pickup } = order
  return {
    id: order.id,
    campaignId: order.campaignId,
    number: order.number,
    title: order.campaignTitle,
    tag: orderStateLabel[order.state],
    ...toneOfOrder(order.state),
    sentence: sentenceOf(order),
    code: `${order.code.slice(0, 3)} ${order.code.slice(3)}`,
    qr: order.qr,
    waiting: WAITING.includes(order.state),
    when: pickupInWords(pickup.from, pickup.to, now),
    where: whereOf(pickup),
    who: `${order.personName} ${order.maskedPhone}`,
    lines: order.lines.map(lineView),
    total: formatYuan(order.lines.reduce((sum, line) => sum + line.amountFen, 0)),
    remark: order.remark,
    pay: payView(order.money, pickup.name),
    canCancel: order.canCancel,
    cancelWords: cancelWords(order),
    events: storyOf(order.events, now),
    createdAt: momentInWords(order.createdAt, now),
  }
}
