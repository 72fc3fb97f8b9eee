import { articles } from '../../../cloudfunctions/kit/articles'
import type { Person } from '../../../cloudfunctions/kit/people'
import { credits } from '../../../cloudfunctions/kit/subscriptions'
import { comments, reactions, readDays, readMarks, revisions } from '../../../cloudfunctions/news/collections'
import { articleDocuments } from './documents'
import { voiceDocuments } from './voices'
import type { Desk } from './writing'

/** The newsroom's twenty articles with all that came of them, by collection. */
export function newsDocuments(desk: Desk, persons: ReadonlyMap<string, Person>): [string, object[]][] {
  const samples = articleDocuments(desk)
  const voices = voiceDocuments(samples, persons, desk.now)
  const readersOf = (articleId: string): number =>
    voices.readDays.reduce((sum, day) => (day.articleId === articleId ? sum + day.readers : sum), 0)
  return [
    [articles.name, samples.map(({ article }) => ({ ...article, readers: readersOf(article._id) }))],
    [revisions.name, samples.flatMap((sample) => sample.revisions)],
    [comments.name, voices.comments],
    [reactions.name, voices.reactions],
    [readDays.name, voices.readDays],
    [readMarks.name, voices.readMarks],
    [credits.name, voices.credits],
  ]
}
