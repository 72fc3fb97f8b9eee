import { EDITOR, Newsroom, outcome, REVIEWER, SECOND_EDITOR, written } from './newsroom'
import * as shop from '../../support/shop'

/** Many hands on one article. What the same dealings do without a guard stands in the test beside this one. */

let room: Newsroom

beforeAll(async () => {
  room = await Newsroom.open({ instances: 6 })
})
beforeEach(() => room.clear())
afterAll(() => room.stop())

test('of many who save over the same version one is heard, and all others are told so', async () => {
  const { id, version } = await room.draft()

  const answers = await Promise.all(
    shop.range(20).map((n) =>
      room.ask(n % 2 ? EDITOR : SECOND_EDITOR, 'saveDraft', {
        ...{ id, version },
        content: written({ title: `第 ${n} 稿` }),
      }),
    ),
  )

  expect(shop.tally(answers)).toEqual({ ok: 1, STALE: 19 })
  const heard = answers.findIndex(({ ok }) => ok)
  expect(await room.article(id)).toMatchObject({ version: version + 1, work: { title: `第 ${heard} 稿` } })
})

test('one save that is sent many times at once is one save', async () => {
  const { id, version } = await room.draft()
  const requestId = shop.newRequestId()
  const input = { id, version, content: written({ title: '改过的' }) }

  const answers = await Promise.all(shop.range(10).map(() => room.ask(EDITOR, 'saveDraft', input, requestId)))

  expect(shop.tally(answers)).toEqual({ ok: 10 })
  expect((await room.article(id)).version).toBe(version + 1)
})

test('of a yes, a no and a taking back at once one comes true', async () => {
  const { id, version } = await room.submitted()
  const plan = { at: null, pinnedUntil: null, urgentUntil: null, notify: false }

  const answers = await Promise.all([
    room.ask(REVIEWER, 'approveDraft', { id, version, ...plan }),
    room.ask(REVIEWER, 'returnDraft', { id, version, reason: '再看看' }),
    room.ask(EDITOR, 'recallDraft', { id, version }),
  ])

  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const { stage, shown } = await room.article(id)
  expect(shown).toBe(answers[0].ok)
  expect(stage).toBe(answers[0].ok ? 'published' : 'draft')
})

test('withdrawing and rewriting at once: whatever comes of it, nothing is shown that was withdrawn', async () => {
  for (let n = 0; n < 5; n++) {
    const { id, version } = await room.approved({ title: `第 ${n} 篇` })

    const [withdrawn, saved] = await Promise.all([
      room.ask(EDITOR, 'withdrawArticle', { id, version, reason: '写错了' }),
      room.ask(SECOND_EDITOR, 'saveDraft', { id, version, content: written({ title: '改过的' }) }),
    ])

    expect([outcome(withdrawn), outcome(saved)].sort()).toEqual(['STALE', 'ok'])
    expect((await room.article(id)).shown).toBe(!withdrawn.ok)
  }
})
