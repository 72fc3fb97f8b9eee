import { articleCard, articles, audiencesOf, CARD_FIELDS } from '../kit/articles'
import { command, type Database } from '../kit/database'
import type { Community } from '../kit/people'

/** Home has room for an urgent notice and three more. */
const SHOWN = 4

/** What stands on top of the news of a household. One round trip. */
export async function frontNews(
  db: Database,
  household: string | null,
  knowing: Promise<Pick<Community, 'buildings'>>,
  now: number,
) {
  const { buildings } = await knowing
  const found = await db
    .of(articles)
    .find(
      { shown: true, audience: command.in(audiencesOf(household, buildings)) },
      { sort: { rank: 'desc' }, limit: SHOWN, fields: CARD_FIELDS },
    )
  return found.map((article) => articleCard(article, now))
}
