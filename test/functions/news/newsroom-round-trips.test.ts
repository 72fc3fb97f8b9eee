import { EDITOR, Newsroom, PLAIN, REVIEWER, written } from './newsroom'
import { newRequestId } from '../../support/shop'

/** What the newsroom costs the database, who calls included: counted, not timed. */

let room: Newsroom

beforeAll(async () => {
  room = await Newsroom.open({ instances: 1 })
  await room.clear()
})
afterAll(() => room.stop())

async function tripsOf(action: string, run: () => Promise<unknown>): Promise<number> {
  await room.cloud.resetStats()
  await run()
  const { actions, unindexed } = await room.cloud.stats()
  expect(unindexed.filter((row) => row.function === 'news')).toEqual([])
  const row = actions.find((one) => one.function === 'news' && one.action === action)
  if (row?.calls !== 1) throw new Error(`${action} was not called once`)
  return row.trips
}

const save = (input: object) =>
  room.get(EDITOR, 'saveDraft', { content: written(), ...input }, newRequestId())

test('a save of somebody who is writing costs at most 4, also the one that begins', async () => {
  let draft = { id: '', version: 0 }
  const beginning = await tripsOf('saveDraft', async () => (draft = await save({})))
  const going = await tripsOf('saveDraft', () =>
    save({ id: draft.id, version: draft.version, content: written({ title: '改过的', audience: '2' }) }),
  )
  const { id, version } = await room.approved()
  const revising = await tripsOf('saveDraft', () => save({ id, version }))

  for (const trips of [beginning, going, revising]) expect(trips).toBeLessThanOrEqual(4)
})

test('approving costs at most 10, messages to readers not among them', async () => {
  const { id, version } = await room.submitted()

  const trips = await tripsOf('approveDraft', () =>
    room.get(REVIEWER, 'approveDraft', { id, version, ...PLAIN }),
  )

  expect(trips).toBeLessThanOrEqual(10)
})

test.each([
  ['staffArticles', 2, { stage: 'draft' }],
  ['questions', 2, { show: 'open' }],
  ['newsDesk', 5, {}],
  ['articleNumbers', 5, {}],
  ['findRelated', 4, { words: '量血压' }],
] as const)('%s costs at most %i', async (action, most, input) => {
  const trips = await tripsOf(action, () => room.get(EDITOR, action, input))

  expect(trips).toBeLessThanOrEqual(most)
})

test('one article costs at most 3 besides who calls, its changes 1', async () => {
  const { id } = await room.submitted()

  expect(await tripsOf('staffArticle', () => room.get(REVIEWER, 'staffArticle', { id }))).toBeLessThanOrEqual(
    4,
  )
  expect(await tripsOf('changes', () => room.get(REVIEWER, 'changes', { id }))).toBeLessThanOrEqual(2)
})

test('the timer asks nothing that no index answers', async () => {
  await room.cloud.resetStats()
  await room.timer()

  expect((await room.cloud.stats()).unindexed).toEqual([])
})
