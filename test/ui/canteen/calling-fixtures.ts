import { fen } from '../../../miniprogram/shared/money'
import { DAY, HOUR, instantOf } from '../../../miniprogram/shared/time'
import type { Reply } from '../../../typings/cloud-api'

/** Answers of meals as whoever takes calls gets them. */

// The simulator compiles every page with all of TDesign that it uses, which takes its time on a busy machine.
jest.setTimeout(60_000)

/** A Tuesday morning. */
export const NOW = instantOf('2026-11-24', '09:00') ?? 0

type Caller = Reply<'meals', 'callerMeals'>
type Menu = Caller['menus'][number]
type Quote = Reply<'meals', 'quote'>
type Booked = Reply<'meals', 'book'>
type Card = Caller['coming'][number]

const fishSet: Menu['items'][number] = {
  id: 'fish',
  kind: 'set',
  name: '红烧鱼套餐',
  photo: '',
  note: '',
  parts: ['红烧鱼', '炒青菜', '米饭'],
  priceFen: fen(800),
  payFen: fen(400),
  subsidyFen: fen(400),
  tags: ['soft'],
  contains: ['fish'],
  left: 12,
  clashes: [],
}

const noodles: Menu['items'][number] = {
  ...fishSet,
  id: 'noodles',
  name: '番茄鸡蛋面',
  parts: [],
  contains: ['wheat', 'egg'],
  left: 1,
  clashes: ['番茄鸡蛋面里有面食,有过敏:面食'],
}

export const menu = (change: Partial<Menu> = {}): Menu => ({
  id: 'm-wed',
  date: '2026-11-25',
  meal: 'lunch',
  phase: 'open',
  stage: 'open',
  cancelledReason: '',
  orderUntil: NOW + 11 * HOUR,
  changeUntil: NOW + 11 * HOUR,
  cancelUntil: NOW + 11 * HOUR,
  serveFrom: NOW + DAY + 2 * HOUR,
  serveTo: NOW + DAY + 4 * HOUR,
  place: '社区食堂',
  note: '',
  ways: ['dineIn', 'pickUp', 'delivery'],
  left: 40,
  items: [fishSet, noodles],
  subsidyWords: '78 岁,每餐补 ¥4.00',
  mine: null,
  same: {
    lines: [{ itemId: 'fish', name: '红烧鱼套餐', quantity: 1 }],
    way: 'delivery',
    payFen: fen(400),
    missing: [],
  },
  ...change,
})

export const card = (change: Partial<Card> = {}): Card => ({
  id: 'meal:p-wang:2026-11-25:lunch',
  menuId: 'm-wed',
  date: '2026-11-25',
  meal: 'lunch',
  state: 'booked',
  door: 'phone',
  way: 'delivery',
  personId: 'p-wang',
  personName: '王秀英',
  forOther: true,
  cover: '',
  summary: '红烧鱼套餐 1 份',
  totalFen: fen(800),
  subsidyFen: fen(400),
  dueFen: fen(400),
  paidFen: fen(0),
  refundDueFen: fen(0),
  place: '社区食堂',
  serveFrom: NOW + DAY + 2 * HOUR,
  serveTo: NOW + DAY + 4 * HOUR,
  changeUntil: NOW + 11 * HOUR,
  cancelUntil: NOW + 11 * HOUR,
  canRate: false,
  createdAt: NOW,
  ...change,
})

export const caller = (change: Partial<Caller> = {}): Caller => ({
  personId: 'p-wang',
  name: '王秀英',
  maskedPhone: '139****1001',
  address: '3 号楼 2 单元 501',
  diet: ['lowSalt'],
  dietNote: '',
  last: {
    date: '2026-11-23',
    meal: 'lunch',
    way: 'delivery',
    summary: '红烧鱼套餐 1 份',
    lines: [{ dishId: 'd-fish', name: '红烧鱼套餐', quantity: 1 }],
  },
  menus: [menu(), menu({ id: 'm-thu', date: '2026-11-26' })],
  coming: [],
  standingWords: '',
  now: NOW,
  ...change,
})

export const quote = (change: Partial<Quote> = {}): Quote => ({
  menuId: 'm-wed',
  date: '2026-11-25',
  meal: 'lunch',
  lines: [{ itemId: 'fish', name: '红烧鱼套餐', quantity: 1, priceFen: fen(800), amountFen: fen(800) }],
  totalFen: fen(800),
  subsidyFen: fen(400),
  payFen: fen(400),
  why: [
    { words: '原价', amountFen: 800 },
    { words: '78 岁,70 岁以上,每餐补 ¥4.00', amountFen: -400 },
  ],
  clashes: [],
  eaters: [],
  forPersonId: 'p-wang',
  personName: '王秀英',
  maskedPhone: '139****1001',
  address: '3 号楼 2 单元 501',
  ways: ['dineIn', 'pickUp', 'delivery'],
  lastWay: 'delivery',
  place: '社区食堂',
  serveFrom: NOW + DAY + 2 * HOUR,
  serveTo: NOW + DAY + 4 * HOUR,
  orderUntil: NOW + 11 * HOUR,
  changeUntil: NOW + 11 * HOUR,
  cancelUntil: NOW + 11 * HOUR,
  payBy: 'onsite',
  payWords: '送到时付',
  existingOrderId: null,
  now: NOW,
  ...change,
})

export const booked = (change: Partial<Booked> = {}): Booked => ({
  ...card(),
  lines: [],
  code: '482913',
  qr: '',
  maskedPhone: '139****1001',
  address: '3 号楼 2 单元 501',
  placedByName: '陈浩',
  remark: '',
  why: [],
  subsidyState: 'reserved',
  clashes: [],
  swap: null,
  money: {
    channel: 'onsite',
    dueFen: fen(400),
    paidFen: fen(0),
    refundedFen: fen(0),
    refundDueFen: fen(0),
  },
  payBy: 'onsite',
  courier: null,
  handover: null,
  canChange: true,
  canCancel: true,
  rating: null,
  events: [],
  alertId: null,
  now: NOW,
  existed: false,
  ...change,
})
