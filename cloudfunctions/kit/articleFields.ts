import * as v from 'valibot'
import { ARTICLE_CATEGORIES } from '../../miniprogram/shared/vocabulary'
import { id, moment } from './fields'

/** An article in a list, as residents get it from every function that shows one. */
export const articleCardOut = v.object({
  id,
  title: v.string(),
  cover: v.string(),
  summary: v.string(),
  category: v.picklist(ARTICLE_CATEGORIES),
  publishedAt: moment,
  /** When residents got a new revision; null before the second one. */
  revisedAt: v.nullable(moment),
  pinned: v.boolean(),
  urgent: v.boolean(),
})
