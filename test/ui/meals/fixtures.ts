import { fen } from '../../../miniprogram/shared/money'
import { DAY, HOUR, instantOf } from '../../../miniprogram/shared/time'
import type { Reply } from '../../../typings/cloud-api'

/** Answers of `meals` as the contract has them, for pages that are shown in the simulator. */

jest.setTimeout(60_000)

/** A Wednesday morning. */
export const NOW = instantOf('2026-11-25', '09:00') ?? 0

export const SELF = { personId: 'p-li', name: '李梅', relation: '本人' }
export const MOTHER = { personId: 'p-wang', name: '王秀英', relation: '妈妈' }

type Week = Reply<'meals', 'week'>
export type MenuReply = Week['menus'][number]
type Item = MenuReply['items'][number]
export type Quote = Reply<'meals', 'quote'>
export type OrderReply = Reply<'meals', 'mealOrder'>
export type CardReply = Reply<'meals', 'myMeals'>['items'][number]

export const item = (change: Partial<Item> = {}): Item => ({
  id: 'fish',
  kind: 'set',
  name: '红烧鱼套餐',
  photo: 'cloud://local/fish.jpg',
  note: '',
  parts: ['红烧鱼', '清炒时蔬', '米饭'],
  priceFen: fen(800),
  payFen: fen(400),
  subsidyFen: fen(400),
  tags: ['soft'],
  contains: ['fish'],
  left: 12,
  clashes: [],
  ...change,
})

export const porridge = (change: Partial<Item> = {}): Item =>
  item({ id: 'porridge', name: '小米粥套餐', parts: ['小米粥', '蒸蛋'], left: 3, ...change })

/** Tomorrow's lunch. */
export const menu = (change: Partial<MenuReply> = {}): MenuReply => ({
  id: 'm1',
  date: '2026-11-26',
  meal: 'lunch',
  phase: 'open',
  stage: 'open',
  cancelledReason: '',
  orderUntil: NOW + DAY,
  changeUntil: NOW + DAY,
  cancelUntil: NOW + DAY,
  serveFrom: NOW + DAY + 2 * HOUR,
  serveTo: NOW + DAY + 4 * HOUR,
  place: '社区食堂一楼',
  note: '',
  ways: ['dineIn', 'pickUp', 'delivery'],
  left: 40,
  items: [item(), porridge()],
  subsidyWords: '78 岁,每餐补 ¥4.00',
  mine: null,
  ...change,
})

export const mine = (
  change: Partial<NonNullable<MenuReply['mine']>> = {},
): NonNullable<MenuReply['mine']> => ({
  orderId: 'meal:p-wang:2026-11-26:lunch',
  personId: MOTHER.personId,
  personName: MOTHER.name,
  state: 'booked',
  summary: '红烧鱼套餐 1 份',
  way: 'delivery',
  ...change,
})

export const week = (change: Partial<Week> = {}): Week => ({
  eaters: [SELF, MOTHER],
  forPersonId: MOTHER.personId,
  menus: [menu()],
  coming: [],
  today: '2026-11-25',
  now: NOW,
  ...change,
})

export const askedMenu = (change: Partial<Reply<'meals', 'menu'>> = {}): Reply<'meals', 'menu'> => ({
  ...menu(),
  eaters: [SELF, MOTHER],
  forPersonId: MOTHER.personId,
  now: NOW,
  ...change,
})

export const quote = (change: Partial<Quote> = {}): Quote => ({
  menuId: 'm1',
  date: '2026-11-26',
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
  eaters: [SELF, MOTHER],
  forPersonId: MOTHER.personId,
  personName: MOTHER.name,
  maskedPhone: '139****1001',
  address: '3 号楼 2 单元 501',
  ways: ['dineIn', 'pickUp', 'delivery'],
  lastWay: 'delivery',
  place: '社区食堂一楼',
  serveFrom: NOW + DAY + 2 * HOUR,
  serveTo: NOW + DAY + 4 * HOUR,
  orderUntil: NOW + DAY,
  changeUntil: NOW + DAY,
  cancelUntil: NOW + DAY,
  payBy: 'onsite',
  payWords: '送到时付',
  existingOrderId: null,
  now: NOW,
  ...change,
})

export const mealCard = (change: Partial<CardReply> = {}): CardReply => ({
  id: 'meal:p-wang:2026-11-26:lunch',
  menuId: 'm1',
  date: '2026-11-26',
  meal: 'lunch',
  state: 'booked',
  door: 'proxy',
  way: 'delivery',
  personId: MOTHER.personId,
  personName: MOTHER.name,
  forOther: true,
  cover: 'cloud://local/fish.jpg',
  summary: '红烧鱼套餐 1 份',
  totalFen: fen(800),
  subsidyFen: fen(400),
  dueFen: fen(400),
  paidFen: fen(0),
  refundDueFen: fen(0),
  place: '社区食堂一楼',
  serveFrom: NOW + DAY + 2 * HOUR,
  serveTo: NOW + DAY + 4 * HOUR,
  changeUntil: NOW + DAY,
  cancelUntil: NOW + DAY,
  canRate: false,
  createdAt: NOW,
  ...change,
})

export const mealOrder = (change: Partial<OrderReply> = {}): OrderReply => ({
  ...mealCard(),
  lines: [
    {
      itemId: 'fish',
      kind: 'set',
      name: '红烧鱼套餐',
      photo: 'cloud://local/fish.jpg',
      parts: ['红烧鱼', '米饭'],
      priceFen: fen(800),
      quantity: 1,
      amountFen: fen(800),
    },
  ],
  code: '081066',
  qr: 'XLV1:meal:081066',
  maskedPhone: '139****1001',
  address: '3 号楼 2 单元 501',
  placedByName: '李梅',
  remark: '',
  why: quote().why,
  subsidyState: 'reserved',
  clashes: [],
  swap: null,
  money: { channel: 'onsite', dueFen: fen(400), paidFen: fen(0), refundedFen: fen(0), refundDueFen: fen(0) },
  payBy: 'onsite',
  courier: null,
  handover: null,
  canChange: true,
  canCancel: true,
  rating: null,
  events: [{ at: NOW, what: '订餐', by: '女儿 李梅', note: '' }],
  alertId: null,
  now: NOW,
  ...change,
})

export const booked = (change: Partial<Reply<'meals', 'book'>> = {}): Reply<'meals', 'book'> => ({
  ...mealOrder(),
  existed: false,
  ...change,
})
