import { instantOf } from '../../../miniprogram/shared/time'
import type { Reply } from '../../../typings/cloud-api'
import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

/** Home says what the canteen cooks today: the next meal that is not over, and only what residents may see. */

type Home = Reply<'account', 'home'>

const DAY = '2030-03-06'
const at = (time: string): number => instantOf(DAY, time) ?? 0

const menu = (id: string, meal: string, more: object = {}) => ({
  _id: id,
  community: 'xinglong',
  date: DAY,
  meal,
  state: 'published',
  items: [
    { name: '红烧鱼套餐', parts: ['红烧鱼', '米饭'], hidden: false },
    { name: '下架的', parts: [], hidden: true },
    { name: '小米粥', parts: [], hidden: false },
    { name: '蒸蛋羹', parts: [], hidden: false },
  ],
  orderUntil: at(meal === 'lunch' ? '09:30' : '15:00'),
  serveTo: at(meal === 'lunch' ? '12:30' : '18:30'),
  ...more,
})

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud()
  await shop.settle(cloud, 0)
  await shop.add(cloud, 'mealMenus', [
    menu('m-lunch', 'lunch'),
    menu('m-dinner', 'dinner'),
    menu('m-elsewhere', 'lunch', {
      community: 'yulan',
      items: [{ name: '别处的', parts: [], hidden: false }],
    }),
    menu('m-tomorrow', 'lunch', { date: '2030-03-07', state: 'draft' }),
  ])
})
afterAll(() => cloud.stop())

async function mealAt(now: number): Promise<Home['meal']> {
  await cloud.clock(now)
  const answer = await cloud.call<Home>('account', shop.STRANGER, 'home')
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value.meal
}

test('in the morning it is lunch, by its dishes, without what was taken off', async () => {
  expect(await mealAt(at('08:00'))).toEqual({
    id: 'm-lunch',
    meal: 'lunch',
    dishes: ['红烧鱼', '小米粥'],
    orderUntil: at('09:30'),
  })
})

test('once lunch is over it is dinner, and late at night nothing', async () => {
  expect((await mealAt(at('12:30')))?.id).toBe('m-dinner')
  expect(await mealAt(at('19:00'))).toBeNull()
})

test('a draft is not announced', async () => {
  expect(await mealAt(at('08:00') + 24 * 3_600_000)).toBeNull()
})
