import path from 'node:path'
import { startCloud, type ActionResult, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

/** Controls: the races are real. Without the guard several people are the elder, and several the administrator. */

let cloud: TestCloud
const RUNNERS = 6

beforeAll(async () => {
  cloud = await startCloud({ functions: path.join(__dirname, 'fixture'), instances: 8 })
  const database = cloud.sdk().database()
  await database.createCollection('naiveLinks')
  await database.createCollection('naiveCommunities')
  await database.collection('naiveLinks').add({ _id: 'warm-up', state: 'active', personId: 'p-0' })
  // Between looking and writing there is always some time; here it is long enough for every machine.
  await cloud.fault({ latencyMs: 100 })
  // A race needs runners: calls go on until several instances are there to take part.
  const ready = async () => (await cloud.instances()).filter(({ state }) => state === 'idle').length
  while ((await ready()) < RUNNERS) {
    await Promise.all(shop.range(24).map(() => naive('answer', { id: 'warm-up', personId: 'p-0' })))
  }
})

afterAll(() => cloud.stop())

const naive = <T>(action: string, input: object): Promise<ActionResult<T>> =>
  cloud.call<T>('naive', 'o-1', action, input)

test('without stating that it still waits, an invitation makes two people the elder', async () => {
  await cloud.sdk().database().collection('naiveLinks').add({ _id: 'both', state: 'pending', personId: null })

  const answers = await Promise.all(
    shop.range(6).map((n) => naive<{ elder: string }>('answer', { id: 'both', personId: `p-${n}` })),
  )

  const elders = answers.flatMap((answer) => (answer.ok ? [answer.value.elder] : []))
  expect(new Set(elders).size).toBeGreaterThan(1)
})

test('without stating that there is none, one code makes several administrators', async () => {
  await cloud.sdk().database().collection('naiveCommunities').add({ _id: 'new', admins: [] })

  await Promise.all(shop.range(20).map((n) => naive('claim', { id: 'new', openid: `o-${n}` })))

  const [community] = await cloud.find('naiveCommunities', { _id: 'new' })
  expect((community?.['admins'] as string[]).length).toBeGreaterThan(1)
})
