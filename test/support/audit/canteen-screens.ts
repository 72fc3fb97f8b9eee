import type { Phone } from '../phone'
import { typeCode } from '../steps'
import type { Screen } from './screen'

const canteen = '/packages/canteen/pages'
const day = `${canteen}/day/index`
const menus = `${canteen}/menus/index`
const dishes = `${canteen}/dishes/index`
const samples = `${canteen}/samples/index`
const handOut = `${canteen}/hand-out/index`

/** What the day leads to is reached from there: menus are known by their dates. */
const fromDay = (name: string, ...taps: (string | RegExp)[]): Screen => ({
  name,
  url: day,
  reach: (phone) => tapAll(phone, taps),
})

async function tapAll(phone: Phone, taps: (string | RegExp)[]): Promise<void> {
  for (const words of taps) await phone.tap(words)
}

/** The canteen's own pages, in the states that a morning has. */
export const canteenScreens: Screen[] = [
  { name: 'canteen-day', url: day },
  fromDay('canteen-day-tomorrow', '明天'),
  fromDay('canteen-day-more', '更多操作'),
  fromDay('canteen-call-off', '明天', '更多操作', '这餐不开了'),
  fromDay('canteen-replace', '明天', '更多操作', '换一样菜', /^冬瓜丸子套餐/, /^换成控糖套餐/),
  fromDay('kitchen-sheet', /^厨房单/),
  fromDay('kitchen-sheet-print', /^厨房单/, '打印'),
  fromDay('labels', /^餐盒标签/),
  fromDay('day-orders', /^订单/),
  fromDay('day-orders-none', /^订单/, '已领'),
  fromDay('meal', /^订单/, /^1 号/),
  fromDay('meal-to-change', '明天', /^订单/, /^2 号/),
  fromDay('meal-cancel', '明天', /^订单/, /^2 号/, '取消这一餐'),
  { name: 'meal-unknown', url: `${canteen}/meal/index?id=meal:p-nobody:2026-01-01:lunch` },
  { name: 'hand-out', url: handOut },
  { name: 'hand-out-names', url: handOut, reach: (phone) => phone.search('王') },
  { name: 'hand-out-one', url: handOut, reach: (phone) => phone.search('赵国庆') },
  { name: 'hand-out-unknown', url: handOut, reach: (phone) => typeCode(phone, '123456') },
  { name: 'menus', url: menus },
  { name: 'menu-draft', url: menus, reach: (phone) => phone.tap(/还没发布$/) },
  { name: 'menu-locked', url: menus, reach: (phone) => phone.tap(/^今天.*午餐/) },
  {
    name: 'menu-new',
    url: menus,
    reach: (phone) => tapAll(phone, [/^给.*加晚餐/, '从菜品库里加', /^选控糖套餐/]),
  },
  { name: 'dishes', url: dishes },
  { name: 'dishes-none', url: dishes, reach: (phone) => phone.search('佛跳墙') },
  { name: 'dish', url: dishes, reach: (phone) => phone.tap(/^控糖套餐/) },
  { name: 'dish-new', url: `${canteen}/dish-edit/index`, reach: (phone) => phone.tap('保存') },
  { name: 'samples', url: samples },
  { name: 'samples-take', url: samples, reach: (phone) => phone.tap(/^留样:午餐/) },
  { name: 'meal-ratings', url: `${canteen}/ratings/index` },
]
