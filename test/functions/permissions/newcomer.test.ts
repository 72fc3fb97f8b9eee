import { PRIVACY_VERSION } from '../../../miniprogram/shared/privacy'
import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud({ instances: 1 })
  await shop.settle(cloud, 1)
  await shop.publish(cloud, { items: { eggs: { stock: 10 } } })
})

afterAll(() => cloud.stop())

test('somebody who looks around first and registers then sees their first order at once', async () => {
  const newcomer = 'o-newcomer'
  // the function that shows orders has met them as a stranger
  await cloud.call('groupbuy', newcomer, 'myOrders')
  const profile = { name: '新邻居', phone: '13900001234', address: null, privacyVersion: PRIVACY_VERSION }
  await cloud.call('account', newcomer, 'saveProfile', profile, shop.newRequestId())

  const placed = await shop.order(cloud, newcomer, { takes: { eggs: 1 } })

  const mine = await cloud.call<{ items: { id: string }[] }>('groupbuy', newcomer, 'myOrders')
  expect(placed.ok && mine.ok && mine.value.items.map(({ id }) => id)).toEqual([
    placed.ok ? placed.value.id : '',
  ])
})
