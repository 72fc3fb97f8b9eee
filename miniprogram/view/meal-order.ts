import type { MealOrder } from '../services/meals'
import { formatYuan, yuan } from '../shared/money'
import { dayInWords, momentInWords } from '../shared/time'
import type { MealState, MealWay } from '../shared/vocabulary'
import { mealDoorLabel } from '../shared/vocabulary'
import type { Step } from './meals'
import {
  dayAt,
  isComing,
  mealInWords,
  servingInWords,
  stateInWords,
  stepsOf,
  untilInWords,
  wayInWords,
} from './meals'
import type { LineView, StoryLine } from './orders'
import { storyOf } from './orders'
import type { PayView } from './pay'
import { openFen } from './pay'
import type { Tone } from './tones'
import { toneOfMeal } from './tones'

/** A meal as its own page shows it. */
export interface MealOrderView extends Tone {
  id: string
  menuId: string
  personId: string
  personName: string
  /** The large word. */
  tag: string
  /** What it means for the person. */
  sentence: string
  day: string
  /** "红烧鱼套餐 1 份" */
  summary: string
  who: string
  when: string
  where: string
  placed: string
  remark: string
  lines: LineView[]
  steps: Step[]
  /** "¥4.00": what the steps come to. */
  due: string
  pay: PayView
  subsidy: string
  code: string
  qr: string
  showCode: boolean
  swap: string
  clashes: string[]
  courier: { name: string; phone: string } | null
  canChange: boolean
  canCancel: boolean
  /** Until when it can be changed and cancelled, or why no longer; empty once that is over. */
  untilWords: string
  canRate: boolean
  rating: { face: 'good' | 'bad'; words: string; text: string } | null
  events: StoryLine[]
  alertId: string
}

const lineView = (line: MealOrder['lines'][number]): LineView => ({
  itemId: line.itemId,
  name: line.name,
  photo: line.photo,
  how: `${formatYuan(line.priceFen)} × ${line.quantity} 份`,
  amount: formatYuan(line.amountFen),
  picked: '',
})

function comingSentence(order: MealOrder, now: number): string {
  const when = `${dayInWords(dayAt(order.date), now)} ${servingInWords(order)}`
  const where = wayInWords(order.way, order.place, order.address)
  return order.way === 'delivery' ? `${when} ${where}` : `请在${when} ${where}`
}

function sentenceOf(order: MealOrder): string {
  const { now, state, way, handover } = order
  switch (state) {
    case 'booked':
    case 'locked':
      return comingSentence(order, now)
    case 'cooking':
      return `食堂正在做。${comingSentence(order, now)}`
    case 'ready':
      return way === 'delivery' ? '饭菜已经装好,送餐员马上出发' : comingSentence(order, now)
    case 'out':
      return `${order.courier?.name ?? '送餐员'}正在送来,请留意敲门`
    case 'no_answer':
      return '送到的时候没人应门,大家正在找人。人在家的话,请马上打个电话'
    case 'delivered':
    case 'collected':
      return handover ? `${momentInWords(handover.at, now)} ${handover.words}` : '已经交到手上,慢慢吃'
    case 'returned':
      return '没能交到手上,已经带回食堂。今天收餐以前还可以来取'
    case 'cancelled':
      return order.money.refundDueFen > 0 ? '已经取消,付的钱会退给您' : '已经取消,不用付钱'
    case 'no_show':
      return '这一餐没有来取,这次没有补贴。有事请联系社区'
  }
}

function untilWords({ canChange, canCancel, changeUntil, cancelUntil, now, state }: MealOrder): string {
  const cutoffs = { changeUntil: canChange ? changeUntil : 0, cancelUntil: canCancel ? cancelUntil : 0 }
  const words = untilInWords(cutoffs, now)
  if (words) return words
  return isComing(state) ? '已经过了可以改的时间。要改动请打电话给社区' : ''
}

const HOW_PAID: Record<MealWay, string> = { delivery: '送到时付', pickUp: '取餐时付', dineIn: '到食堂付' }

/** What is still to pay, how and where; what was paid. */
export function mealPayView(order: Pick<MealOrder, 'money' | 'way' | 'payBy' | 'place' | 'state'>): PayView {
  const { money, way, payBy, place, state } = order
  const open = openFen(money)
  if (money.refundDueFen > 0) {
    return { icon: 'money', title: '要退给您', text: `到${place}领取`, yuan: yuan(money.refundDueFen) }
  }
  if (state === 'cancelled') return { icon: 'check-circle', title: '不用付钱', text: '', yuan: '' }
  if (open > 0 && payBy === 'account') {
    return { icon: 'wallet', title: '从助餐账户扣', text: '吃到以后才扣', yuan: yuan(open) }
  }
  if (open > 0 && payBy === null) {
    return {
      icon: 'wallet',
      title: '还要付',
      text: `${HOW_PAID[way]};有助餐账户的,吃到以后扣`,
      yuan: yuan(open),
    }
  }
  if (open > 0) {
    return { icon: 'wallet', title: HOW_PAID[way], text: '现金或扫码都可以', yuan: yuan(open) }
  }
  if (money.paidFen > 0) {
    return { icon: 'check-circle', title: '已付清', text: '', yuan: yuan(money.paidFen) }
  }
  return { icon: 'check-circle', title: '不用付钱', text: '', yuan: '' }
}

const SUBSIDY: Record<MealOrder['subsidyState'], string> = {
  none: '',
  reserved: '补贴在吃到以后算',
  granted: '补贴已经算上',
  released: '没有吃到,这次没有补贴',
}

const ratingView = (rating: MealOrder['rating']): MealOrderView['rating'] =>
  rating && { face: rating.face, words: rating.face === 'good' ? '好吃' : '不太行', text: rating.text }

const COLLECTABLE: readonly MealState[] = ['booked', 'locked', 'cooking', 'ready', 'returned']

export function mealOrderView(order: MealOrder): MealOrderView {
  const { now, swap } = order
  return {
    id: order.id,
    menuId: order.menuId,
    personId: order.personId,
    personName: order.personName,
    tag: stateInWords(order.state, order.way),
    ...toneOfMeal(order.state),
    sentence: sentenceOf(order),
    day: mealInWords(order.date, order.meal, now),
    summary: order.summary,
    who: `${order.personName} ${order.maskedPhone}`,
    when: `${dayInWords(dayAt(order.date), now)} ${servingInWords(order)}`,
    where: wayInWords(order.way, order.place, order.address),
    placed: `${mealDoorLabel[order.door]}${order.placedByName ? ` · ${order.placedByName}` : ''}`,
    remark: order.remark,
    lines: order.lines.map(lineView),
    steps: stepsOf(order.why),
    due: order.why.length > 0 ? formatYuan(order.why.reduce((sum, step) => sum + step.amountFen, 0)) : '',
    pay: mealPayView(order),
    subsidy: SUBSIDY[order.subsidyState],
    code: `${order.code.slice(0, 3)} ${order.code.slice(3)}`,
    qr: order.qr,
    showCode: COLLECTABLE.includes(order.state) && (order.way !== 'delivery' || order.state === 'returned'),
    swap: swap ? `${swap.from}换成了${swap.to}${swap.reason ? `:${swap.reason}` : ''}` : '',
    clashes: isComing(order.state) ? order.clashes : [],
    courier: isComing(order.state) ? order.courier : null,
    canChange: order.canChange,
    canCancel: order.canCancel,
    untilWords: untilWords(order),
    canRate: order.canRate,
    rating: ratingView(order.rating),
    events: storyOf(order.events, now),
    alertId: order.alertId ?? '',
  }
}
