import * as v from 'valibot'
import { ARTICLE_CATEGORIES } from '../../../miniprogram/shared/vocabulary'
import { articleCardOut } from '../../kit/articleFields'
import { reads, writes } from '../../kit/contract'
import { done, id, listOf, moment, page, text } from '../../kit/fields'
import { articleId, comment, content } from './shapes'

/** What everybody reads, and what they say to it. */
export const readers = {
  /** Urgent ones first, then pinned ones, then the newest. */
  articles: reads(
    'visitor',
    v.strictObject({ category: v.optional(v.picklist(ARTICLE_CATEGORIES)), ...page }),
    listOf(articleCardOut),
  ),

  /** In title, summary and body; the newest first. */
  searchArticles: reads(
    'visitor',
    v.strictObject({ words: text('要找的内容', 40), ...page }),
    listOf(articleCardOut),
  ),

  article: reads(
    'visitor',
    v.strictObject({ id: articleId }),
    v.object({
      ...articleCardOut.entries,
      ...v.omit(v.object(content.entries), ['title', 'cover', 'summary', 'category', 'related', 'audience'])
        .entries,
      likes: v.number(),
      liked: v.boolean(),
      saved: v.boolean(),
      now: moment,
    }),
  ),

  /** What stands under an article: related ones, and what neighbours asked, newest first. Read after the article. */
  beside: reads(
    'visitor',
    v.strictObject({ id: articleId, ...page }),
    v.object({ ...listOf(comment).entries, related: v.array(articleCardOut) }),
  ),

  /** Asks the community. Checked before anybody else sees it. */
  ask: writes('resident', v.strictObject({ articleId, text: text('想问的话', 300) }), comment),

  /** Takes back one's own. */
  removeQuestion: writes('resident', v.strictObject({ id }), done),

  react: writes(
    'visitor',
    v.strictObject({ articleId, kind: v.picklist(['like', 'saved']), on: v.boolean() }),
    v.object({ likes: v.number(), liked: v.boolean(), saved: v.boolean() }),
  ),

  /** That the caller opened it today; the page does not wait for it. */
  markRead: writes('visitor', v.strictObject({ articleId }), done),

  savedArticles: reads('visitor', v.strictObject({ ...page }), listOf(articleCardOut)),

  /** File of the mini-program code that leads to the article, for a poster. */
  articleCode: writes('visitor', v.strictObject({ id: articleId }), v.object({ file: v.string() })),
}
