import path from 'node:path'
import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

/** Controls: the races are real. Without the guards one reader likes several times, and counting counts twice. */

let cloud: TestCloud
const RUNNERS = 6

beforeAll(async () => {
  cloud = await startCloud({ functions: path.join(__dirname, 'fixture'), instances: 8 })
  const database = cloud.sdk().database()
  for (const name of ['naiveArticles', 'naiveReactions', 'naiveMarks']) await database.createCollection(name)
  await open('warm-up')
  // Between looking and writing there is always some time; here it is long enough for every machine.
  await cloud.fault({ latencyMs: 100 })
  // A race needs runners: calls go on until several instances are there to take part.
  const ready = async () => (await cloud.instances()).filter(({ state }) => state === 'idle').length
  while ((await ready()) < RUNNERS) {
    await Promise.all(shop.range(24).map(() => naive('likeByReading', { id: 'warm-up' })))
  }
})

afterAll(() => cloud.stop())

const naive = (action: string, input: object) => cloud.call('readers', 'o-1', action, input)
const open = (id: string) =>
  cloud.sdk().database().collection('naiveArticles').add({ _id: id, likes: 0, readers: 0 })
const article = async (id: string) => (await cloud.find('naiveArticles', { _id: id }))[0]

test('without an id that is the reader’s and the article’s, one reader likes it several times', async () => {
  await open('one')

  await Promise.all(shop.range(50).map(() => naive('like', { id: 'one', openid: 'o-1' })))

  expect(Number((await article('one'))?.['likes'])).toBeGreaterThan(1)
})

test('without counting in the write, likes of 50 readers are lost', async () => {
  await open('many')

  await Promise.all(shop.range(50).map(() => naive('likeByReading', { id: 'many' })))

  expect(Number((await article('many'))?.['likes'])).toBeLessThan(50)
})

test('with adding instead of setting, a timer that runs twice counts twice', async () => {
  await open('counted')
  await cloud.sdk().database().collection('naiveMarks').add({ articleId: 'counted' })

  await naive('tally', { id: 'counted' })
  await naive('tally', { id: 'counted' })

  expect((await article('counted'))?.['readers']).toBe(2)
})
