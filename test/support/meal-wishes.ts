import { isoDate } from '../../miniprogram/shared/time'
import type { Things } from './wishes'

/** A well-formed input for every action of meals. */

const portion = { itemId: 'fish', quantity: 1 }
/** What somebody of unknown age pays for it. */
const PRICE = 1200
const TODAY = isoDate(Date.now())
/** So far ahead that no menu of any test is on it. */
const FAR = '2050-01-03'
const FAR_WEEK = '2050-01-10'

const booking = { lines: [portion], way: 'dineIn', seenPayFen: PRICE }
const hours = (date: string) => {
  const at = (time: string): number => Date.parse(`${date}T${time}:00+08:00`)
  const cutoffs = { orderUntil: at('09:00'), changeUntil: at('09:00'), cancelUntil: at('09:00') }
  return { ...cutoffs, serveFrom: at('11:00'), serveTo: at('12:30') }
}

const menu = (t: Things) => ({
  id: t.menuId,
  version: 1,
  date: t.mealDate,
  meal: 'lunch',
  items: [{ dishId: t.dishId, priceFen: PRICE, capacity: 10 }],
  capacity: 10,
  ways: ['dineIn', 'pickUp', 'delivery'],
  place: '社区食堂一楼',
  note: '',
  ...hours(t.mealDate),
})

const dish = {
  kind: 'set',
  name: '红烧鱼套餐',
  photo: 'cloud://local.local/dishes/fish.jpg',
  note: '',
  parts: ['红烧鱼', '米饭'],
  priceFen: PRICE,
  tags: ['soft'],
  contains: ['fish'],
}

const standing = {
  meal: 'lunch',
  weekdays: [1, 3, 5],
  way: 'dineIn',
  likes: ['红烧鱼套餐'],
  quantity: 1,
  otherwise: 'suitable',
}

const photo = { date: TODAY, file: 'cloud://local.local/kitchen/wok.jpg' }
const tier = { minAge: 70, amountFen: 400, sharePercent: null, maxPerMealFen: null, maxPerMonthFen: null }
const found = { how: 'fine', text: '人在卫生站,好好的' }

const residents: Record<string, (t: Things) => object> = {
  week: () => ({}),
  menu: (t) => ({ id: t.menuId }),
  quote: (t) => ({ menuId: t.menuId, lines: [portion] }),
  book: (t) => ({ menuId: t.menuId, ...booking }),
  quoteWeek: (t) => ({ days: [{ menuId: t.menuId, lines: [portion] }] }),
  bookWeek: (t) => ({
    way: 'dineIn',
    days: [{ menuId: t.menuId, lines: [portion], seenPayFen: PRICE }],
  }),
  myMeals: () => ({}),
  mealOrder: (t) => ({ id: t.mealId }),
  changeMeal: (t) => ({ id: t.mealId, ...booking, way: 'pickUp' }),
  cancelMeal: (t) => ({ id: t.mealId }),
  rate: (t) => ({ id: t.mealId, face: 'good', text: '好吃' }),
  standings: () => ({}),
  saveStanding: () => standing,
  pauseStanding: (t) => ({ id: t.standingId, from: FAR, to: FAR_WEEK }),
  resumeStanding: (t) => ({ id: t.standingId, from: FAR }),
  endStanding: (t) => ({ id: t.standingId }),
  openKitchen: () => ({}),
  myAccount: () => ({}),
  printMenu: () => ({}),
  tellWellBeing: (t) => ({ alertId: t.alertId, ...found }),
}

const kitchen: Record<string, (t: Things) => object> = {
  dishes: () => ({}),
  saveDish: () => dish,
  staffMenus: () => ({ from: FAR }),
  staffMenu: (t) => ({ id: t.menuId }),
  saveMenu: menu,
  publishMenu: (t) => ({ id: t.menuId, version: 1 }),
  copyWeek: () => ({ from: FAR, to: FAR_WEEK }),
  cancelMenu: (t) => ({ id: t.menuId, reason: '停水' }),
  replaceItem: (t) => ({ id: t.menuId, itemId: 'fish', byItemId: 'tofu', reason: '鱼没有送到' }),
  today: () => ({ date: FAR }),
  advance: (t) => ({ menuId: t.menuId, to: 'locked' }),
  kitchenSheet: (t) => ({ menuId: t.menuId }),
  labels: (t) => ({ menuId: t.menuId }),
  dayOrders: (t) => ({ menuId: t.menuId }),
  staffMeal: (t) => ({ id: t.mealId }),
  findForHandOut: (t) => ({ menuId: t.menuId, query: '王秀英' }),
  handOut: (t) => ({ id: t.mealId, knownBy: 'code' }),
  undoHandOut: (t) => ({ id: t.mealId, reason: '点错了人' }),
  callerMeals: (t) => ({ personId: t.personId }),
  addKitchenPhoto: () => photo,
  removeKitchenPhoto: () => photo,
  addSample: () => ({
    date: TODAY,
    meal: 'lunch',
    dish: '红烧鱼',
    grams: 150,
    takenAt: Date.parse(`${TODAY}T00:00:00+08:00`),
  }),
  disposeSample: (t) => ({ id: t.sampleId }),
  sampleLog: () => ({}),
  ratings: () => ({}),
  printSheet: (t) => ({ sheet: 'kitchen', id: t.menuId }),
  sheetFile: (t) => ({ sheet: 'kitchen', id: t.menuId }),
  desk: () => ({}),
}

const delivery: Record<string, (t: Things) => object> = {
  routes: () => ({}),
  saveRoute: (t) => ({ id: t.routeId, name: '南区', buildings: [t.building], courierPersonId: null }),
  removeRoute: (t) => ({ id: t.routeId }),
  runsOf: (t) => ({ menuId: t.menuId }),
  assignRun: (t) => ({ menuId: t.menuId, routeId: t.routeId, courierPersonId: t.courierId }),
  stops: () => ({}),
  startRun: (t) => ({ menuId: t.menuId, routeId: t.routeId }),
  deliver: (t) => ({ orderId: t.mealId, to: 'person' }),
  noAnswer: (t) => ({ orderId: t.mealId }),
  worry: (t) => ({ orderId: t.mealId, text: '脸色不好,说话没力气' }),
  returnMeal: (t) => ({ orderId: t.mealId, reason: '女儿接走了' }),
  undoDelivery: (t) => ({ orderId: t.mealId, reason: '点错了' }),
  alerts: () => ({}),
  alert: (t) => ({ id: t.alertId }),
  noteAlert: (t) => ({ id: t.alertId, text: '打了两遍电话' }),
  closeAlert: (t) => ({ id: t.alertId, ...found }),
}

const money: Record<string, (t: Things) => object> = {
  policies: () => ({}),
  addPolicy: () => ({ title: '老年助餐补贴', payer: '区民政局', tiers: [tier], fromDate: FAR }),
  monthSheet: () => ({ month: FAR.slice(0, 7) }),
  accounts: () => ({}),
  personAccount: (t) => ({ personId: t.personId }),
  setAccountMode: (t) => ({ personId: t.personId, mode: 'billed', version: 0 }),
  topUp: (t) => ({ personId: t.personId, amountFen: 5000, method: 'cash' }),
  settleAccount: (t) => ({ personId: t.personId, method: 'cash', seenFen: 800 }),
  payOutAccount: (t) => ({ personId: t.personId, method: 'cash', seenFen: 5000, reason: '搬走了' }),
}

export const mealWishes = { ...residents, ...kitchen, ...delivery, ...money }
