import { BOTH, EDITOR, Newsroom, NOON, outcome, RESIDENT, SECOND_EDITOR, written } from './newsroom'
import { MINUTE } from '../../../miniprogram/shared/time'
import * as shop from '../../support/shop'

/** Writing: nothing is lost and nothing is overwritten. */

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
