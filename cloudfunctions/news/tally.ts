import { articles, type Article } from '../kit/articles'
import { command, type Database, type Stored } from '../kit/database'
import { recountLikes } from '../kit/newsTraces'
import type { Timer } from '../kit/serve'
import { DAY, isoDate } from '../../miniprogram/shared/time'
import { reactions, readDays, readMarks, type ReadDay } from './collections'

/**
 * Counting, so that reading does not have to: marks become readers of a day, and likes are counted again. Numbers are
 * set and only ever grow, never added to: a run that is repeated, interrupted or late changes nothing.
 */

/** Articles of one day that are looked at together. */
const PER_PAGE = 200
/** Articles of one run that get new numbers; the next run goes on. */
const PER_RUN = 500
/** Writes that are on their way at once. */
const AT_ONCE = 10
/** More days than these are never left over. */
const MAX_DAYS = 400
const MARKS_KEPT_MS = 3 * DAY

interface Counted {
  _id: string
  readers: number
}

interface Budget {
  left: number
}

async function inTurns<T>(list: readonly T[], run: (one: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < list.length; i += AT_ONCE) await Promise.all(list.slice(i, i + AT_ONCE).map(run))
}

/** Every day of which there are marks: today's and yesterday's first, then the oldest. */
async function daysToCount(db: Database, now: number): Promise<string[]> {
  const days: string[] = []
  for (let after = ''; days.length < MAX_DAYS;) {
    const [next] = await db
      .of(readMarks)
      .find({ day: command.gt(after) }, { sort: { day: 'asc' }, limit: 1, fields: ['day'] })
    if (!next) break
    after = next.day
    days.push(after)
  }
  const fresh = [isoDate(now), isoDate(now - DAY)]
  return [...days.filter((day) => fresh.includes(day)), ...days.filter((day) => !fresh.includes(day))]
}

const readDayId = (day: string, articleId: string): string => `${day}_${articleId}`

/** Readers of articles on all days but one. */
async function elsewhere(
  db: Database,
  day: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const sums = await db
    .of(readDays)
    .aggregate<Counted>([
      { $match: { articleId: { $in: ids }, day: { $ne: day } } },
      { $group: { _id: '$articleId', readers: { $sum: '$readers' } } },
      { $limit: PER_PAGE },
    ])
  return new Map(sums.map(({ _id, readers }) => [_id, readers]))
}

/** The sum first: as long as the day's own number is the old one, a crash in between is made good by the next run. */
async function write(
  db: Database,
  article: Stored<Article>,
  { day, readers, others, known }: { day: string; readers: number; others: number; known: boolean },
): Promise<void> {
  const { _id: articleId, live, category } = article
  const total = others + readers
  await db.of(articles).update({ _id: articleId, readers: command.lt(total) }, { readers: total })
  const title = live?.title ?? ''
  const counted: ReadDay = { _id: readDayId(day, articleId), articleId, title, category, day, readers }
  if (!known && (await db.of(readDays).insert(counted))) return
  await db
    .of(readDays)
    .update({ _id: counted._id, readers: command.lt(readers) }, { title, category, readers })
}

/** Writes down the numbers of one day's articles that have grown. Marks of what nobody can read are no readers. */
async function writeGrown(
  db: Database,
  day: string,
  counted: readonly Counted[],
  budget: Budget,
): Promise<void> {
  const ids = counted.map(({ _id }) => _id)
  const [shown, stored] = await Promise.all([
    db
      .of(articles)
      .find(
        { _id: command.in(ids), shown: true },
        { limit: PER_PAGE, fields: ['live.title', 'category', 'readers'] },
      ),
    db
      .of(readDays)
      .find(
        { _id: command.in(ids.map((id) => readDayId(day, id))) },
        { limit: PER_PAGE, fields: ['articleId', 'readers'] },
      ),
  ])
  const readable = new Map(shown.map((article) => [article._id, article]))
  const known = new Map(stored.map(({ articleId, readers }) => [articleId, readers]))
  const grown = counted.flatMap(({ _id, readers }) => {
    const article = readable.get(_id)
    return article && (known.get(_id) ?? 0) < readers ? [{ article, readers }] : []
  })
  if (grown.length === 0) return
  const others = await elsewhere(
    db,
    day,
    grown.map(({ article }) => article._id),
  )
  const due = grown.slice(0, Math.max(budget.left, 0))
  budget.left -= grown.length
  await inTurns(due, ({ article, readers }) =>
    write(db, article, {
      day,
      readers,
      others: others.get(article._id) ?? 0,
      known: known.has(article._id),
    }),
  )
}

/** @returns whether the day is counted to its end */
async function countDay(db: Database, day: string, budget: Budget): Promise<boolean> {
  for (let after = ''; ;) {
    const counted = await db
      .of(readMarks)
      .aggregate<Counted>([
        { $match: { day, articleId: { $gt: after } } },
        { $group: { _id: '$articleId', readers: { $sum: 1 } } },
        { $sort: { _id: 1 } },
        { $limit: PER_PAGE },
      ])
    if (counted.length > 0) await writeGrown(db, day, counted, budget)
    if (budget.left < 0) return false
    const last = counted.at(-1)
    if (!last || counted.length < PER_PAGE) return true
    after = last._id
  }
}

/** Counts every day that still has marks, however long ago, and lets go of old ones that are counted. */
async function countReaders(db: Database, now: number): Promise<void> {
  const oldest = isoDate(now - MARKS_KEPT_MS)
  const budget = { left: PER_RUN }
  for (const day of await daysToCount(db, now)) {
    if (!(await countDay(db, day, budget))) return
    if (day < oldest) await db.of(readMarks).remove({ day })
  }
}

/** What was turned on or off in this time is counted again. */
const CHANGED_MS = DAY
/** What was turned off this long ago is counted, and forgotten. */
const TRACES_KEPT_MS = 2 * DAY

/** Puts right what a crash between a like and its counting has left. */
async function countLikes(db: Database, now: number): Promise<void> {
  const changed = { on: { $in: [true, false] }, at: { $gte: now - CHANGED_MS }, kind: 'like' }
  for (let after = ''; ;) {
    const found = await db
      .of(reactions)
      .aggregate<{ _id: string }>([
        { $match: { ...changed, articleId: { $gt: after } } },
        { $group: { _id: '$articleId' } },
        { $sort: { _id: 1 } },
        { $limit: PER_PAGE },
      ])
    const ids = found.map(({ _id }) => _id)
    await recountLikes(db, ids)
    const last = ids.at(-1)
    if (last === undefined || ids.length < PER_PAGE) break
    after = last
  }
  await db.of(reactions).remove({ on: false, at: command.lt(now - TRACES_KEPT_MS) })
}

/** Every ten minutes. */
export const tally: Timer = async ({ db, clock }) => {
  const now = clock.now()
  const steps = [() => countReaders(db, now), () => countLikes(db, now)]
  const failures: unknown[] = []
  // One step's failure must not keep the other from its work.
  for (const step of steps) await step().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, `tally: ${failures.length} steps failed`)
}
