import { startCloud } from '../support/cloud'
import * as shop from '../support/shop'
import { wishes } from '../support/wishes'
import { rounded, table } from './table'

/** Every action once on a warm instance, with the round trips to the database that it took. */
export async function trips(): Promise<void> {
  const cloud = await startCloud({ instances: 1 })
  await shop.settle(cloud, 3)
  await shop.publish(cloud, { items: { eggs: { stock: 1000 } } })
  const placed = await shop.order(cloud, shop.buyer(1), { takes: { eggs: 1 } })
  if (!placed.ok) throw new Error(placed.error.message)
  const { id: orderId, code } = placed.value
  const things = { campaignId: 'c1', orderId, code, personId: shop.buyerPerson(1), verificationId: 'none' }
  const own = new Set(['order', 'cancelOrder', 'myOrders', 'placeOrder', 'quote', 'status'])
  const all = Object.entries(wishes).flatMap(([fn, of]) =>
    Object.entries(of).map(([action, wish]) => ({ fn, action, wish })),
  )
  const openidFor = (action: string): string => (own.has(action) ? shop.buyer(1) : shop.ORGANISER)
  const ask = ({ fn, action, wish }: (typeof all)[number]) =>
    cloud.call(fn, openidFor(action), action, wish(things), shop.newRequestId())
  const readsFirst = all.filter(({ action }) => !/^(cancel|end|close|verify)/.test(action))
  for (const one of readsFirst) await ask(one)
  await cloud.resetStats()
  const endings = all.filter((one) => !readsFirst.includes(one))
  for (const one of [...readsFirst, ...endings]) await ask(one)
  const { actions } = await cloud.stats()
  const rows = actions
    .filter((a) => a.function !== '' && a.calls > 0)
    .map((a) => [`${a.function}.${a.action}`, rounded(a.trips / a.calls, 1), a.maxTrips])
  table('Round trips per action, who calls included', ['action', 'mean', 'most'], rows)
  await cloud.stop()
}
