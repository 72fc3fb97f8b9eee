import { articles, rankOf, type Article, type PublishingPlan } from '../kit/articles'
import { command, type Database, type Patch, type Stored } from '../kit/database'
import type { Timer } from '../kit/serve'
import { revisions } from './collections'
import { articleMoves } from './rules/stages'
import { termsOf } from '../kit/articleTerms'
import { tellReaders } from './telling'

/** How what was approved gets to its readers, at once or at its time, and what a timer does for it afterwards. */

const PER_RUN = 100

/** What was decided with the approval. */
export type Approval = PublishingPlan & { byName: string }

/** Nobody is told of a withdrawn plan; who is being told already is told to the end. */
const noticeAfter = ({ notice }: Article, notify: boolean) => {
  if (notify) return command.set({ state: 'due', after: '', told: 0 })
  return notice?.state === 'due' ? command.set(notice) : null
}

/** Everything that changes when an article's work becomes what residents read. */
function published(article: Article, approval: Approval, at: number): Patch<Article> {
  const { work, publishedAt: before } = article
  const publishedAt = before ?? at
  const pinnedUntil = approval.pinnedUntil ?? article.pinnedUntil
  const urgentUntil = approval.urgentUntil ?? article.urgentUntil
  return {
    stage: articleMoves.approve.to,
    shown: true,
    live: command.set(work),
    category: work.category,
    audience: work.audience,
    rank: rankOf({ publishedAt, pinnedUntil, urgentUntil }, at),
    terms: termsOf(work),
    publishedAt,
    revisedAt: before === null ? null : at,
    pinnedUntil,
    urgentUntil,
    revision: command.inc(1),
    revisionDue: true,
    writers: [],
    returned: null,
    approvedByName: approval.byName,
    scheduledAt: null,
    plan: null,
    withdrawn: null,
    notice: noticeAfter(article, approval.notify),
    version: command.inc(1),
  }
}

/** Puts by for good what residents read now. Doing it twice is doing it once. Two round trips. */
export async function keepRevision(db: Database, article: Article): Promise<void> {
  const { _id, revision, live, writerName, approvedByName, publishedAt, revisedAt } = article
  if (live !== null) {
    await db.of(revisions).insert({
      _id: `${_id}_${revision}`,
      articleId: _id,
      revision,
      content: live,
      writerName,
      approvedByName,
      at: revisedAt ?? publishedAt ?? 0,
    })
  }
  await db.of(articles).update({ _id, revision, revisionDue: true }, { revisionDue: false })
}

/**
 * Publishes an article that nobody has changed since it was read: one conditional update is all that residents see of
 * it. The revision follows; the timer completes one that a crash left out.
 * @returns null if somebody was faster
 */
export async function publishArticle(
  db: Database,
  article: Stored<Article>,
  approval: Approval,
  at: number,
): Promise<Stored<Article> | null> {
  if (article.revisionDue) await keepRevision(db, article)
  const { _id, version, stage } = article
  const done = await db
    .of(articles)
    .updateAndReturn({ _id, version, stage }, published(article, approval, at))
  if (done) await keepRevision(db, done)
  return done
}

/**
 * Articles whose time has come, in the order of their times, also after the timer has not run for a day. Where another
 * run is at the same work, this one leaves it to it: two would mix up the order.
 */
async function publishDue(db: Database, now: number): Promise<void> {
  const due = await db
    .of(articles)
    .find(
      { stage: 'scheduled', scheduledAt: command.lte(now) },
      { sort: { scheduledAt: 'asc' }, limit: PER_RUN },
    )
  for (const [i, article] of due.entries()) {
    const { pinnedUntil = null, urgentUntil = null, notify = false } = article.plan ?? {}
    const approval = { pinnedUntil, urgentUntil, notify, byName: article.approvedByName }
    if (await publishArticle(db, article, approval, now + i)) continue
    const faster = await db.of(articles).get(article._id)
    if (faster?.stage === 'published') return
  }
}

type Top = Pick<Article, '_id' | 'publishedAt' | 'pinnedUntil' | 'urgentUntil'>

/** An article that stood on top for long enough goes back among the others. Whoever is editing it is not disturbed. */
async function stepDown(db: Database, article: Top, now: number): Promise<void> {
  const { _id, publishedAt, pinnedUntil, urgentUntil } = article
  const left = (until: number | null): number | null => (until !== null && until > now ? until : null)
  const after = { pinnedUntil: left(pinnedUntil), urgentUntil: left(urgentUntil) }
  await db
    .of(articles)
    .update(
      { _id, shown: true, publishedAt, pinnedUntil, urgentUntil },
      { ...after, rank: rankOf({ publishedAt, ...after }, now) },
    )
}

async function stepDownAll(db: Database, now: number): Promise<void> {
  const over = command.gt(0).and(command.lte(now))
  const fields = ['publishedAt', 'pinnedUntil', 'urgentUntil'] as const
  const [pins, urgencies] = await Promise.all([
    db.of(articles).find({ shown: true, pinnedUntil: over }, { limit: PER_RUN, fields }),
    db.of(articles).find({ shown: true, urgentUntil: over }, { limit: PER_RUN, fields }),
  ])
  const both = new Map([...pins, ...urgencies].map((article) => [article._id, article]))
  for (const article of both.values()) await stepDown(db, article, now)
}

/** Revisions that a crash kept from being put by. */
async function keepRevisions(db: Database): Promise<void> {
  const due = await db.of(articles).find({ revisionDue: true }, { limit: PER_RUN })
  for (const article of due) await keepRevision(db, article)
}

/** Once a minute: publishes what is due, ends what is over, completes what a crash left half done, tells who asked. */
export const publish: Timer = async ({ db, clock }) => {
  const now = clock.now()
  const steps = [
    () => publishDue(db, now),
    () => stepDownAll(db, now),
    () => keepRevisions(db),
    () => tellReaders(db, now),
  ]
  const failures: unknown[] = []
  // One step's failure must not keep the others from their work.
  for (const step of steps) await step().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, `publish: ${failures.length} steps failed`)
}
