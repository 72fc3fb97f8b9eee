import type { ArticleCategory } from '../../../miniprogram/shared/vocabulary'
import { articles } from '../../kit/articles'
import { command, type Where } from '../../kit/database'
import { action, type ActionContext } from '../../kit/serve'
import { readDays, type ReadDay } from '../collections'
import { contract } from '../contract'
import { countOpen } from '../questioning'
import { byCategory, byDay, lastDays } from '../rules/numbers'
import { keptBy } from '../staff'

const MOST_READ = 10
/** More than are read in a month. */
const MAX_KEPT = 1000

type Context = Pick<ActionContext<unknown>, 'db' | 'caller'>

/** What is counted for the caller: for staff of one grid, what was written for it. */
async function counted({ db, caller }: Context, days: readonly string[]): Promise<Where<ReadDay>> {
  const period = { day: { $gte: days[0], $lte: days.at(-1) } }
  const kept = keptBy(caller)
  if (Object.keys(kept).length === 0) return period
  const own = await db
    .of(articles)
    .find({ ...kept, publishedAt: command.gt(0) }, { limit: MAX_KEPT, fields: ['stage'] })
  return { ...period, articleId: { $in: own.map(({ _id }) => _id) } }
}

/** Readers of the last days: summed up in the database, whatever their number. */
export const articleNumbers = action(contract.articleNumbers, async (context) => {
  const { input, db, clock } = context
  const now = clock.now()
  const days = lastDays(input.days, now)
  const where = await counted(context, days)
  const summed = <K extends string>(
    by: string,
    more: object = {},
    end: readonly Record<string, unknown>[] = [],
  ) =>
    db
      .of(readDays)
      .aggregate<{ _id: K; readers: number; title: string }>([
        { $match: where },
        { $group: { _id: by, readers: { $sum: '$readers' }, ...more } },
        ...end,
      ])
  const [daily, categories, mostRead, openQuestions] = await Promise.all([
    summed('$day', {}, [{ $limit: days.length }]),
    summed<ArticleCategory>('$category'),
    summed('$articleId', { title: { $last: '$title' } }, [
      { $sort: { readers: -1, _id: 1 } },
      { $limit: MOST_READ },
    ]),
    countOpen(context),
  ])
  return {
    days: byDay(days, daily),
    categories: byCategory(categories),
    articles: mostRead.map(({ _id: id, title, readers }) => ({ id, title, readers })),
    openQuestions,
    now,
  }
})
