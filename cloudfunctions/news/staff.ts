import { articles, type Article } from '../kit/articles'
import { audit, type Audited } from '../kit/audit'
import type { Caller } from '../kit/caller'
import { command, type Patch, type Stored, type Where } from '../kit/database'
import { AppError, notFound } from '../kit/errors'
import { onceFor, type Context } from './doing'
import { checkMove, reachesArticle, type ArticleEvent } from './rules/stages'

/** What the newsroom's actions have in common. */
export { onceFor, type Context }

interface About {
  id: string
  name: string
}

/** An article as the record names it. */
export const named = ({ _id, work }: Pick<Article, '_id' | 'work'>): About => ({
  id: _id,
  name: work.title || '还没有标题的文章',
})

/** Writes down what a member of staff did. */
export const auditBy = (
  { db, caller, clock }: Context,
  what: string,
  { id: about, name: aboutName }: About,
  more: Pick<Audited, 'id' | 'reason' | 'detail'> = {},
): Promise<void> =>
  audit(db, {
    at: clock.now(),
    by: caller.openid,
    byName: caller.profile().name,
    what: `news.${what}`,
    about,
    aboutName,
    ...more,
  })

/** Whoever saved meanwhile is named, so that the two can talk. */
export const staleArticle = (newest?: Pick<Article, 'version' | 'writerName' | 'savedAt'>): AppError => {
  const { version, writerName, savedAt } = newest ?? {}
  return new AppError('STALE', '别人刚刚改过这篇文章,请看最新的', { version, writerName, savedAt })
}

const STAFF = ['editor', 'reviewer'] as const

/** What every query of the newsroom begins with: staff of one grid see what is for that grid alone. */
export function keptBy(caller: Caller): Where<Article> {
  const grids = caller.gridsFor(...STAFF)
  return grids === null ? {} : { audience: command.in(grids), 'work.audience': command.in(grids) }
}

/** An article that the caller works on; another grid's answers like none. @throws NOT_FOUND */
export async function keptArticle({ db, caller }: Context, id: string): Promise<Stored<Article>> {
  const article = await db.of(articles).get(id)
  if (!article || !reachesArticle(caller, article, STAFF)) throw notFound('文章')
  return article
}

/** Changes an article that nobody has changed since it was read. @throws STALE */
export async function saveChange(
  { db }: Pick<Context, 'db'>,
  before: Pick<Article, '_id' | 'version' | 'stage'>,
  patch: Patch<Article>,
): Promise<Stored<Article>> {
  const { _id, version, stage } = before
  const saved = await db
    .of(articles)
    .updateAndReturn({ _id, version, stage }, { ...patch, version: command.inc(1) })
  if (!saved) throw staleArticle()
  return saved
}

/** An article that the caller may move on now, in the version that was on their screen. @throws what the rules refuse with */
export async function articleToMove(
  context: Context,
  { id, version }: { id: string; version: number },
  event: ArticleEvent,
): Promise<Stored<Article>> {
  const article = await keptArticle(context, id)
  checkMove(article, event, context.caller)
  if (article.version !== version) throw staleArticle(article)
  return article
}
