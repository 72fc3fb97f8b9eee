import { HOUR } from '../../../miniprogram/shared/time'
import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

/** What people hear about their orders without asking. */

const DAUGHTER = 'o-daughter'
const MANY = 130

let cloud: TestCloud
let now = 0

beforeAll(async () => {
  cloud = await startCloud({ instances: 3 })
  await shop.settle(cloud, MANY)
  const daughter = shop.account(DAUGHTER, { name: '李梅' })
  await cloud.sdk().database().collection('accounts').add(daughter)
})

beforeEach(async () => {
  now = Date.now()
  await cloud.clock(null)
  await linked('active')
})
afterAll(() => cloud.stop())

const linked = (state: 'active' | 'revoked') =>
  cloud
    .sdk()
    .database()
    .collection('accounts')
    .where({ _id: DAUGHTER })
    .update({ links: [shop.link(shop.buyerPerson(0), { state, household: '1_1_0' })] })

const sweep = () => cloud.fire('groupbuy', 'sweep')

async function placed(openid: string, campaignId: string, personId?: string): Promise<string> {
  const answer = await shop.order(cloud, openid, {
    campaignId,
    takes: { eggs: 1 },
    ...(personId ? { personId } : {}),
  })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value.id
}

async function open(id: string): Promise<string> {
  const closesAt = now + HOUR
  return shop.publish(
    cloud,
    { id, items: { eggs: { stock: 1000 } }, closesAt, pickupFrom: now + 2 * HOUR, pickupTo: now + 5 * HOUR },
    now,
  )
}

/** Who was told about an event of one campaign's orders, each as often as it was told. */
async function toldOf(kind: string, orderIds: readonly string[]): Promise<string[]> {
  const messages = await cloud.find('messages', { kind })
  return messages
    .filter(({ page }) => orderIds.some((id) => String(page).endsWith(`id=${id}`)))
    .map(({ personId }) => String(personId))
    .sort()
}

describe('when the pick-up begins', () => {
  test('whoever still has to come is told, and whoever placed it for them; nobody before', async () => {
    const campaign = await open('begins')
    const forMother = await placed(DAUGHTER, campaign, shop.buyerPerson(0))
    const own = await placed(shop.buyer(1), campaign)
    const cancelled = await placed(shop.buyer(2), campaign)
    await shop.cancel(cloud, shop.buyer(2), cancelled)

    await cloud.clock(now + 2 * HOUR - 1)
    await sweep()
    const early = await toldOf('groupbuy.pickupOpen', [forMother, own, cancelled])
    await cloud.clock(now + 2 * HOUR)
    await sweep()

    expect(early).toEqual([])
    expect(await toldOf('groupbuy.pickupOpen', [forMother, own, cancelled])).toEqual(
      [shop.buyerPerson(0), shop.buyerPerson(1), 'p-daughter'].sort(),
    )
    const [message] = await cloud.find('messages', { kind: 'groupbuy.pickupOpen', personId: 'p-daughter' })
    expect(message).toMatchObject({ template: 'pickup', callBy: null, push: 'due' })
    expect(message?.['text']).toContain('给王秀英订的')
  })

  test('nobody is told twice, though the timer runs again and several times at once', async () => {
    const campaign = await open('twice')
    const id = await placed(shop.buyer(1), campaign)
    await cloud.clock(now + 3 * HOUR)

    await Promise.all([sweep(), sweep(), sweep()])
    await sweep()

    expect(await toldOf('groupbuy.pickupOpen', [id])).toEqual([shop.buyerPerson(1)])
    const [after] = await cloud.find('groupbuyCampaigns', { _id: campaign })
    expect(after?.['toldFrom']).toBe(0)
  })

  test('all of many are told, each once, also when a run dies on the way', async () => {
    const campaign = await open('many')
    const ids = await shop.inParallel(shop.range(MANY), 8, (n) => placed(shop.buyer(n), campaign))
    await cloud.clock(now + 3 * HOUR)

    for (const trips of [6, 30, 60]) {
      await cloud.fault({ crashAfterTrips: trips, only: { function: 'groupbuy' } })
      await sweep().catch(() => undefined)
    }
    await cloud.fault({})
    await sweep()

    const told = await toldOf('groupbuy.pickupOpen', ids)
    expect(told).toEqual(shop.range(MANY).map(shop.buyerPerson).sort())
  })

  test('nobody is sent there when the pick-up is over already', async () => {
    const campaign = await open('over')
    const id = await placed(shop.buyer(3), campaign)
    await cloud.clock(now + 6 * HOUR)

    await sweep()

    expect(await toldOf('groupbuy.pickupOpen', [id])).toEqual([])
  })

  test('telling does not make an organiser who is editing too late', async () => {
    const campaign = await open('editing')
    await placed(shop.buyer(3), campaign)
    const [before] = await cloud.find('groupbuyCampaigns', { _id: campaign })
    await cloud.clock(now + 3 * HOUR)

    await sweep()

    const [after] = await cloud.find('groupbuyCampaigns', { _id: campaign })
    expect(after?.['version']).toBe(before?.['version'])
  })
})

describe('whoever may no longer act for somebody', () => {
  test('hears nothing of their orders any more', async () => {
    const campaign = await open('ended-link')
    const id = await placed(DAUGHTER, campaign, shop.buyerPerson(0))
    await linked('revoked')
    await cloud.clock(now + 3 * HOUR)

    await sweep()
    await cloud.call(
      'groupbuy',
      shop.ORGANISER,
      'staffCancelOrder',
      { id, reason: '断货' },
      shop.newRequestId(),
    )

    expect(await toldOf('groupbuy.pickupOpen', [id])).toEqual([shop.buyerPerson(0)])
    expect(await toldOf('groupbuy.orderCancelled', [id])).toEqual([shop.buyerPerson(0)])
  })
})

test.each([
  [
    'staff cancel an order',
    'groupbuy.orderCancelled',
    'staffCancelOrder',
    (id: string) => ({ id, reason: '断货' }),
  ],
  [
    'a campaign is called off',
    'groupbuy.calledOff',
    'cancelCampaign',
    () => ({ id: 'bad-news', reason: '大雪封路' }),
  ],
] as const)(
  'when %s, whoever cannot be reached is telephoned by the organiser',
  async (_what, kind, action, input) => {
    if (action === 'staffCancelOrder') await open('bad-news')
    const id = await placed(shop.buyer(4), 'bad-news')

    await cloud.call('groupbuy', shop.ORGANISER, action, input(id), shop.newRequestId())

    const messages = (await cloud.find('messages', { kind })).filter(({ page }) => String(page).endsWith(id))
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatchObject({ template: 'change', callBy: 'organiser', push: 'due' })
  },
)
