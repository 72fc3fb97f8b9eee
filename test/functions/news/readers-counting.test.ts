import type { ReadDay } from '../../../cloudfunctions/news/collections'
import { DAY, MINUTE, isoDate } from '../../../miniprogram/shared/time'
import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'
import { NOON, ONE, published, reader, refusal, Stand, TWO, VISITOR } from './stand'

/** Readers and likes: counted by a timer, once a reader and a day, whatever happens to the timer. */

let cloud: TestCloud
let stand: Stand

beforeAll(async () => {
  cloud = await startCloud()
  stand = new Stand(cloud)
  await stand.settle(60)
})

beforeEach(() => cloud.clock(NOON))
afterEach(() => cloud.fault({}))
afterAll(() => cloud.stop())

const read = (openid: string, articleId: string) => stand.get(openid, 'markRead', { articleId })
const tally = () => cloud.fire('news', 'tally')
const readersOf = async (id: string): Promise<number> => (await stand.article(id)).readers
const daysOf = async (articleId: string): Promise<Record<string, number>> => {
  const found = (await cloud.find('newsReadDays', { articleId })) as unknown as ReadDay[]
  return Object.fromEntries(found.map(({ day, readers }) => [day, readers]))
}
const TODAY = isoDate(NOON)

test('a reader counts once a day, the article is not touched by being read', async () => {
  await stand.publish(published('one', { live: { title: '停水通知', category: 'notice' } }))
  const before = await stand.article('one')
  for (const openid of [ONE, ONE, ONE, TWO, VISITOR]) await read(openid, 'one')
  expect(await stand.article('one')).toEqual(before)

  await tally()

  expect(await daysOf('one')).toEqual({ [TODAY]: 3 })
  expect(await cloud.find('newsReadDays', { articleId: 'one' })).toMatchObject([
    { _id: `${TODAY}_one`, title: '停水通知', category: 'notice' },
  ])
  expect(await readersOf('one')).toBe(3)
})

test('the day changes at midnight in Puyang, and the days are summed up', async () => {
  const midnight = Date.parse('2026-11-24T00:00:00+08:00')
  await stand.publish(published('midnight'))
  await cloud.clock(midnight - 1)
  await read(ONE, 'midnight')
  await cloud.clock(midnight)
  await read(ONE, 'midnight')

  await tally()

  expect(await daysOf('midnight')).toEqual({ [TODAY]: 1, '2026-11-24': 1 })
  expect(await readersOf('midnight')).toBe(2)
})

test('counting again changes nothing, and goes on where readers come later', async () => {
  await stand.publish(published('again'))
  await read(ONE, 'again')
  await tally()
  await tally()
  expect(await readersOf('again')).toBe(1)

  await read(TWO, 'again')
  await Promise.all([tally(), tally(), tally()])

  expect(await daysOf('again')).toEqual({ [TODAY]: 2 })
  expect(await readersOf('again')).toBe(2)
})

test('what nobody can read has no readers, however often somebody says that they read it', async () => {
  await stand.publish(published('hidden', { shown: false }))
  await read(ONE, 'hidden')
  await read(ONE, 'never-was')

  await tally()

  expect(await daysOf('hidden')).toEqual({})
  expect(await daysOf('never-was')).toEqual({})
  expect(await readersOf('hidden')).toBe(0)
})

test('days that the timer has missed are caught up, and then their marks go', async () => {
  await stand.publish(published('missed'))
  await read(ONE, 'missed')
  await read(TWO, 'missed')
  await cloud.clock(NOON + DAY)
  await read(ONE, 'missed')

  await cloud.clock(NOON + 9 * DAY)
  await tally()

  expect(await daysOf('missed')).toEqual({ [TODAY]: 2, '2026-11-24': 1 })
  expect(await readersOf('missed')).toBe(3)
  expect(await cloud.find('newsReadMarks', { articleId: 'missed' })).toEqual([])
  await tally()
  expect(await readersOf('missed')).toBe(3)
})

test('marks are kept for three days', async () => {
  await stand.publish(published('kept'))
  await read(ONE, 'kept')

  await cloud.clock(NOON + 3 * DAY)
  await tally()
  expect(await cloud.find('newsReadMarks', { articleId: 'kept' })).toHaveLength(1)

  await cloud.clock(NOON + 4 * DAY)
  await tally()
  expect(await cloud.find('newsReadMarks', { articleId: 'kept' })).toEqual([])
})

test.each([2, 4, 5, 6, 7, 8, 9, 10])(
  'a run that dies at its %ith round trip is made good by the next one',
  async (trips) => {
    const id = `crash-${trips}`
    await stand.publish(published(id))
    await read(ONE, id)
    await read(TWO, id)
    await cloud.fault({ crashAfterTrips: trips, only: { function: 'news' } })
    await tally().catch(() => null)
    await cloud.fault({})

    await tally()

    expect(await daysOf(id)).toEqual({ [TODAY]: 2 })
    expect(await readersOf(id)).toBe(2)
  },
)

test('more articles than one run has time for are counted by the next ones', async () => {
  const ids = shop.range(620).map((n) => `many-${n}`)
  await stand.publish(...ids.map((id) => published(id, { shown: true })))
  await shop.add(
    cloud,
    'newsReadMarks',
    ids.map((id) => ({ _id: `m-${id}`, community: 'xinglong', articleId: id, day: TODAY, at: NOON })),
  )
  const counted = async () =>
    (await cloud.find('newsReadDays', {}, 1000)).filter((row) => ids.includes(String(row['articleId'])))
      .length

  await tally()
  expect(await counted()).toBeLessThan(620)
  await tally()

  expect(await counted()).toBe(620)
})

test('two communities do not read each other’s news', async () => {
  await stand.publish(published('ours', { live: { title: '只给兴隆' } }))
  await read(shop.OUTSIDER, 'ours')

  await tally()

  expect(await readersOf('ours')).toBe(0)
})

describe('likes', () => {
  const like = (openid: string, articleId: string, on = true) =>
    stand.get(openid, 'react', { articleId, kind: 'like', on })

  test('are counted when they are turned, and saying so again changes nothing', async () => {
    await stand.publish(published('liked'))

    expect(await like(ONE, 'liked')).toEqual({ likes: 1, liked: true, saved: false })
    expect(await like(ONE, 'liked')).toEqual({ likes: 1, liked: true, saved: false })
    expect(await like(TWO, 'liked')).toEqual({ likes: 2, liked: true, saved: false })
    expect(await like(ONE, 'liked', false)).toEqual({ likes: 1, liked: false, saved: false })
    expect(await like(ONE, 'liked', false)).toEqual({ likes: 1, liked: false, saved: false })
    expect(await stand.get(TWO, 'article', { id: 'liked' })).toMatchObject({ likes: 1, liked: true })
  })

  test('of one reader, 50 at once, are one; and none after 50 times no', async () => {
    await stand.publish(published('rush-one'))

    await Promise.all(shop.range(50).map(() => stand.ask(ONE, 'react', on('rush-one'))))
    expect((await stand.article('rush-one')).likes).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    await Promise.all(shop.range(50).map(() => stand.ask(ONE, 'react', { ...on('rush-one'), on: false })))
    expect((await stand.article('rush-one')).likes).toBe(0)
  })

  test('of 50 readers at once are 50', async () => {
    await stand.publish(published('rush-many'))

    const answers = await Promise.all(
      shop.range(50).map((n) => stand.ask(reader(n), 'react', on('rush-many'))),
    )

    expect(shop.tally(answers)).toEqual({ ok: 50 })
    expect((await stand.article('rush-many')).likes).toBe(50)
  })

  test('that a crash has left uncounted are counted by the timer', async () => {
    await stand.publish(published('uncounted'))
    // article, the other reaction, the like itself – and dead before the count
    await cloud.fault({ crashAfterTrips: 3, only: { function: 'news', action: 'react' } })
    await expect(stand.ask(ONE, 'react', on('uncounted'))).rejects.toThrow()
    await cloud.fault({})
    expect((await stand.article('uncounted')).likes).toBe(0)
    expect(refusal(await stand.ask(ONE, 'react', on('uncounted')))).toBe('ok')

    await cloud.clock(NOON + 10 * MINUTE)
    await tally()

    expect((await stand.article('uncounted')).likes).toBe(1)
  })

  test('are right in the end, however often the database was busy or its replies got lost', async () => {
    await stand.publish(published('troubled'))
    const persist = async (openid: string): Promise<void> => {
      for (let tries = 0; tries < 40; tries++) {
        if ((await stand.ask(openid, 'react', on('troubled'))).ok) return
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      throw new Error('no answer after forty tries')
    }
    await cloud.fault({ dbBusy: 0.2, dropReply: 0.2, only: { function: 'news', action: 'react' }, seed: 7 })
    await shop.inParallel(shop.range(20), 5, (n) => persist(reader(n)))
    await cloud.fault({})

    await tally()

    expect((await stand.article('troubled')).likes).toBe(20)
  })

  test('that were taken back leave no trace after two days', async () => {
    await stand.publish(published('traceless'))
    await like(ONE, 'traceless')
    await like(ONE, 'traceless', false)

    await cloud.clock(NOON + 2 * DAY + 1)
    await tally()

    expect(await cloud.find('newsReactions', { articleId: 'traceless' })).toEqual([])
  })

  const on = (articleId: string) => ({ articleId, kind: 'like', on: true }) as const
})

test('asks nothing of the database that has no index', async () => {
  expect((await cloud.stats()).unindexed.filter((row) => row.function === 'news')).toEqual([])
})
