import {
  ADMIN,
  BOTH,
  EDITOR,
  ELSEWHERE,
  IN_GRID_2,
  Newsroom,
  NOON,
  outcome,
  PLAIN,
  RESIDENT,
  REVIEWER,
  SECOND_EDITOR,
  written,
} from './newsroom'
import { MINUTE } from '../../../miniprogram/shared/time'
import * as shop from '../../support/shop'

/** Writing: nothing is lost, nothing is overwritten, and nobody says yes to their own words. */

let room: Newsroom

beforeAll(async () => {
  room = await Newsroom.open({ instances: 4 })
})
beforeEach(() => room.clear())
afterAll(() => room.stop())

describe('saving a draft', () => {
  test('begins it once, however often the same save is sent', async () => {
    const requestId = shop.newRequestId()
    const save = () => room.get(EDITOR, 'saveDraft', { content: written() }, requestId)

    const answers = [...(await Promise.all([save(), save(), save()])), await save()]

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await room.cloud.find('newsArticles')).toHaveLength(1)
    expect(await room.log('createArticle')).toHaveLength(1)
    expect(answers[0]?.id).toMatch(/^a[\w-]{20}$/)
  })

  test('with another text under the same name of the intention is refused', async () => {
    const requestId = shop.newRequestId()
    await room.get(EDITOR, 'saveDraft', { content: written() }, requestId)

    const answer = await room.ask(EDITOR, 'saveDraft', { content: written({ title: '别的' }) }, requestId)

    expect(outcome(answer)).toBe('REPEATED_DIFFERENTLY')
  })

  test('over the version that was read keeps what was written, who wrote it and when', async () => {
    const { id, version } = await room.draft()
    await room.cloud.clock(NOON + MINUTE)

    const saved = await room.get(SECOND_EDITOR, 'saveDraft', {
      ...{ id, version },
      content: written({ title: '改过的' }),
    })

    expect(saved).toEqual({ id, version: version + 1, savedAt: NOON + MINUTE })
    expect(await room.article(id)).toMatchObject({
      ...{ stage: 'draft', shown: false, work: { title: '改过的' }, writerName: '陈浩' },
      writers: [EDITOR, SECOND_EDITOR],
    })
  })

  test('again, because the answer was lost, is answered like the first time', async () => {
    const { id, version } = await room.draft()
    const input = { id, version, content: written({ title: '改过的' }) }
    const first = await room.get(EDITOR, 'saveDraft', input)

    expect(await room.get(EDITOR, 'saveDraft', input)).toEqual(first)
  })

  test('that somebody else has saved meanwhile is refused, and names them; theirs stays', async () => {
    const { id, version } = await room.draft()
    await room.get(SECOND_EDITOR, 'saveDraft', { id, version, content: written({ title: '陈浩写的' }) })

    const answer = await room.ask(EDITOR, 'saveDraft', {
      ...{ id, version },
      content: written({ title: '张敏写的' }),
    })

    expect(answer).toMatchObject({
      ok: false,
      error: {
        ...{ code: 'STALE', message: '别人刚刚改过这篇文章,请看最新的' },
        detail: { version: 2, writerName: '陈浩', savedAt: NOON },
      },
    })
    expect((await room.article(id)).work.title).toBe('陈浩写的')
  })

  test('while it is being reviewed is refused with what it is', async () => {
    const { id, version } = await room.submitted()

    const answer = await room.ask(EDITOR, 'saveDraft', { id, version, content: written({ title: '改' }) })

    expect(answer).toMatchObject({ ok: false, error: { code: 'STALE', detail: { stage: 'review' } } })
  })

  test.each([
    ['a block that is there twice', { blocks: [...written().blocks, ...written().blocks] }],
    ['a picture of somebody else’s storage', { cover: 'cloud://other.other-1/news/a.jpg' }],
    ['a grid that there is not', { audience: '99' }],
  ])('is refused with %s', async (_what, more) => {
    expect(outcome(await room.ask(EDITOR, 'saveDraft', { content: written(more) }))).toBe('BAD_INPUT')
  })

  test('is nothing for residents, and written down only when it begins', async () => {
    const { id, version } = await room.draft()
    await room.get(EDITOR, 'saveDraft', { id, version, content: written({ title: '二' }) })

    expect(outcome(await room.ask(RESIDENT, 'saveDraft', { content: written() }))).toBe('NOT_ALLOWED')
    expect(await room.titles()).toEqual([])
    expect(await room.cloud.find('auditEntries')).toMatchObject([
      { what: 'news.createArticle', about: id, aboutName: '周六上门量血压', byName: '张敏' },
    ])
  })
})

describe('submitting', () => {
  test('sends a finished draft to review, where it can be taken back', async () => {
    const { id, version } = await room.draft()

    const submitted = await room.get(EDITOR, 'submitDraft', { id, version })
    expect(submitted).toMatchObject({
      ...{ stage: 'review', submittedAt: NOON, version: version + 1 },
      may: { edit: false, submit: false, recall: true, review: false, discard: false },
    })

    const recalled = await room.get(EDITOR, 'recallDraft', { id, version: submitted.version })
    expect(recalled).toMatchObject({ stage: 'draft', submittedAt: null, may: { edit: true, submit: true } })
  })

  test('an unfinished one is refused, with the field that lacks', async () => {
    const { id, version } = await room.draft({ summary: '' })

    const answer = await room.ask(EDITOR, 'submitDraft', { id, version })

    expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_INPUT', detail: { field: 'summary' } } })
    expect((await room.article(id)).stage).toBe('draft')
  })

  test('a version that is not the newest is refused', async () => {
    const { id, version } = await room.draft()
    await room.get(SECOND_EDITOR, 'saveDraft', { id, version, content: written({ title: '新' }) })

    expect(outcome(await room.ask(EDITOR, 'submitDraft', { id, version }))).toBe('STALE')
  })

  test('twice is submitting once', async () => {
    const { id, version } = await room.draft()
    const requestId = shop.newRequestId()
    const first = await room.get(EDITOR, 'submitDraft', { id, version }, requestId)

    expect(await room.get(EDITOR, 'submitDraft', { id, version }, requestId)).toEqual(first)
    expect(await room.log('submitDraft')).toHaveLength(1)
  })
})

describe('reviewing', () => {
  test('sends back with a reason, which stays with the draft until it is published', async () => {
    const { id, version } = await room.submitted()

    await room.get(REVIEWER, 'returnDraft', { id, version, reason: '电话号码写错了' })

    const draft = await room.get(EDITOR, 'staffArticle', { id })
    expect(draft).toMatchObject({
      ...{ stage: 'draft', returned: true },
      returnedNote: { reason: '电话号码写错了', byName: '何静', at: NOON },
    })
    const { items } = await room.get(EDITOR, 'staffArticles', { stage: 'draft' })
    expect(items).toMatchObject([{ id, returned: true }])
    expect(await room.log('returnDraft')).toMatchObject([{ reason: '电话号码写错了' }])
  })

  test.each([
    ['an editor who may review, too', BOTH],
    ['an administrator', ADMIN],
  ])('one’s own is refused to %s, and nothing is published', async (_who, by) => {
    const { id, version } = await room.submitted({}, by)

    for (const action of ['approveDraft', 'returnDraft'] as const) {
      const input = action === 'approveDraft' ? { id, version, ...PLAIN } : { id, version, reason: '改' }
      expect(await room.ask(by, action, input as never)).toMatchObject({
        ok: false,
        error: { code: 'NOT_ALLOWED', message: '自己写的要请别人来审' },
      })
    }
    const seen = await room.get(by, 'staffArticle', { id })
    expect(seen).toMatchObject({ notMine: '自己写的要请别人来审', may: { review: false } })
    expect(await room.titles()).toEqual([])
    expect(await room.get(REVIEWER, 'staffArticle', { id })).toMatchObject({
      ...{ notMine: '', may: { review: true } },
    })
  })

  test('what one only touched is one’s own as well, until it has been published', async () => {
    const { id, version } = await room.draft()
    const touched = await room.get(BOTH, 'saveDraft', {
      id,
      version,
      content: written({ title: '动了一下' }),
    })
    const last = { id, version: touched.version, content: written() }
    const { version: newest } = await room.get(EDITOR, 'saveDraft', last)
    const submitted = await room.get(EDITOR, 'submitDraft', { id, version: newest })

    const own = await room.ask(BOTH, 'approveDraft', { id, version: submitted.version, ...PLAIN })
    expect(outcome(own)).toBe('NOT_ALLOWED')
    const done = await room.get(REVIEWER, 'approveDraft', { id, version: submitted.version, ...PLAIN })

    const next = await room.get(EDITOR, 'saveDraft', {
      id,
      version: done.version,
      content: written({ title: '新' }),
    })
    const again = await room.get(EDITOR, 'submitDraft', { id, version: next.version })
    expect(outcome(await room.ask(BOTH, 'approveDraft', { id, version: again.version, ...PLAIN }))).toBe('ok')
  })

  test('is for reviewers, of this community', async () => {
    const { id, version } = await room.submitted()
    const approve = (by: string) => room.ask(by, 'approveDraft', { id, version, ...PLAIN })

    expect(outcome(await approve(SECOND_EDITOR))).toBe('NOT_ALLOWED')
    expect(outcome(await approve(RESIDENT))).toBe('NOT_ALLOWED')
    expect(outcome(await approve(ELSEWHERE))).toBe('NOT_FOUND')
  })

  test('decides on what was on the screen, not on what came after it', async () => {
    const { id, version } = await room.submitted()
    const { version: recalled } = await room.get(EDITOR, 'recallDraft', { id, version })
    const saved = await room.get(EDITOR, 'saveDraft', {
      id,
      version: recalled,
      content: written({ title: '另一回事' }),
    })
    await room.get(EDITOR, 'submitDraft', { id, version: saved.version })

    expect(outcome(await room.ask(REVIEWER, 'approveDraft', { id, version, ...PLAIN }))).toBe('STALE')
    expect(await room.titles()).toEqual([])
  })
})

describe('a draft that is let go', () => {
  test('goes for good if residents have never seen any of it', async () => {
    const { id, version } = await room.draft()

    expect(await room.get(EDITOR, 'discardDraft', { id, version })).toEqual({ removed: true })
    expect(await room.cloud.find('newsArticles')).toEqual([])
    expect(await room.log('discardDraft')).toMatchObject([{ about: id }])
  })

  test('leaves what residents read, and nothing of itself', async () => {
    const { id, version } = await room.approved()
    const { version: begun } = await room.get(BOTH, 'saveDraft', {
      ...{ id, version },
      content: written({ title: '不要的', category: 'notice' }),
    })

    expect(await room.get(EDITOR, 'discardDraft', { id, version: begun })).toEqual({ removed: false })

    expect(await room.article(id)).toMatchObject({
      ...{ stage: 'published', shown: true, writers: [], category: 'community' },
      ...{ work: { title: '周六上门量血压' }, live: { title: '周六上门量血压' } },
    })
    expect(await room.titles()).toEqual(['周六上门量血压'])
  })

  test('of something withdrawn leaves it withdrawn, as it was last read', async () => {
    const { id, version } = await room.approved()
    const { version: gone } = await room.get(EDITOR, 'withdrawArticle', { id, version, reason: '写错了' })
    const { version: begun } = await room.get(EDITOR, 'saveDraft', {
      ...{ id, version: gone },
      content: written({ title: '不要的' }),
    })

    await room.get(EDITOR, 'discardDraft', { id, version: begun })

    expect(await room.article(id)).toMatchObject({
      ...{ stage: 'withdrawn', shown: false, live: null, work: { title: '周六上门量血压' } },
    })
  })
})

describe('staff of one grid', () => {
  test('see and move what is for that grid; everything else is not there', async () => {
    const own = await room.draft({ audience: '2', title: '二号网格停水' })
    const common = await room.draft()
    const other = await room.draft({ audience: '1' })

    for (const { id, version } of [common, other]) {
      const content = written({ audience: '2' })
      expect(outcome(await room.ask(IN_GRID_2, 'staffArticle', { id }))).toBe('NOT_FOUND')
      expect(outcome(await room.ask(IN_GRID_2, 'saveDraft', { id, version, content }))).toBe('NOT_FOUND')
      expect(outcome(await room.ask(IN_GRID_2, 'submitDraft', { id, version }))).toBe('NOT_FOUND')
      expect(outcome(await room.ask(IN_GRID_2, 'changes', { id }))).toBe('NOT_FOUND')
    }
    const { items } = await room.get(IN_GRID_2, 'staffArticles', { stage: 'draft' })
    expect(items.map(({ id }) => id)).toEqual([own.id])
    expect(await room.get(IN_GRID_2, 'newsDesk', {})).toMatchObject({ drafts: 1 })
    expect(await room.get(EDITOR, 'newsDesk', {})).toMatchObject({ drafts: 3 })
    expect(outcome(await room.ask(IN_GRID_2, 'submitDraft', own))).toBe('BAD_INPUT')
    expect(outcome(await room.ask(IN_GRID_2, 'submitDraft', { id: own.id, version: own.version }))).toBe('ok')
  })

  test('write for that grid alone', async () => {
    const save = (audience: string) => room.ask(IN_GRID_2, 'saveDraft', { content: written({ audience }) })

    expect(outcome(await save(''))).toBe('NOT_ALLOWED')
    expect(outcome(await save('1'))).toBe('NOT_ALLOWED')
    expect(outcome(await save('2'))).toBe('ok')
  })
})

test('lists of a stage begin with what was saved last, and go on where they stopped', async () => {
  const ids: string[] = []
  for (let n = 0; n < 23; n++) {
    await room.cloud.clock(NOON + Math.floor(n / 5) * MINUTE)
    ids.unshift((await room.draft({ title: `第 ${n} 篇` })).id)
  }

  const first = await room.get(EDITOR, 'staffArticles', { stage: 'draft' })
  const second = await room.get(EDITOR, 'staffArticles', { stage: 'draft', cursor: first.next! })

  expect(first.items).toHaveLength(20)
  expect(second.next).toBeUndefined()
  expect([...first.items, ...second.items].map(({ id }) => id).sort()).toEqual([...ids].sort())
  expect(first.items.map(({ savedAt }) => savedAt)).toEqual(
    first.items.map(({ savedAt }) => savedAt).sort((a, b) => b - a),
  )
})
