import type { Comment } from '../../../cloudfunctions/kit/newsTraces'
import { DAY, HOUR, MINUTE } from '../../../miniprogram/shared/time'
import * as shop from '../../support/shop'
import {
  EDITOR,
  ELSEWHERE,
  IN_GRID_2,
  Newsroom,
  NOON,
  outcome,
  RESIDENT,
  REVIEWER,
  SECOND_EDITOR,
  written,
} from './newsroom'

/** What the newsroom looks at: questions, changes, numbers, what waits. */

let room: Newsroom

beforeAll(async () => {
  room = await Newsroom.open({ instances: 4 })
})
beforeEach(() => room.clear())
afterAll(() => room.stop())

/** Something that a resident asked. */
async function asked(id: string, articleId: string, more: Partial<Comment> = {}): Promise<string> {
  await shop.add(room.cloud, 'newsComments', [
    {
      ...{ _id: id, community: 'xinglong', articleId, articleTitle: '周六上门量血压', openid: RESIDENT },
      ...{ name: '王邻居', avatar: '', text: '八号楼去吗', at: NOON, state: 'shown', answered: false },
      ...{ answer: null, hiddenReason: '', ...more },
    },
  ])
  return id
}

const questionOf = async (id: string) => (await room.cloud.find('newsComments', { _id: id }))[0]
const listed = async (show: 'open' | 'waiting' | 'all', by = EDITOR) =>
  (await room.get(by, 'questions', { show })).items.map(({ id }) => id)

describe('questions', () => {
  test('are open until they are answered or put aside', async () => {
    const { id } = await room.approved()
    await asked('q-old', id, { at: NOON - HOUR })
    await asked('q-waiting', id, { state: 'waiting' })
    await asked('q-answered', id, { at: NOON - 2 * HOUR, answered: true })
    await asked('q-hidden', id, { at: NOON - 3 * HOUR, state: 'hidden' })

    expect(await listed('open')).toEqual(['q-waiting', 'q-old'])
    expect(await listed('waiting')).toEqual(['q-waiting'])
    expect(await listed('all')).toEqual(['q-waiting', 'q-old', 'q-answered', 'q-hidden'])
    expect(await room.get(EDITOR, 'newsDesk', {})).toMatchObject({ questions: 2 })
  })

  test('go on over pages', async () => {
    const { id } = await room.approved()
    for (const n of shop.range(25)) await asked(`q-${n}`, id, { at: NOON - Math.floor(n / 4) * MINUTE })

    const first = await room.get(EDITOR, 'questions', { show: 'open' })
    const second = await room.get(EDITOR, 'questions', { show: 'open', cursor: first.next! })

    const all = [...first.items, ...second.items].map((question) => question.id)
    expect(new Set(all).size).toBe(25)
  })

  test('that are answered show, and whoever asked hears of it', async () => {
    const { id: articleId } = await room.approved()
    const id = await asked('q-1', articleId, { state: 'waiting' })

    await room.get(SECOND_EDITOR, 'answerQuestion', { id, text: '去的,周六上午' })

    expect(await questionOf(id)).toMatchObject({
      ...{ state: 'shown', answered: true },
      answer: { text: '去的,周六上午', byName: '陈浩', at: NOON },
    })
    expect(await room.cloud.find('messages', { kind: 'news.answered' })).toMatchObject([
      { personId: 'p-resident', page: `/packages/news/pages/article/index?id=${articleId}` },
    ])
    expect(await room.log('answerQuestion')).toMatchObject([{ about: id, byName: '陈浩' }])
  })

  test('that are answered twice have the later answer; one answer sent twice is told once', async () => {
    const { id: articleId } = await room.approved()
    const id = await asked('q-1', articleId)
    const requestId = shop.newRequestId()
    const first = { id, text: '去的' }

    await Promise.all([
      room.ask(EDITOR, 'answerQuestion', first, requestId),
      room.ask(EDITOR, 'answerQuestion', first, requestId),
    ])
    await room.get(EDITOR, 'answerQuestion', first, requestId)
    await room.get(REVIEWER, 'answerQuestion', { id, text: '改到周日了' })

    expect(await questionOf(id)).toMatchObject({ answer: { text: '改到周日了', byName: '何静' } })
    expect(await room.cloud.find('messages', { kind: 'news.answered' })).toHaveLength(2)
  })

  test('of somebody who has left are answered for the others', async () => {
    const { id: articleId } = await room.approved()
    const id = await asked('q-1', articleId, { openid: 'o-left' })

    await room.get(EDITOR, 'answerQuestion', { id, text: '去的' })

    expect(await questionOf(id)).toMatchObject({ answered: true })
    expect(await room.cloud.find('messages')).toEqual([])
  })

  test('can be put aside with a reason, and brought back', async () => {
    const { id: articleId } = await room.approved()
    const id = await asked('q-1', articleId)

    await room.get(EDITOR, 'hideQuestion', { id, reason: '骂人' })
    expect(await questionOf(id)).toMatchObject({ state: 'hidden', hiddenReason: '骂人' })
    expect(await room.get(RESIDENT, 'beside', { id: articleId })).toMatchObject({ items: [] })
    expect(outcome(await room.ask(EDITOR, 'answerQuestion', { id, text: '去的' }))).toBe('STALE')
    expect(outcome(await room.ask(REVIEWER, 'hideQuestion', { id, reason: '骂人' }))).toBe('STALE')

    await room.get(EDITOR, 'showQuestion', { id })
    expect(await questionOf(id)).toMatchObject({ state: 'shown', hiddenReason: '' })
    expect(await room.log('hideQuestion')).toMatchObject([{ reason: '骂人' }])
  })

  test('are nobody’s but the staff’s of this community, and of this grid', async () => {
    const { id: common } = await room.approved()
    const { id: own } = await room.approved({ audience: '2' })
    await asked('q-common', common)
    await asked('q-own', own)

    expect(await listed('open', IN_GRID_2)).toEqual(['q-own'])
    expect(await room.get(IN_GRID_2, 'newsDesk', {})).toMatchObject({ questions: 1 })
    for (const [by, code] of [
      [IN_GRID_2, 'NOT_FOUND'],
      [ELSEWHERE, 'NOT_FOUND'],
      [RESIDENT, 'NOT_ALLOWED'],
    ] as const) {
      const input = { id: 'q-common' }
      expect(outcome(await room.ask(by, 'answerQuestion', { ...input, text: '去的' }))).toBe(code)
      expect(outcome(await room.ask(by, 'hideQuestion', { ...input, reason: '骂人' }))).toBe(code)
      expect(outcome(await room.ask(by, 'showQuestion', input))).toBe(code)
    }
  })
})

describe('changes', () => {
  test('of a first revision are all that it has', async () => {
    const { id } = await room.submitted()

    expect(await room.get(REVIEWER, 'changes', { id })).toMatchObject({
      ...{ first: true, blocks: [{ kind: 'added', before: null }] },
    })
  })

  test('are those against what residents read', async () => {
    const pointed = await room.approved({ title: '体检安排' })
    const { id, version } = await room.approved()
    const [block] = written().blocks
    await room.get(EDITOR, 'saveDraft', {
      ...{ id, version },
      content: written({
        ...{ title: '周日上门量血压', related: [pointed.id] },
        blocks: [{ id: 'b1', kind: 'paragraph', text: '改到周日' }],
      }),
    })

    expect(await room.get(REVIEWER, 'changes', { id })).toEqual({
      first: false,
      fields: [
        { label: '标题', before: '周六上门量血压', after: '周日上门量血压' },
        { label: '相关文章', before: '', after: '体检安排' },
      ],
      blocks: [{ kind: 'changed', block: { id: 'b1', kind: 'paragraph', text: '改到周日' }, before: block }],
    })
  })

  test('of something withdrawn are those against what they read until then', async () => {
    const { id, version } = await room.approved()
    const gone = await room.get(EDITOR, 'withdrawArticle', { id, version, reason: '写错了' })
    const content = written({ title: '写对了' })
    await room.get(EDITOR, 'saveDraft', { id, version: gone.version, content })

    const { first, fields } = await room.get(REVIEWER, 'changes', { id })

    expect(first).toBe(false)
    expect(fields).toEqual([{ label: '标题', before: '周六上门量血压', after: '写对了' }])
  })
})

test('related articles are found by their words, those that are shown alone', async () => {
  const { id } = await room.approved()
  await room.draft()

  const { items } = await room.get(EDITOR, 'findRelated', { words: '量血压' })

  expect(items).toEqual([{ id, title: '周六上门量血压', publishedAt: NOON }])
  expect(await room.get(EDITOR, 'findRelated', { words: '。' })).toEqual({ items: [] })
})

describe('numbers', () => {
  const day = (articleId: string, date: string, readers: number, category = 'community') => ({
    ...{ _id: `${date}_${articleId}`, community: 'xinglong', articleId, title: `标题 ${articleId}` },
    ...{ category, day: date, readers },
  })

  beforeEach(async () => {
    await shop.add(room.cloud, 'newsReadDays', [
      day('a1', '2026-11-23', 3),
      day('a2', '2026-11-23', 4, 'policy'),
      day('a1', '2026-11-20', 5),
      day('a3', '2026-11-16', 100, 'event'),
      { ...day('a1', '2026-11-22', 50), _id: 'elsewhere', community: 'yulan' },
    ])
  })

  test('are those of the last days, each of them, of this community', async () => {
    const numbers = await room.get(EDITOR, 'articleNumbers', {})

    expect(numbers.days.map(({ readers }) => readers)).toEqual([0, 0, 0, 5, 0, 0, 7])
    expect(numbers.days.at(-1)).toEqual({ day: '2026-11-23', readers: 7 })
    expect(numbers.categories.slice(0, 3)).toEqual([
      { category: 'community', readers: 8 },
      { category: 'policy', readers: 4 },
      { category: 'notice', readers: 0 },
    ])
    expect(numbers.articles).toEqual([
      { id: 'a1', title: '标题 a1', readers: 8 },
      { id: 'a2', title: '标题 a2', readers: 4 },
    ])
  })

  test('can be those of a month', async () => {
    const { days, articles } = await room.get(EDITOR, 'articleNumbers', { days: 30 })

    expect(days).toHaveLength(30)
    expect(articles[0]).toMatchObject({ id: 'a3', readers: 100 })
  })

  test('are, for staff of one grid, those of what was written for it', async () => {
    const { id } = await room.approved({ audience: '2' })
    await shop.add(room.cloud, 'newsReadDays', [day(id, '2026-11-23', 2)])

    const { days, articles } = await room.get(IN_GRID_2, 'articleNumbers', {})

    expect(days.at(-1)?.readers).toBe(2)
    expect(articles.map((article) => article.id)).toEqual([id])
  })
})

test('the desk counts what waits', async () => {
  await room.draft()
  await room.submitted()
  await room.approved({}, { at: NOON + DAY })
  await room.approved()

  expect(await room.get(EDITOR, 'newsDesk', {})).toEqual({
    drafts: 1,
    reviews: 1,
    scheduled: 1,
    questions: 0,
  })
  expect(outcome(await room.ask(RESIDENT, 'newsDesk', {}))).toBe('NOT_ALLOWED')
})
