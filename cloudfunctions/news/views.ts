import type { InferInput } from 'valibot'
import { articles, type Article } from '../kit/articles'
import { command, type Database, type Stored } from '../kit/database'
import { countWithCredit } from '../kit/subscriptions'
import type { Comment } from './collections'
import type { contract } from './contract'
import { mayMove, notMine, type Actor } from './rules/stages'
import type { Context } from './staff'

/** What the newsroom gets to see, made of what is stored. */

type Output<A extends keyof typeof contract> = InferInput<(typeof contract)[A]['output']>
export type StaffCard = Output<'staffArticles'>['items'][number]
export type StaffArticle = Output<'staffArticle'>
export type StaffQuestion = Output<'questions'>['items'][number]

/** The fields that a card needs: a list reads no more than these. */
export const STAFF_CARD_FIELDS = [
  'work.title',
  'work.cover',
  'work.category',
  'stage',
  'shown',
  'writerName',
  'savedAt',
  'scheduledAt',
  'publishedAt',
  'returned',
  'readers',
] as const

/** @param article one with STAFF_CARD_FIELDS at least */
export function staffCard(article: Article): StaffCard {
  const { title, cover, category } = article.work
  const { stage, shown, writerName, savedAt, scheduledAt, publishedAt, returned, readers } = article
  return {
    id: article._id,
    title,
    cover,
    category,
    stage,
    shown,
    writerName,
    savedAt,
    scheduledAt,
    publishedAt,
    returned: stage === 'draft' && returned !== null,
    readers,
  }
}

/** What the caller may do with an article now, by the table of moves. */
export const mayDo = (article: Article, by: Actor): StaffArticle['may'] => ({
  edit: mayMove(article, 'save', by),
  submit: mayMove(article, 'submit', by),
  recall: mayMove(article, 'recall', by),
  review: mayMove(article, 'approve', by),
  unschedule: mayMove(article, 'unschedule', by),
  pin: mayMove(article, 'pin', by),
  withdraw: mayMove(article, 'withdraw', by),
  discard: mayMove(article, 'discard', by),
})

/** Titles of articles in the order of their ids; those that are gone are left out. At most one round trip. */
export async function titlesOf(
  db: Database,
  ids: readonly string[],
): Promise<{ id: string; title: string }[]> {
  if (ids.length === 0) return []
  const found = await db
    .of(articles)
    .find({ _id: command.in([...ids]) }, { limit: ids.length, fields: ['live.title', 'work.title'] })
  const titles = new Map(found.map(({ _id, live, work }) => [_id, live?.title ?? work.title]))
  return ids.flatMap((id) => {
    const title = titles.get(id)
    return title === undefined ? [] : [{ id, title }]
  })
}

/** More than any page has room for. */
const MAX_SHOWN = 9999

/** An article as the newsroom sees it. One more round trip's time. */
export async function staffArticle(
  { db, caller, clock }: Context,
  article: Stored<Article>,
): Promise<StaffArticle> {
  const [relatedTitles, asked] = await Promise.all([
    titlesOf(db, article.work.related),
    countWithCredit(db, 'news'),
  ])
  return {
    ...staffCard(article),
    version: article.version,
    work: article.work,
    live: article.live,
    relatedTitles,
    submittedAt: article.submittedAt,
    returnedNote: article.returned,
    withdrawnNote: article.withdrawn,
    revisedAt: article.revisedAt,
    plan: article.plan,
    pinnedUntil: article.pinnedUntil,
    urgentUntil: article.urgentUntil,
    asked: Math.min(asked, MAX_SHOWN),
    told: article.notice?.told ?? null,
    likes: article.likes,
    may: mayDo(article, caller),
    notMine: notMine(article, caller),
    now: clock.now(),
  }
}

export function staffQuestion(comment: Comment): StaffQuestion {
  const { _id: id, articleId, articleTitle, name, text, at, state, answer, hiddenReason } = comment
  return { id, articleId, articleTitle, name, text, at, state, answer, hiddenReason }
}
