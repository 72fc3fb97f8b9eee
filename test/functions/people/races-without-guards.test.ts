import path from 'node:path'
import { startCloud, type TestCloud } from '../../support/cloud'
import { range, tally } from '../../support/shop'

/** Controls: the races among staff are real. The same dealings without the guard go wrong as the guard prevents. */

let cloud: TestCloud
const people = () => cloud.sdk().database().collection('naivePeople')
const naive = (action: string, input: object) => cloud.call('naive', 'o-1', action, input)
const found = async (id: string) => (await cloud.find('naivePeople', { _id: id }))[0]

/** Instances that must be up before a race begins. */
const RUNNERS = 4

beforeAll(async () => {
  cloud = await startCloud({
    functions: path.join(__dirname, '../../support/functions-fixture'),
    instances: 6,
  })
  await cloud.sdk().database().createCollection('naivePeople')
  await people().add({ _id: 'warm-up', taken: 'nobody' })
  // Between looking and writing there is always some time; here it is long enough for every machine.
  await cloud.fault({ latencyMs: 100 })
  // A race needs runners: calls go on until several instances are there to take part.
  const ready = async () =>
    (await cloud.instances()).filter((i) => i.function === 'naive' && i.state === 'idle')
  while ((await ready()).length < RUNNERS) {
    await Promise.all(range(16).map(() => naive('takeCall', { id: 'warm-up', by: 'o-1' })))
  }
})

afterAll(() => cloud.stop())

test('without a lock, two records that are merged into each other are both gone', async () => {
  await people().add({ _id: 'a', mergedInto: null })
  await people().add({ _id: 'b', mergedInto: null })

  await Promise.all([
    naive('mergePeople', { keepId: 'a', mergeId: 'b' }),
    naive('mergePeople', { keepId: 'b', mergeId: 'a' }),
  ])

  expect([(await found('a'))?.['mergedInto'], (await found('b'))?.['mergedInto']]).toEqual(['b', 'a'])
})

test('without stating who stays, two administrators who revoke each other leave none', async () => {
  await people().add({ _id: 'community', admins: ['o-1', 'o-2'] })

  await Promise.all([
    naive('revokeAdmin', { id: 'community', openid: 'o-1' }),
    naive('revokeAdmin', { id: 'community', openid: 'o-2' }),
  ])

  expect((await found('community'))?.['admins']).toEqual([])
})

test('without stating that nobody has it, several take one call', async () => {
  await people().add({ _id: 'call', taken: null })

  const answers = await Promise.all(range(4).map((n) => naive('takeCall', { id: 'call', by: `o-${n}` })))

  const taken = answers.filter((answer) => answer.ok && (answer.value as { taken: boolean }).taken)
  expect(tally(answers)).toEqual({ ok: 4 })
  expect(taken.length).toBeGreaterThan(1)
})
