import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'
import { NOON, published, refusal, Stand, TWO } from '../news/stand'
import { sheetsOf } from './xlsx'

/** What somebody leaves with the news is theirs: they get it in their table, and it goes when they go. */

let cloud: TestCloud
let stand: Stand

beforeAll(async () => {
  cloud = await startCloud()
  stand = new Stand(cloud)
  await stand.settle()
})

beforeEach(() => cloud.clock(NOON))
afterEach(() => cloud.fault({}))
afterAll(() => cloud.stop())

/** A neighbour who likes an article, keeps it, has read it and asked about it; another one who likes it too. */
async function neighbour(openid: string, articleId: string): Promise<void> {
  await stand.publish(published(articleId, { live: { title: `关于 ${articleId}` } }))
  const account = shop.account(openid, { name: '司空见惯' })
  await shop.add(cloud, 'accounts', [account])
  await shop.add(cloud, 'persons', [shop.person(account.personId, { name: account.name })])
  for (const kind of ['like', 'saved'] as const)
    await stand.get(openid, 'react', { articleId, kind, on: true })
  await stand.get(openid, 'ask', { articleId, text: `${articleId} 在哪里交` })
  await stand.get(openid, 'markRead', { articleId })
  await stand.get(TWO, 'react', { articleId, kind: 'like', on: true })
}

const leave = (openid: string) => cloud.call<object>('account', openid, 'deleteMe', {}, shop.newRequestId())

/** Collections of the news, and of answers that are kept, in which a text stands. */
async function whereStands(text: string): Promise<string[]> {
  const names = [
    'newsComments',
    'newsReactions',
    'newsReadMarks',
    'newsReadDays',
    'answeredRequests',
    'accounts',
  ]
  const found = await Promise.all(
    names.map(async (name) => (JSON.stringify(await cloud.find(name)).includes(text) ? [name] : [])),
  )
  return found.flat()
}

test('the table lists what they asked, like and keep', async () => {
  await neighbour('o-lister', 'list')

  const answer = await cloud.call<{ content: string }>(
    'account',
    'o-lister',
    'exportMyData',
    {},
    shop.newRequestId(),
  )
  if (!answer.ok) throw new Error(answer.error.message)

  const rows = sheetsOf(answer.value.content)['我的提问和收藏']?.map((row) => row.slice(1, 4).filter(Boolean))
  expect(rows).toHaveLength(4)
  expect(rows).toEqual(
    expect.arrayContaining([
      ['做了什么', '哪篇文章', '问了什么'],
      ['提问', '关于 list', 'list 在哪里交'],
      ['收藏', '关于 list'],
      ['点赞', '关于 list'],
    ]),
  )
})

test('whoever goes takes questions, likes and bookmarks along, and the likes of others stay counted', async () => {
  await neighbour('o-leaver', 'leave')
  expect((await stand.article('leave')).likes).toBe(2)

  expect(refusal(await leave('o-leaver'))).toBe('ok')

  expect(await whereStands('o-leaver')).toEqual([])
  expect(await whereStands('leave 在哪里交')).toEqual([])
  expect((await stand.article('leave')).likes).toBe(1)
  expect((await stand.get(TWO, 'beside', { id: 'leave' })).items).toEqual([])
})

test('who has read what stands under nobody’s name from the beginning', async () => {
  await neighbour('o-quiet', 'quiet')

  const marks = await cloud.find('newsReadMarks', { articleId: 'quiet' })

  expect(marks).toHaveLength(1)
  expect(JSON.stringify(marks)).not.toMatch(/o-quiet|p-quiet|司空见惯/)
})

test.each(shop.range(10).map((n) => 22 + n))(
  'a deletion that dies at its %ith round trip is finished by the next tap, and the likes are right',
  async (trips) => {
    const [openid, articleId] = [`o-crash-${trips}`, `crash-${trips}`]
    await neighbour(openid, articleId)
    await cloud.fault({ crashAfterTrips: trips, only: { function: 'account', action: 'deleteMe' } })
    const first = await leave(openid).then(refusal, () => 'crashed')
    await cloud.fault({})

    expect(refusal(await leave(openid))).toBe('ok')

    expect(await whereStands(openid)).toEqual([])
    expect((await stand.article(articleId)).likes).toBe(1)
    expect(first).toBe('crashed')
  },
)

test('asks nothing of the database that has no index', async () => {
  expect((await cloud.stats()).unindexed.filter((row) => row.function === 'account')).toEqual([])
})
