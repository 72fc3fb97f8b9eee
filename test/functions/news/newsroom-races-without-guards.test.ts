import path from 'node:path'
import { startCloud, type TestCloud } from '../../support/cloud'
import { add, range } from '../../support/shop'

/** Controls: the races are real. A newsroom without its guards loses words, publishes twice and tells twice. */

let cloud: TestCloud

const RUNNERS = 6
const naive = (action: string, input: object = {}) => cloud.call('naiveNewsroom', 'o-1', action, input)

beforeAll(async () => {
  cloud = await startCloud({
    functions: path.join(__dirname, '../../support/functions-fixture'),
    instances: 8,
  })
  const database = cloud.sdk().database()
  await database.createCollection('naiveArticles')
  await database.createCollection('naiveMessages')
  // Between looking and writing there is always some time; here it is long enough for every machine.
  await cloud.fault({ latencyMs: 100 })
  // A race needs runners: calls go on until several instances are there to take part.
  const ready = async () =>
    (await cloud.instances()).filter((i) => i.function === 'naiveNewsroom' && i.state === 'idle')
  while ((await ready()).length < RUNNERS) await Promise.all(range(24).map(() => naive('publish')))
})

afterAll(() => cloud.stop())

test('without stating the version, several are told that they were saved, and one text is left', async () => {
  await add(cloud, 'naiveArticles', [{ _id: 'save', version: 1, title: '' }])

  const answers = await Promise.all(
    range(6).map((n) => naive('saveDraft', { id: 'save', version: 1, title: `${n}` })),
  )

  const saved = answers.filter((answer) => answer.ok && (answer.value as { saved: boolean }).saved)
  expect(saved.length).toBeGreaterThan(1)
})

test('without stating the stage, two runs of the timer publish an article twice', async () => {
  await add(cloud, 'naiveArticles', [{ _id: 'due', stage: 'scheduled', revision: 0 }])

  await Promise.all(range(4).map(() => naive('publish')))

  const [article] = await cloud.find('naiveArticles', { _id: 'due' })
  expect(article?.['revision']).toBeGreaterThan(1)
})

test('without derived names, two runs tell people twice', async () => {
  await add(cloud, 'naiveArticles', [{ _id: 'tell', told: false }])

  await Promise.all(range(4).map(() => naive('tell', { id: 'tell', listeners: ['p-1', 'p-2'] })))

  expect((await cloud.find('naiveMessages', { article: 'tell' })).length).toBeGreaterThan(2)
})
