import { action } from '../../kit/serve'
import { contract } from '../contract'
import { keptArticle } from '../staff'
import * as views from '../views'

/** One article with the work on it, and what the caller may do with it now. */
export const staffArticle = action(contract.staffArticle, async (context) =>
  views.staffArticle(context, await keptArticle(context, context.input.id)),
)
