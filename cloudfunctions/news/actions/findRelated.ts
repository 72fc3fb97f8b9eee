import { command } from '../../kit/database'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { termsIn } from '../../kit/articleTerms'
import { findByTerms } from '../searching'

const MAX_FOUND = 10

/** Articles to point to from another one. Staff of one grid find those that its residents can open. */
export const findRelated = action(contract.findRelated, async ({ input, caller, db }) => {
  const grids = caller.gridsFor('editor')
  const where = { shown: true, ...(grids === null ? {} : { audience: command.in(['', ...grids]) }) }
  const options = { limit: MAX_FOUND, fields: ['live.title', 'publishedAt'] as const }
  const found = await findByTerms(db, where, termsIn(input.words), options)
  return {
    items: found.map(({ _id: id, live, publishedAt }) => ({
      id,
      title: live?.title ?? '',
      publishedAt: publishedAt ?? 0,
    })),
  }
})
