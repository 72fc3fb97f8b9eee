import { formatYuan } from '../../../shared/money'
import { momentInWords, windowInWords } from '../../../shared/time'
import { orderStateLabel, type OrderState } from '../../../shared/vocabulary'
import type { Reply } from '../../../../typings/cloud-api'
import { tillView, type TillView } from '../../../view/till'
import { toneOfOrder, type Tone } from '../../../view/tones'

export type StaffOrder = Reply<'groupbuy', 'staffOrder'>
type Card = Reply<'groupbuy', 'campaignOrders'>['items'][number]

/** Orders that still count: neither given up nor run out. */
const STANDING: readonly OrderState[] = ['pending_pay', 'placed', 'partly_picked', 'picked', 'no_show']
/** Orders of which something is still to be handed over. */
const WAITING: readonly OrderState[] = ['placed', 'partly_picked']

interface Sums {
  state: OrderState
  dueFen: number
  paidFen: number
  refundDueFen: number
}

/** What an order's money wants from the counter, in a word; empty when nothing. */
export function moneyInWords(order: Sums): { text: string; urgent: boolean } {
  if (order.refundDueFen > 0) return { text: `待退 ${formatYuan(order.refundDueFen)}`, urgent: true }
  if (!STANDING.includes(order.state)) return { text: '', urgent: false }
  const open = order.dueFen - order.paidFen
  return open > 0 ? { text: `未收 ${formatYuan(open)}`, urgent: true } : { text: '已收款', urgent: false }
}

export interface OrderRow extends Tone {
  id: string
  number: number
  state: OrderState
  stateLabel: string
  who: string
  where: string
  summary: string
  money: string
  moneyUrgent: boolean
  label: string
}

export function orderRow(card: Card): OrderRow {
  const money = moneyInWords(card)
  const stateLabel = orderStateLabel[card.state]
  return {
    id: card.id,
    number: card.number,
    state: card.state,
    stateLabel,
    ...toneOfOrder(card.state),
    who: card.personName,
    where: [householdInWords(card.household), card.maskedPhone].filter(Boolean).join(' · '),
    summary: card.summary,
    money: money.text,
    moneyUrgent: money.urgent,
    label: `${card.number} 号 ${card.personName},${stateLabel},${money.text}`,
  }
}

export interface LineView {
  itemId: string
  name: string
  unit: string
  photo: string
  price: string
  amount: string
  ordered: number
  picked: number
  remaining: number
  /** "订 2,已取 1" */
  progress: string
}

export interface VerificationView {
  id: string
  when: string
  what: string
  undone: string
  canUndo: boolean
}

export interface OrderView extends Tone, TillView {
  id: string
  campaignId: string
  campaignTitle: string
  number: number
  code: string
  state: OrderState
  stateLabel: string
  who: string
  household: string
  /** Empty where only the order's own page shows it. */
  phone: string
  maskedPhone: string
  placedBy: string
  pickup: string
  pickupPlace: string
  remark: string
  lines: LineView[]
  remainingUnits: number
  canHandOver: boolean
  /** Why nothing is handed over, for the counter; empty while something can be. */
  stopped: string
  canCancel: boolean
  verifications: VerificationView[]
  events: { key: string; when: string; what: string; detail: string }[]
}

export function orderView(order: StaffOrder): OrderView {
  const lines = order.lines.map(lineView)
  const { money, now } = order
  // Until the cutoff the order may still be cancelled: nothing goes over the counter.
  const waiting = WAITING.includes(order.state) && now >= order.closesAt
  return {
    id: order.id,
    campaignId: order.campaignId,
    campaignTitle: order.campaignTitle,
    number: order.number,
    code: spacedCode(order.code),
    state: order.state,
    stateLabel: orderStateLabel[order.state],
    ...toneOfOrder(order.state),
    who: order.personName,
    household: householdInWords(order.household),
    phone: order.phone ?? '',
    maskedPhone: order.maskedPhone,
    placedBy: order.door === 'self' ? '' : `${order.placedByName}代订`,
    pickup: windowInWords(order.pickup.from, order.pickup.to, now),
    pickupPlace: placeInWords(order.pickup),
    remark: order.remark,
    lines,
    ...tillView(money, order.openFen),
    remainingUnits: lines.reduce((sum, line) => sum + line.remaining, 0),
    canHandOver: waiting,
    stopped: stoppedInWords(order),
    canCancel: order.state === 'placed' || order.state === 'pending_pay',
    verifications: order.verifications.map((one) => verificationView(one, now)),
    events: [...order.events].reverse().map((event, place) => ({
      key: `${event.at}-${place}`,
      when: momentInWords(event.at, now),
      what: event.what,
      detail: [event.by, event.note].filter(Boolean).join(' · '),
    })),
  }
}

function stoppedInWords(order: StaffOrder): string {
  const last = order.verifications.filter((one) => one.undone === null).at(-1)
  switch (order.state) {
    case 'placed':
    case 'partly_picked':
      return order.now < order.closesAt ? `${momentInWords(order.closesAt, order.now)} 截单以后才能交付` : ''
    case 'picked':
      return last ? `已经取走了:${momentInWords(last.at, order.now)},${last.staffName}交付的` : '已经取走了'
    case 'pending_pay':
      return '还没有付款,不能交付'
    case 'cancelled':
    case 'expired':
      return '这一单已经取消,不能交付'
    case 'no_show':
      return '团购已经结束,这一单记为「没有来取」'
  }
}

function lineView(line: StaffOrder['lines'][number]): LineView {
  const { itemId, name, unit, photo, ordered, picked } = line
  return {
    itemId,
    name,
    unit,
    photo,
    ordered,
    picked,
    price: formatYuan(line.priceFen),
    amount: formatYuan(line.amountFen),
    remaining: Math.max(0, ordered - picked),
    progress: picked > 0 ? `订 ${ordered},已取 ${picked}` : `订 ${ordered}`,
  }
}

function verificationView(one: StaffOrder['verifications'][number], now: number): VerificationView {
  return {
    id: one.id,
    when: momentInWords(one.at, now),
    what: `${one.staffName} 交付 ${linesInWords(one.lines)}`,
    undone: one.undone
      ? `${momentInWords(one.undone.at, now)} ${one.undone.staffName} 撤销:${one.undone.reason}`
      : '',
    canUndo: one.undone === null,
  }
}

/** "上海青 2、土鸡蛋 1" */
export const linesInWords = (lines: readonly { name: string; quantity: number }[]): string =>
  lines.map((line) => `${line.name} ${line.quantity}`).join('、')

/** "3-2-501" as people say it: "3 号楼 2 单元 501". */
export function householdInWords(household: string): string {
  const [building, unit, room, ...more] = household.split('-')
  return building && unit && room && more.length === 0 ? `${building} 号楼 ${unit} 单元 ${room}` : household
}

/** A place often begins with the name of its point; nobody says that twice. */
const placeInWords = ({ name, place }: { name: string; place: string }): string => {
  if (!place) return name
  return place.includes(name) ? place : `${name}(${place})`
}

/** "482 913": three digits are easier to read out than six. */
export const spacedCode = (code: string): string => code.replace(/^(\d{3})(\d{3})$/, '$1 $2')

/** What is handed over now: the chosen quantities, without the lines that are left out. */
export const chosenLines = (quantities: Record<string, number>): { itemId: string; quantity: number }[] =>
  Object.entries(quantities)
    .filter(([, quantity]) => quantity > 0)
    .map(([itemId, quantity]) => ({ itemId, quantity }))

/** Everything that is still to be handed over, as the counter's first suggestion. */
export const allRemaining = (lines: readonly LineView[]): Record<string, number> =>
  Object.fromEntries(lines.map((line) => [line.itemId, line.remaining]))

/** Before anything is on the counter: for a page's first data. */
export const NOTHING_CHOSEN: { quantities: Record<string, number>; units: number } = {
  quantities: {},
  units: 0,
}

/** How many units are chosen. */
export const unitsIn = (quantities: Record<string, number>): number =>
  Object.values(quantities).reduce((sum, quantity) => sum + quantity, 0)
