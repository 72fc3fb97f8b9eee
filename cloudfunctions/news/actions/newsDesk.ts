import { articles } from '../../kit/articles'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { countOpen } from '../questioning'
import { keptBy } from '../staff'

/** More than a tile has room for. */
const MAX_SHOWN = 9999

/** What waits for the newsroom, counted side by side. */
export const newsDesk = action(contract.newsDesk, async (context) => {
  const { db, caller } = context
  const kept = keptBy(caller)
  const inStage = (stage: string): Promise<number> => db.of(articles).count({ stage, ...kept })
  const counts = await Promise.all([
    inStage('draft'),
    inStage('review'),
    inStage('scheduled'),
    countOpen(context),
  ])
  const [drafts, reviews, scheduled, questions] = counts.map((n) => Math.min(n, MAX_SHOWN))
  return { drafts: drafts ?? 0, reviews: reviews ?? 0, scheduled: scheduled ?? 0, questions: questions ?? 0 }
})
