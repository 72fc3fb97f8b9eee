import { articles, audiencesOf, type Article } from '../kit/articles'
import type { Caller } from '../kit/caller'
import { communityOf } from '../kit/community'
import { command, type FindOptions, type Stored, type Where } from '../kit/database'
import { notFound } from '../kit/errors'

/** The audiences whose articles the caller reads: everybody's, and those of their own grid. Staff read no more here. */
export async function audiencesFor(caller: Caller): Promise<string[]> {
  const { buildings } = await communityOf(caller.db)
  return audiencesOf(caller.household, buildings)
}

/** What every query of a reader begins with. */
export async function readableBy(caller: Caller): Promise<Where<Article>> {
  return { shown: true, audience: command.in(await audiencesFor(caller)) }
}

/** An article that the caller may read, or null: withdrawn, another grid's, unknown – nobody can tell which. */
export async function articleFor(
  caller: Caller,
  id: string,
  fields: NonNullable<FindOptions<Article>['fields']>,
): Promise<Stored<Article> | null> {
  const where = { ...(await readableBy(caller)), _id: id }
  const [found] = await caller.db.of(articles).find(where, { limit: 1, fields })
  return found ?? null
}

/** The same, where nothing can be done without it. @throws NOT_FOUND */
export async function needArticle(
  caller: Caller,
  id: string,
  fields: NonNullable<FindOptions<Article>['fields']>,
): Promise<Stored<Article>> {
  const found = await articleFor(caller, id, fields)
  if (!found) throw notFound()
  return found
}
