import path from 'node:path'
import { startCloud, type TestCloud } from '../../support/cloud'
import { range, tally } from '../../support/shop'

/** Controls: the races are real. The same dealings without the guard go wrong in the way that the guard prevents. */

let cloud: TestCloud
const shops = () => cloud.sdk().database().collection('naiveShops')
const sales = () => cloud.sdk().database().collection('naiveSales')

const open = async (id: string, left: number): Promise<void> => {
  await shops().add({ _id: id, left })
}
const leftOf = async (id: string): Promise<number> =>
  Number((await cloud.find('naiveShops', { _id: id }))[0]?.['left'])
const naive = (action: string, input: object) => cloud.call('naive', 'o-1', action, input)

/** Instances that must be up before a race begins. */
const RUNNERS = 6

beforeAll(async () => {
  cloud = await startCloud({
    functions: path.join(__dirname, '../../support/functions-fixture'),
    instances: 8,
  })
  const database = cloud.sdk().database()
  await database.createCollection('naiveShops')
  await database.createCollection('naiveSales')
  // Between looking and writing there is always some time; here it is long enough for every machine.
  await cloud.fault({ latencyMs: 100 })
  // A race needs runners: calls go on until several instances are there to take part.
  const ready = async () =>
    (await cloud.instances()).filter((i) => i.function === 'naive' && i.state === 'idle')
  while ((await ready()).length < RUNNERS) {
    await Promise.all(range(24).map(() => naive('order', { id: 'warm-up' })))
  }
})

afterAll(() => cloud.stop())

test('looking first and selling then sells more than there is', async () => {
  await open('rush', 10)

  await Promise.all(range(60).map(() => naive('sell', { id: 'rush', quantity: 1 })))

  expect(await leftOf('rush')).toBeLessThan(0)
})

test('a transaction on the hot document turns buyers away although there is enough', async () => {
  await open('hot', 100)

  const answers = await Promise.all(range(60).map(() => naive('sellInTransaction', { id: 'hot' })))

  expect(tally(answers)['ok'] ?? 0).toBeLessThan(60)
  expect(await leftOf('hot')).toBeGreaterThan(40)
})

test('without a derived id, one intention sent 20 times is 20 sales', async () => {
  await Promise.all(range(20).map(() => naive('order', { id: 'repeated' })))

  expect((await cloud.find('naiveSales', { shop: 'repeated' })).length).toBe(20)
})

test('without a marker, cancelling at once from several phones restocks more than was taken', async () => {
  await open('restock', 0)
  await sales().add({ _id: 'sale-1', shop: 'restock', quantity: 3 })

  await Promise.all(range(20).map(() => naive('cancel', { id: 'restock', saleId: 'sale-1' })))

  expect(await leftOf('restock')).toBeGreaterThan(3)
})

test('without stating what was picked before, two devices hand over twice', async () => {
  await sales().add({ _id: 'sale-2', shop: 'x', quantity: 2, picked: 0 })

  await Promise.all(range(10).map(() => naive('handOver', { saleId: 'sale-2', quantity: 2 })))

  expect(Number((await cloud.find('naiveSales', { _id: 'sale-2' }))[0]?.['picked'])).toBeGreaterThan(2)
})
