import { articleStageLabel, type ArticleStage, type Role } from '../../../miniprogram/shared/vocabulary'
import type { Article } from '../../kit/articles'
import { AppError, notAllowed } from '../../kit/errors'

/** What can happen to an article. `publish` is the timer's: nobody may do it. */
export type ArticleEvent =
  | 'save'
  | 'submit'
  | 'recall'
  | 'return'
  | 'approve'
  | 'schedule'
  | 'unschedule'
  | 'publish'
  | 'pin'
  | 'withdraw'
  | 'discard'

interface Move {
  from: readonly ArticleStage[]
  /** Whatever the stage, as long as residents see the article or an older revision of it. */
  orShown?: true
  /** null: it depends on what residents see, or stays as it is. */
  to: ArticleStage | null
  who: readonly Role[]
  /** Nobody who wrote on this revision, whatever their roles. */
  byAnother?: true
  /** What somebody is told who comes at another time. */
  otherwise: string
}

const STAFF: readonly Role[] = ['editor', 'reviewer']
const EDITOR: readonly Role[] = ['editor']
const REVIEWER: readonly Role[] = ['reviewer']

/** Who may do what with an article, and when. Saving a published or withdrawn one begins a new revision. */
export const articleMoves: Readonly<Record<ArticleEvent, Move>> = {
  save: {
    from: ['draft', 'published', 'withdrawn'],
    to: 'draft',
    who: EDITOR,
    otherwise: '要改请先拿回来',
  },
  submit: { from: ['draft'], to: 'review', who: EDITOR, otherwise: '不用再提交了' },
  recall: { from: ['review'], to: 'draft', who: EDITOR, otherwise: '不用撤回' },
  return: {
    from: ['review'],
    to: 'draft',
    who: REVIEWER,
    byAnother: true,
    otherwise: '现在不用审',
  },
  approve: {
    from: ['review'],
    to: 'published',
    who: REVIEWER,
    byAnother: true,
    otherwise: '现在不用审',
  },
  schedule: {
    from: ['review'],
    to: 'scheduled',
    who: REVIEWER,
    byAnother: true,
    otherwise: '现在不用审',
  },
  unschedule: { from: ['scheduled'], to: 'draft', who: STAFF, otherwise: '没有定时,不用取消' },
  publish: { from: ['scheduled'], to: 'published', who: [], otherwise: '不用再发布了' },
  pin: { from: ['published'], to: null, who: REVIEWER, otherwise: '发布以后才能置顶' },
  withdraw: {
    from: ['scheduled'],
    orShown: true,
    to: 'withdrawn',
    who: STAFF,
    otherwise: '居民现在看不到它,不用撤下',
  },
  discard: { from: ['draft'], to: null, who: EDITOR, otherwise: '只有草稿能丢掉' },
}

/** What the rules need to know of an article, and of whoever acts. */
export type Placed = Pick<Article, 'stage' | 'shown' | 'writers' | 'audience' | 'work'>
export interface Actor {
  openid: string
  reaches(grid: string | null, ...roles: Role[]): boolean
}

/** For whom an article is and for whom it is to be: whoever works on it holds their role for both. */
export const audiencesOn = ({ audience, work }: Pick<Article, 'audience' | 'work'>): string[] => [
  ...new Set([audience, work.audience]),
]

/** Whether somebody holds one of the roles for all whom the article concerns. */
export const reachesArticle = (
  by: Actor,
  article: Pick<Article, 'audience' | 'work'>,
  roles: readonly Role[],
): boolean => audiencesOn(article).every((audience) => by.reaches(audience, ...roles))

const inPlace = (article: Placed, { from, orShown }: Move): boolean =>
  from.includes(article.stage) || (orShown === true && article.shown)

const wroteIt = (article: Placed, by: Actor): boolean => article.writers.includes(by.openid)

/** Why somebody may not review what lies before them although they are a reviewer; empty otherwise. */
export function notMine(article: Placed, by: Actor): string {
  const concerned = article.stage === 'review' && reachesArticle(by, article, REVIEWER)
  return concerned && wroteIt(article, by) ? OWN : ''
}

const OWN = '自己写的要请别人来审'

/** Whether somebody may do this now. */
export function mayMove(article: Placed, event: ArticleEvent, by: Actor): boolean {
  const move = articleMoves[event]
  if (!inPlace(article, move) || !reachesArticle(by, article, move.who)) return false
  return !move.byAnother || !wroteIt(article, by)
}

/**
 * Whether somebody may do this now, with the reason if not.
 * @throws NOT_ALLOWED, STALE when the article is in another stage
 */
export function checkMove(article: Placed, event: ArticleEvent, by: Actor): void {
  const move = articleMoves[event]
  if (!reachesArticle(by, article, move.who)) throw notAllowed()
  if (!inPlace(article, move)) {
    const { stage } = article
    throw new AppError('STALE', `这篇文章现在是“${articleStageLabel[stage]}”,${move.otherwise}`, { stage })
  }
  if (move.byAnother && wroteIt(article, by)) throw new AppError('NOT_ALLOWED', OWN)
}

/**
 * Where an article goes whose draft is let go: back to what residents see, or to what they saw until it was withdrawn.
 * Null: they have never seen any of it, and it goes for good.
 */
export function afterDiscard({
  shown,
  revision,
}: Pick<Article, 'shown' | 'revision'>): 'published' | 'withdrawn' | null {
  if (shown) return 'published'
  return revision > 0 ? 'withdrawn' : null
}
