import { command } from '../../kit/database'
import { notFound } from '../../kit/errors'
import { reactionId } from '../../kit/newsTraces'
import { action } from '../../kit/serve'
import { needArticle } from '../audience'
import { reactions } from '../collections'
import { contract } from '../contract'
import { articleDetail, DETAIL_FIELDS, reactedBy } from '../reading'

/** One article, and what the caller made of it. Two round trips, side by side. */
export const article = action(contract.article, async ({ input, caller, db, clock }) => {
  const { openid } = caller
  const ids = (['like', 'saved'] as const).map((kind) => reactionId(openid, input.id, kind))
  const [found, own] = await Promise.all([
    needArticle(caller, input.id, DETAIL_FIELDS),
    db.of(reactions).find({ _id: command.in(ids) }, { limit: ids.length, fields: ['kind', 'on'] }),
  ])
  const detail = articleDetail(found, reactedBy(own), clock.now())
  if (!detail) throw notFound()
  return detail
})
