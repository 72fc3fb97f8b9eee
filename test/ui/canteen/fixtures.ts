import { fen } from '../../../miniprogram/shared/money'
import { DAY, HOUR, instantOf } from '../../../miniprogram/shared/time'
import type { Reply } from '../../../typings/cloud-api'

/** Answers of meals as the canteen's pages get them. */

// The simulator compiles every page with all of TDesign that it uses, which takes its time on a busy machine.
jest.setTimeout(60_000)

/** A Wednesday, an hour before lunch. */
export const NOW = instantOf('2026-11-25', '10:00') ?? 0

export type StaffMenu = Reply<'meals', 'staffMenu'>
type Item = StaffMenu['items'][number]
type Day = Reply<'meals', 'today'>
export type DayMenu = Day['menus'][number]
export type StaffMeal = Reply<'meals', 'staffMeal'>
export type Dish = Reply<'meals', 'dishes'>['items'][number]

export const item = (id: string, name: string, change: Partial<Item> = {}): Item => ({
  id,
  dishId: `d-${id}`,
  kind: 'set',
  name,
  photo: 'cloud://env/fish.jpg',
  note: '',
  parts: ['红烧鱼', '米饭'],
  priceFen: fen(1000),
  tags: [],
  contains: ['fish'],
  capacity: 40,
  sold: 18,
  left: 22,
  hidden: false,
  ...change,
})

/** Today's lunch: published, cut off at half past nine, being cooked. */
export const staffMenu = (change: Partial<StaffMenu> = {}): StaffMenu => ({
  id: 'm1',
  version: 3,
  date: '2026-11-25',
  meal: 'lunch',
  state: 'published',
  stage: 'cooking',
  items: [item('fish', '红烧鱼套餐'), item('noodles', '番茄鸡蛋面', { sold: 4, left: 16, capacity: 20 })],
  capacity: 60,
  sold: 22,
  ways: ['dineIn', 'pickUp', 'delivery'],
  place: '社区食堂一楼',
  note: '',
  orderUntil: NOW - HOUR / 2,
  changeUntil: NOW - HOUR,
  cancelUntil: NOW - HOUR,
  serveFrom: NOW + HOUR,
  serveTo: NOW + 2.5 * HOUR,
  policyTitle: '',
  cancelledReason: '',
  now: NOW,
  ...change,
})

const NO_COUNTS: DayMenu['counts'] = {
  standing: 20,
  portions: 22,
  dineIn: 8,
  pickUp: 4,
  delivery: 8,
  handedOver: 0,
  waiting: 20,
  noAnswer: 0,
}

export const dayMenu = (
  change: Partial<StaffMenu> = {},
  counts: Partial<DayMenu['counts']> = {},
): DayMenu => ({
  ...staffMenu(change),
  counts: { ...NO_COUNTS, ...counts },
})

export const day = (menus: DayMenu[] = [dayMenu()]): Day => ({
  date: '2026-11-25',
  today: '2026-11-25',
  menus,
  now: NOW,
})

/** A draft of tomorrow that can still be changed in everything. */
export const draft = (change: Partial<StaffMenu> = {}): StaffMenu =>
  staffMenu({
    state: 'draft',
    stage: 'open',
    date: '2026-11-26',
    orderUntil: NOW + 10 * HOUR,
    changeUntil: NOW + 10 * HOUR,
    cancelUntil: NOW + 10 * HOUR,
    serveFrom: NOW + DAY + HOUR,
    serveTo: NOW + DAY + 2.5 * HOUR,
    ...change,
  })

/** One set, fetched at the window, four yuan open. */
export const staffMeal = (change: Partial<StaffMeal> = {}): StaffMeal => ({
  id: 'meal:p-wang:2026-11-25:lunch',
  menuId: 'm1',
  date: '2026-11-25',
  meal: 'lunch',
  state: 'ready',
  door: 'proxy',
  way: 'pickUp',
  personId: 'p-wang',
  personName: '王秀英',
  forOther: true,
  cover: '',
  summary: '红烧鱼套餐 1 份',
  totalFen: fen(1000),
  subsidyFen: fen(600),
  dueFen: fen(400),
  paidFen: fen(0),
  refundDueFen: fen(0),
  place: '社区食堂一楼',
  serveFrom: NOW + HOUR,
  serveTo: NOW + 2.5 * HOUR,
  changeUntil: NOW - HOUR,
  cancelUntil: NOW - HOUR,
  canRate: false,
  createdAt: NOW - DAY,
  lines: [
    {
      itemId: 'fish',
      kind: 'set',
      name: '红烧鱼套餐',
      photo: '',
      parts: ['红烧鱼', '米饭'],
      priceFen: fen(1000),
      quantity: 1,
      amountFen: fen(1000),
    },
  ],
  code: '482913',
  qr: 'xlv1',
  maskedPhone: '139****1001',
  address: '3 号楼 2 单元 501',
  placedByName: '李梅',
  remark: '',
  why: [
    { words: '原价', amountFen: 1000 },
    { words: '78 岁,每餐补 ¥6.00', amountFen: -600 },
  ],
  subsidyState: 'reserved',
  clashes: [],
  swap: null,
  money: { channel: 'onsite', dueFen: fen(400), paidFen: fen(0), refundedFen: fen(0), refundDueFen: fen(0) },
  payBy: 'onsite',
  courier: null,
  handover: null,
  canChange: false,
  canCancel: false,
  rating: null,
  events: [],
  alertId: null,
  now: NOW,
  openFen: fen(400),
  phone: null,
  diet: [],
  dietNote: '',
  number: 12,
  routeName: '',
  ...change,
})

export const paidMeal = (change: Partial<StaffMeal> = {}): StaffMeal =>
  staffMeal({
    paidFen: fen(400),
    openFen: fen(0),
    money: {
      channel: 'onsite',
      dueFen: fen(400),
      paidFen: fen(400),
      refundedFen: fen(0),
      refundDueFen: fen(0),
    },
    ...change,
  })

export const dish = (change: Partial<Dish> = {}): Dish => ({
  id: 'd-fish',
  version: 1,
  kind: 'set',
  name: '红烧鱼套餐',
  photo: 'cloud://env/fish.jpg',
  note: '',
  parts: ['红烧鱼', '米饭'],
  priceFen: fen(1000),
  tags: ['soft'],
  contains: ['fish'],
  archived: false,
  ...change,
})
