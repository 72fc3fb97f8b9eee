import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

/** Tencent's bootstrap leaves the previous caller's identity in process.env of a warm instance: nobody may trust it. */

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud({ staleIdentity: true, instances: 1 })
  await shop.settle(cloud, 2)
})

afterAll(() => cloud.stop())

test('after the organiser has called, the same warm instance still refuses a resident', async () => {
  expect((await cloud.call('groupbuy', shop.ORGANISER, 'desk')).ok).toBe(true)

  expect(shop.outcome(await cloud.call('groupbuy', shop.buyer(1), 'desk'))).toBe('NOT_ALLOWED')
})

test('a timer after the organiser is nobody', async () => {
  await cloud.call('groupbuy', shop.ORGANISER, 'desk')

  expect(await cloud.fire('groupbuy', 'sweep')).toMatchObject({ result: { ok: true } })
})
