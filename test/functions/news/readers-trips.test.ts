import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'
import { ONE, published, Stand, VISITOR } from './stand'

/**
 * What each action of a reader costs the database: counted, not timed. A reader whom the instance has met in the last half
 * minute costs nothing to admit; an action for residents reads their account, which is one more.
 */

let cloud: TestCloud
let stand: Stand

beforeAll(async () => {
  cloud = await startCloud({ instances: 1 })
  stand = new Stand(cloud)
  await stand.settle()
  const related = shop.range(3).map((n) => `a-${n}`)
  await stand.publish(
    ...shop.range(30).map((n) => published(`a-${n}`, { code: 'cloud://e.b/c.png', live: { related } })),
  )
  for (const n of shop.range(3)) {
    await stand.get(ONE, 'react', { articleId: `a-${n}`, kind: 'saved', on: true })
  }
  await stand.get(ONE, 'ask', { articleId: 'a-1', text: '能贷款吗' })
  await stand.get(ONE, 'ask', { articleId: 'a-1', text: '在哪里交' })
})

afterAll(() => cloud.stop())

async function tripsOf(openid: string, action: string, input: object): Promise<number> {
  const requestId = shop.newRequestId()
  // once before: a warm instance has met the caller and the community
  await cloud.call('news', openid, 'articles')
  await cloud.resetStats()
  const answer = await cloud.call('news', openid, action, input, requestId)
  if (!answer.ok) throw new Error(answer.error.message)
  const row = (await cloud.stats()).actions.find((a) => a.function === 'news' && a.action === action)
  if (!row || row.calls !== 1) throw new Error(`${action} was not called once`)
  return row.trips
}

test.each([
  ['articles', 1, ONE, {}],
  ['articles', 1, ONE, { category: 'policy' }],
  ['searchArticles', 1, ONE, { words: '医保' }],
  ['searchArticles', 3, ONE, { words: '医保 微信' }],
  ['article', 2, ONE, { id: 'a-1' }],
  ['beside', 3, ONE, { id: 'a-1' }],
  ['savedArticles', 2, ONE, {}],
  ['articleCode', 1, ONE, { id: 'a-1' }],
  ['markRead', 1, ONE, { articleId: 'a-1' }],
  ['react', 4, ONE, { articleId: 'a-5', kind: 'like', on: true }],
  ['react', 3, ONE, { articleId: 'a-6', kind: 'saved', on: true }],
])('%s costs %i round trips', async (action, trips, openid, input) => {
  expect(await tripsOf(openid, action, input)).toBe(trips)
})

test('a visitor whom nobody has met yet costs one more, each time', async () => {
  expect(await tripsOf(VISITOR, 'articles', {})).toBe(2)
})

test('asking costs at most 7: who asks, the article, the day’s allowance, the question, and its being asked once', async () => {
  const input = { articleId: 'a-2', text: '在哪里交' }

  expect(await tripsOf(ONE, 'ask', input)).toBeLessThanOrEqual(7)
})
