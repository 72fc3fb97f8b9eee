import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud({ instances: 1 })
  await shop.settle(cloud, 2)
})

afterAll(() => cloud.stop())

test('one person who calls hundreds of times is slowed down, and a neighbour does not notice', async () => {
  const fast = await Promise.all(
    shop.range(400).map(() => cloud.call('groupbuy', shop.buyer(0), 'campaigns')),
  )
  const calm = await cloud.call('groupbuy', shop.buyer(1), 'campaigns')

  expect(shop.tally(fast)['TOO_MANY']).toBeGreaterThan(0)
  expect(calm.ok).toBe(true)
})
