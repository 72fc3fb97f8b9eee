import { articles, type Article } from '../kit/articles'
import { command, type Database, type FindOptions, type Stored, type Where } from '../kit/database'

/** A term that is met with more often than this is a common one; how much more does not matter. */
const PROBE = 51

/**
 * The terms with the rarest first: an index answers for the first one alone, and the rest is compared document by
 * document. No round trip for a single one.
 */
async function rarestFirst(
  db: Database,
  where: Where<Article>,
  terms: readonly string[],
): Promise<readonly string[]> {
  if (terms.length < 2) return terms
  const probed = await Promise.all(
    terms.map(async (term) => {
      const found = await db
        .of(articles)
        .find({ ...where, terms: term }, { limit: PROBE, fields: ['rank'], sort: { rank: 'desc' } })
      return { term, found: found.length }
    }),
  )
  return probed.sort((a, b) => a.found - b.found).map(({ term }) => term)
}

/**
 * Articles in which all terms are, the highest rank first.
 * @param where who may find what, without terms; begins with `shown`
 */
export async function findByTerms(
  db: Database,
  where: Where<Article>,
  terms: readonly string[],
  options: Pick<FindOptions<Article>, 'limit' | 'fields'>,
): Promise<Stored<Article>[]> {
  if (terms.length === 0) return []
  const ordered = await rarestFirst(db, where, terms)
  return db
    .of(articles)
    .find({ ...where, terms: command.all([...ordered]) }, { ...options, sort: { rank: 'desc' } })
}
