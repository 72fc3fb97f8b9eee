import { articles, audiencesOf, type Article } from '../kit/articles'
import { communityOf } from '../kit/community'
import { command, type Database, type Patch } from '../kit/database'
import { derivedId } from '../kit/fingerprint'
import { tellMany, type Told } from '../kit/messages'
import { accounts, type Account, type Community } from '../kit/people'
import { accountsWithCredit } from '../kit/subscriptions'

/** Accounts in one batch, and batches in one run. */
const BATCH = 100
const BATCHES_PER_RUN = 10
const ARTICLES_PER_RUN = 20

export const articlePage = (articleId: string): string => `/packages/news/pages/article/index?id=${articleId}`

/** What a notice needs of an article; the body stays where it is. */
const NOTICE_FIELDS = ['live.title', 'live.summary', 'audience', 'shown', 'revision', 'notice'] as const

type Announced = Pick<Article, '_id' | 'live' | 'audience' | 'revision' | 'notice'>

/** People of these accounts for whom the article is: each once, however many phones they have. */
function listenersOf(
  found: readonly Pick<Account, 'personId' | 'household'>[],
  audience: string,
  { buildings }: Pick<Community, 'buildings'>,
): string[] {
  const concerned = found.filter(({ household }) => audiencesOf(household, buildings).includes(audience))
  return [...new Set(concerned.map(({ personId }) => personId))]
}

/** The id of a message is derived from article, revision and person: nobody hears the same news twice. */
function messagesOf(article: Announced, personIds: readonly string[], now: number): Told[] {
  const { _id, revision, live } = article
  return personIds.map((personId) => ({
    id: derivedId('news.published', _id, String(revision), personId),
    personId,
    kind: 'news.published',
    title: live?.title ?? '社区有新消息',
    text: live?.summary ?? '',
    page: articlePage(_id),
    at: now,
    template: 'news',
  }))
}

interface Batch {
  told: number
  /** The last account of the batch; null after the last batch. */
  after: string | null
}

async function tellBatch(db: Database, article: Announced, after: string, now: number): Promise<Batch> {
  const openids = await accountsWithCredit(db, 'news', after, BATCH)
  if (openids.length === 0) return { told: 0, after: null }
  const [community, found] = await Promise.all([
    communityOf(db),
    db.of(accounts).find({ _id: command.in(openids) }, { limit: BATCH, fields: ['personId', 'household'] }),
  ])
  const listeners = listenersOf(found, article.audience, community)
  await tellMany(db, messagesOf(article, listeners, now))
  return { told: listeners.length, after: openids.length < BATCH ? null : (openids.at(-1) ?? null) }
}

/**
 * Goes on telling where the article says that it has come to. The progress is saved against what was read: of two runs
 * at once one goes on, and an article that was withdrawn meanwhile is told no further.
 * @returns how many batches it took
 */
async function tellArticle(db: Database, article: Announced, most: number, now: number): Promise<number> {
  const { _id, revision } = article
  let after = article.notice?.after ?? ''
  for (let batches = 1; batches <= most; batches++) {
    const batch = await tellBatch(db, article, after, now)
    const progress: Patch<Article> = {
      'notice.told': command.inc(batch.told),
      ...(batch.after === null ? { 'notice.state': 'done' } : { 'notice.after': batch.after }),
    }
    const saved = await db
      .of(articles)
      .update({ _id, shown: true, revision, 'notice.state': 'due', 'notice.after': after }, progress)
    if (saved === 0 || batch.after === null) return batches
    after = batch.after
  }
  return most
}

/** Tells those who asked for it of articles that were published for them to know, the oldest first. */
export async function tellReaders(db: Database, now: number): Promise<void> {
  const due = await db
    .of(articles)
    .find(
      { 'notice.state': 'due' },
      { sort: { publishedAt: 'asc' }, limit: ARTICLES_PER_RUN, fields: NOTICE_FIELDS },
    )
  let left = BATCHES_PER_RUN
  for (const article of due) {
    if (left <= 0) return
    if (article.shown) left -= await tellArticle(db, article, left, now)
  }
}
