import path from 'node:path'
import { startCloud, type TestCloud } from '../../support/cloud'
import { range } from '../../support/shop'

/** Controls: the races are real. Without the guard the same tellings and settlings happen more than once. */

let cloud: TestCloud
const naive = (action: string, input: object) => cloud.call('naive', 'o-1', action, input)
const salesOf = (shop: string) => cloud.find('naiveSales', { shop })

/** Instances that must be up before a race begins. */
const RUNNERS = 4

beforeAll(async () => {
  cloud = await startCloud({
    functions: path.join(__dirname, '../../support/functions-fixture'),
    instances: 6,
  })
  const database = cloud.sdk().database()
  await database.createCollection('naiveShops')
  await database.createCollection('naiveSales')
  // Between looking and writing there is always some time; here it is long enough for every machine.
  await cloud.fault({ latencyMs: 100 })
  const ready = async () =>
    (await cloud.instances()).filter((i) => i.function === 'naive' && i.state === 'idle')
  while ((await ready()).length < RUNNERS) {
    await Promise.all(range(18).map(() => naive('order', { id: 'warm-up' })))
  }
})

afterAll(() => cloud.stop())

test('without a level that is stated and ids that are derived, timers at once call people in more than once', async () => {
  await cloud.sdk().database().collection('naiveShops').add({ _id: 'alert', level: 0 })

  await Promise.all(range(8).map(() => naive('escalate', { id: 'alert' })))

  expect((await salesOf('alert')).length).toBeGreaterThan(1)
})

test('without a derived place for the next movement, two counters settle what is owed twice', async () => {
  await cloud.sdk().database().collection('naiveSales').add({ _id: 'charge', shop: 'account', amount: -800 })

  await Promise.all(range(8).map(() => naive('settle', { id: 'account' })))

  const balance = (await salesOf('account')).reduce((sum, { amount }) => sum + Number(amount), 0)
  expect(balance).toBeGreaterThan(0)
})
