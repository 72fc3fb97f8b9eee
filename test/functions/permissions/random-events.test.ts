import fc from 'fast-check'
import { startCloud, type TestCloud } from '../../support/cloud'
import { articleDocument } from '../../support/articles'
import { menuDocument, publishMenu } from '../../support/canteen'
import * as shop from '../../support/shop'
import { NOTHING, wishes } from '../../support/wishes'

/** Whatever a client sends: an answer in the agreed form, in Chinese, without a stack, and the instance lives on. */

let cloud: TestCloud
const NEWSROOM = 'o-newsroom'
/** Cooks, and carries what was cooked. */
const KITCHEN = 'o-kitchen'

beforeAll(async () => {
  cloud = await startCloud()
  await shop.settle(cloud, 3)
  await shop.publish(cloud, { items: { eggs: { stock: 100 } } })
  await shop.add(cloud, 'newsArticles', [articleDocument('a-1')])
  await publishMenu(cloud, { items: { fish: { capacity: 50 } } })
  const roles = [shop.granted('editor'), shop.granted('reviewer')]
  const kitchen = [shop.granted('canteen'), shop.granted('courier')]
  await shop.add(cloud, 'accounts', [
    shop.account(NEWSROOM, { name: '赵倩', roles }),
    shop.account(KITCHEN, { name: '马淑芬', roles: kitchen }),
  ])
})

afterAll(() => cloud.stop())

const actions = Object.entries(wishes).flatMap(([fn, of]) =>
  Object.keys(of).map((action) => [fn, action] as const),
)
const { _id: menuId } = menuDocument()
const things = { ...NOTHING, campaignId: 'c1', articleId: 'a-1', code: '123456', menuId }

const evil = fc.constantFrom<unknown>(
  null,
  0,
  -1,
  1.5,
  1e308,
  '',
  [],
  {},
  true,
  { $gt: '' },
  { $ne: null },
  { $where: 'sleep(1000)' },
  '\u0000',
  '$set',
  'a.b.c',
  '__proto__',
  'constructor',
  JSON.parse('{"__proto__":{"admin":true}}'),
  JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`),
  '长'.repeat(5_000),
  Array.from({ length: 500 }, () => ({ itemId: 'eggs', quantity: 1 })),
)

const junk = fc.oneof(evil, fc.jsonValue({ maxDepth: 4 }))

/** A good input with one or two fields replaced, added or removed, or something else altogether. */
const inputFor = (good: object) =>
  fc.oneof(
    { weight: 1, arbitrary: junk },
    {
      weight: 4,
      arbitrary: fc
        .array(
          fc.tuple(
            fc.oneof(fc.constantFrom(...Object.keys(good), 'openid', '$where', '__proto__'), fc.string()),
            junk,
          ),
          {
            minLength: 1,
            maxLength: 2,
          },
        )
        .map((changes) => ({ ...good, ...Object.fromEntries(changes) })),
    },
  )

function expectAnswer(answer: unknown): void {
  expect(answer).toHaveProperty('ok')
  const text = JSON.stringify(answer)
  expect(text).not.toMatch(/\bat .*\.js:\d+|node_modules|TypeError|undefined is not/)
  const { ok, error } = answer as { ok: boolean; error?: { code: string; message: string } }
  if (ok) return
  expect(error?.code).not.toBe('INTERNAL')
  expect(error?.message).toMatch(/[\u4e00-\u9fff]/)
}

const RUNS = 60

test.each(actions)('%s.%s answers random events clearly', async (fn, action) => {
  const good = wishes[fn]![action]!(things)
  // Many callers, so that throttling does not hide the answers.
  let caller = 0
  const openids =
    action === 'deleteMe'
      ? [shop.buyer(2)] // whoever is deleted by chance is missed by no other test
      : [
          shop.ORGANISER,
          shop.SECOND_ORGANISER,
          NEWSROOM,
          KITCHEN,
          shop.buyer(0),
          shop.buyer(1),
          shop.STRANGER,
        ]
  await fc.assert(
    fc.asyncProperty(
      inputFor(good),
      fc.oneof(fc.constant('a-good-request-id'), junk),
      async (input, requestId) => {
        const openid = openids[caller++ % openids.length]!
        expectAnswer(await cloud.event(fn, openid, { action, input, requestId }))
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  )
})

test('events that are no calls at all are answered as well', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.oneof(fc.constantFrom('action', 'input', 'Type', 'httpMethod'), fc.string()), junk),
      async (event) => {
        expectAnswer(await cloud.event('groupbuy', shop.STRANGER, event))
      },
    ),
    { numRuns: 100, endOnFailure: true },
  )
})

test('a megabyte is refused by the platform before the function sees it', async () => {
  const event = { action: 'campaigns', input: { show: 'x'.repeat(1_000_000) } }

  await expect(cloud.event('groupbuy', shop.STRANGER, event)).rejects.toThrow()
  expect((await cloud.call('groupbuy', shop.buyer(1), 'campaigns')).ok).toBe(true)
})

test('after all of it, nobody has become an admin and nothing was sold', async () => {
  const accounts = await cloud.find('accounts', { 'roles.role': 'admin', community: 'xinglong' })

  expect(accounts).toEqual([])
  expect((await shop.allotmentOf(cloud)).left).toEqual({ eggs: 100 })
})
