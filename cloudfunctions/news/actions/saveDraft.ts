import type { InferOutput } from 'valibot'
import { articles, type Article, type ArticleContent } from '../../kit/articles'
import { communityOf } from '../../kit/community'
import { cloudEnv, command, type Database, type Patch } from '../../kit/database'
import { AppError, notAllowed } from '../../kit/errors'
import { derivedId, fingerprint } from '../../kit/fingerprint'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { checkMove } from '../rules/stages'
import { checkDraft } from '../rules/submitting'
import { auditBy, keptArticle, named, staleArticle, type Context } from '../staff'

/**
 * Called by itself every few seconds while somebody writes: three round trips. A repeat is known by what it wants to
 * save being there already, so that nothing has to be kept for it.
 */

type Output = InferOutput<typeof contract.saveDraft.output>

const saved = ({ _id: id, version, savedAt }: Pick<Article, '_id' | 'version' | 'savedAt'>): Output => ({
  id,
  version,
  savedAt,
})

const isThere = (article: Article, content: ArticleContent): boolean =>
  article.stage === 'draft' && fingerprint(article.work) === fingerprint(content)

/** @throws BAD_INPUT for a grid that the community does not have */
async function checkAudience(db: Database, audience: string): Promise<void> {
  if (audience === '') return
  const { buildings } = await communityOf(db)
  if (buildings.some(({ grid }) => grid === audience)) return
  throw new AppError('BAD_INPUT', '没有这个网格,请从列表里选', { field: 'audience' })
}

/** What an article is with its first save. Its id fits into the scene of a mini-program code. */
function begun({ caller, clock, requestId }: Context, content: ArticleContent): Article {
  const { openid } = caller
  const now = clock.now()
  return {
    _id: `a${derivedId('article', openid, requestId).slice(0, 20)}`,
    stage: 'draft',
    shown: false,
    live: null,
    category: content.category,
    audience: content.audience,
    rank: 0,
    terms: [],
    publishedAt: null,
    revisedAt: null,
    pinnedUntil: null,
    urgentUntil: null,
    likes: 0,
    readers: 0,
    work: content,
    version: 1,
    revision: 0,
    revisionDue: false,
    writers: [openid],
    writerName: caller.profile().name,
    savedAt: now,
    submittedAt: null,
    returned: null,
    approvedByName: '',
    scheduledAt: null,
    plan: null,
    withdrawn: null,
    notice: null,
    code: '',
    createdAt: now,
    createdBy: openid,
  }
}

async function begin(context: Context, content: ArticleContent): Promise<Output> {
  const { db } = context
  const article = begun(context, content)
  const fresh = await db.of(articles).insert(article)
  const first = fresh ? article : await keptArticle(context, article._id)
  if (!isThere(first, content)) {
    throw new AppError('REPEATED_DIFFERENTLY', '这次提交的内容和上次不一样,请返回后重新提交')
  }
  await auditBy(context, 'createArticle', named(article), { id: derivedId('news.create', article._id) })
  return saved(first)
}

/** What a save changes. With the first one of a revision, what was said about the last one is over. */
function changed({ caller, clock }: Context, before: Article, content: ArticleContent): Patch<Article> {
  const revising = before.stage !== 'draft'
  return {
    stage: 'draft',
    work: command.set(content),
    version: command.inc(1),
    writers: command.addToSet(caller.openid),
    writerName: caller.profile().name,
    savedAt: clock.now(),
    ...(before.live === null ? { category: content.category, audience: content.audience } : {}),
    ...(revising ? { returned: null, submittedAt: null, approvedByName: '' } : {}),
  }
}

async function save(context: Context, id: string, version: number, content: ArticleContent): Promise<Output> {
  const { db, caller } = context
  const before = await keptArticle(context, id)
  if (version !== before.version && isThere(before, content)) return saved(before)
  checkMove(before, 'save', caller)
  if (version !== before.version) throw staleArticle(before)
  if (content.audience !== before.work.audience) await checkAudience(db, content.audience)
  const after = await db
    .of(articles)
    .updateAndReturn({ _id: id, version, stage: before.stage }, changed(context, before, content))
  if (!after) {
    const newest = await keptArticle(context, id)
    if (isThere(newest, content)) return saved(newest)
    throw staleArticle(newest)
  }
  if (before.stage !== 'draft') {
    const entry = derivedId('news.revise', id, String(before.revision), String(after.version))
    await auditBy(context, 'reviseArticle', named(after), { id: entry })
  }
  return saved(after)
}

/** Begins a draft, or saves over the version that was read. */
export const saveDraft = action(contract.saveDraft, async (context) => {
  const { input, caller, db } = context
  const { id, version, content } = input
  checkDraft(content, cloudEnv)
  if (!caller.reaches(content.audience, 'editor')) throw notAllowed()
  if (id === undefined) {
    await checkAudience(db, content.audience)
    return begin(context, content)
  }
  if (version === undefined) throw staleArticle()
  return save(context, id, version, content)
})
