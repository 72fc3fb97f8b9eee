import {
  afterDiscard,
  articleMoves,
  checkMove,
  mayMove,
  notMine,
  type ArticleEvent,
} from '../../../cloudfunctions/news/rules/stages'
import { AppError } from '../../../cloudfunctions/kit/errors'
import { ARTICLE_STAGES, type ArticleStage } from '../../../miniprogram/shared/vocabulary'
import { granted } from '../../support/shop'
import { actor, draft, placed } from './drafts'

const editor = actor('o-editor', granted('editor'))
const reviewer = actor('o-reviewer', granted('reviewer'))
const both = actor('o-both', granted('editor'), granted('reviewer'))
const admin = actor('o-admin', granted('admin'))
const writer = actor('o-writer', granted('editor'), granted('reviewer'))
const writingAdmin = actor('o-writer', granted('admin'))
const inGrid2 = actor('o-grid', granted('editor', { scope: '2' }), granted('reviewer', { scope: '2' }))

const refusal = (run: () => void): { code: string; message: string } | null => {
  try {
    run()
    return null
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, message: error.message }
    throw error
  }
}

describe('the table of moves', () => {
  const table: [ArticleEvent, ArticleStage[], ArticleStage | null][] = [
    ['save', ['draft', 'published', 'withdrawn'], 'draft'],
    ['submit', ['draft'], 'review'],
    ['recall', ['review'], 'draft'],
    ['return', ['review'], 'draft'],
    ['approve', ['review'], 'published'],
    ['schedule', ['review'], 'scheduled'],
    ['unschedule', ['scheduled'], 'draft'],
    ['publish', ['scheduled'], 'published'],
    ['pin', ['published'], null],
    ['withdraw', ['scheduled', 'published'], 'withdrawn'],
    ['discard', ['draft'], null],
  ]

  test.each(table)('%s is possible from %p alone', (event, from, to) => {
    const possible = ARTICLE_STAGES.filter((stage) => mayMove(placed(stage), event, admin))

    expect(possible).toEqual(ARTICLE_STAGES.filter((stage) => from.includes(stage)))
    expect(articleMoves[event].to).toBe(to)
  })

  test.each(table)('%s at another time is refused with what the article is now', (event, from) => {
    for (const stage of ARTICLE_STAGES.filter((one) => !from.includes(one))) {
      const refused = refusal(() => checkMove(placed(stage), event, admin))

      expect(refused).toMatchObject({ code: 'STALE' })
      expect(refused?.message).toContain('这篇文章现在是“')
    }
  })

  test('whatever residents can see can be withdrawn, also while a new revision is being written', () => {
    for (const stage of ['draft', 'review', 'scheduled', 'published'] as const) {
      expect(mayMove(placed(stage, { shown: true }), 'withdraw', editor)).toBe(true)
    }
    expect(mayMove(placed('draft'), 'withdraw', editor)).toBe(false)
    expect(mayMove(placed('review'), 'withdraw', editor)).toBe(false)
  })
})

describe('who', () => {
  const EDITORS: ArticleEvent[] = ['save', 'submit', 'recall', 'discard']
  const REVIEWERS: ArticleEvent[] = ['return', 'approve', 'schedule', 'pin']
  const STAFF: ArticleEvent[] = ['unschedule', 'withdraw']
  const where: Partial<Record<ArticleEvent, ArticleStage>> = {
    ...{ save: 'draft', submit: 'draft', recall: 'review', discard: 'draft', return: 'review' },
    ...{ approve: 'review', schedule: 'review', pin: 'published', unschedule: 'scheduled' },
    withdraw: 'published',
  }
  const may = (event: ArticleEvent, by: typeof editor) => mayMove(placed(where[event]!), event, by)

  test.each(EDITORS)('%s is for editors', (event) => {
    expect([editor, reviewer, both, admin].map((by) => may(event, by))).toEqual([true, false, true, true])
    expect(refusal(() => checkMove(placed(where[event]!), event, reviewer))?.code).toBe('NOT_ALLOWED')
  })

  test.each(REVIEWERS)('%s is for reviewers', (event) => {
    expect([editor, reviewer, both, admin].map((by) => may(event, by))).toEqual([false, true, true, true])
    expect(refusal(() => checkMove(placed(where[event]!), event, editor))?.code).toBe('NOT_ALLOWED')
  })

  test.each(STAFF)('%s is for both', (event) => {
    expect([editor, reviewer, both, admin].map((by) => may(event, by))).toEqual([true, true, true, true])
  })

  test.each([
    ['an editor who reviews, too', writer],
    ['an administrator', writingAdmin],
  ])('%s does not review what they wrote themselves', (_who, by) => {
    for (const event of ['approve', 'schedule', 'return'] as const) {
      expect(mayMove(placed('review'), event, by)).toBe(false)
      expect(refusal(() => checkMove(placed('review'), event, by))).toEqual({
        code: 'NOT_ALLOWED',
        message: '自己写的要请别人来审',
      })
    }
    expect(notMine(placed('review'), by)).toBe('自己写的要请别人来审')
  })

  test('is told why only where it is a question', () => {
    expect(notMine(placed('review'), both)).toBe('')
    expect(notMine(placed('draft'), writer)).toBe('')
    expect(notMine(placed('review', { writers: ['o-editor'] }), editor)).toBe('')
  })
})

describe('staff of one grid', () => {
  test('work on what is for that grid', () => {
    const own = placed('draft', { audience: '2', work: draft({ audience: '2' }) })

    expect(mayMove(own, 'save', inGrid2)).toBe(true)
    expect(mayMove({ ...own, stage: 'review' }, 'approve', inGrid2)).toBe(true)
  })

  test.each([
    ['is for everybody', '', ''],
    ['is for another grid', '1', '1'],
    ['was for another grid and is to be for theirs', '1', '2'],
    ['was for theirs and is to be for everybody', '2', ''],
  ])('do not work on what %s', (_what, audience, next) => {
    const article = placed('draft', { audience, work: draft({ audience: next }) })

    expect(mayMove(article, 'save', inGrid2)).toBe(false)
    expect(mayMove(article, 'save', editor)).toBe(true)
  })

  test('are asked for by their grids, all others by none', () => {
    expect(inGrid2.grids).toEqual(['2'])
    expect(editor.grids).toBeNull()
    expect(admin.grids).toBeNull()
    expect(actor('o-x', granted('organiser')).grids).toEqual([])
  })
})

test.each([
  ['what residents see comes back', { shown: true, revision: 2 }, 'published'],
  ['what was withdrawn stays so', { shown: false, revision: 1 }, 'withdrawn'],
  ['what they have never seen goes for good', { shown: false, revision: 0 }, null],
])('of a draft that is let go, %s', (_what, article, expected) => {
  expect(afterDiscard(article)).toBe(expected)
})
