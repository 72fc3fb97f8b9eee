import * as v from 'valibot'
import { ARTICLE_CATEGORIES } from '../../../miniprogram/shared/vocabulary'
import { reads, writes } from '../../kit/contract'
import { done, id, listOf, moment, page, text } from '../../kit/fields'
import { articleId, block, content, plan, stage, staffArticle, staffCard } from './shapes'

const STAFF = ['editor', 'reviewer'] as const
const REVIEWER = ['reviewer'] as const
const EDITOR = ['editor'] as const

/** A change of state names the version that was on the screen: what somebody else saved meanwhile is not decided upon. */
const version = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const move = { id: articleId, version }
const reason = text('原因', 200)

/** What editors and reviewers do with articles. */
export const newsroom = {
  staffArticles: reads(STAFF, v.strictObject({ stage, ...page }), listOf(staffCard)),

  staffArticle: reads(STAFF, v.strictObject({ id: articleId }), staffArticle),

  /**
   * Creates a draft (no id) or saves over the version that was read. Often called by itself while somebody writes. Saving
   * a published or withdrawn article begins a new revision; residents go on reading the old one.
   */
  saveDraft: writes(
    EDITOR,
    v.strictObject({ id: v.optional(articleId), version: v.optional(version), content }),
    v.object({ id, version: v.number(), savedAt: moment }),
  ),

  submitDraft: writes(EDITOR, v.strictObject(move), staffArticle),
  /** Back from review, by whoever may edit. */
  recallDraft: writes(EDITOR, v.strictObject(move), staffArticle),
  returnDraft: writes(REVIEWER, v.strictObject({ ...move, reason }), staffArticle),
  /** Published at once, or at a time to come. */
  approveDraft: writes(
    REVIEWER,
    v.strictObject({ ...move, at: v.nullable(moment), ...plan.entries }),
    staffArticle,
  ),
  unscheduleArticle: writes(STAFF, v.strictObject(move), staffArticle),
  pinArticle: writes(
    REVIEWER,
    v.strictObject({ ...move, pinnedUntil: v.nullable(moment), urgentUntil: v.nullable(moment) }),
    staffArticle,
  ),
  /** Gone for residents at once and everywhere. */
  withdrawArticle: writes(STAFF, v.strictObject({ ...move, reason }), staffArticle),
  /** A revision that residents have never seen is let go; a draft that never was published is removed. */
  discardDraft: writes(EDITOR, v.strictObject(move), v.object({ removed: v.boolean() })),

  /** What a reviewer compares: the draft against what residents read now. */
  changes: reads(
    STAFF,
    v.strictObject({ id: articleId }),
    v.object({
      first: v.boolean(),
      fields: v.array(v.object({ label: v.string(), before: v.string(), after: v.string() })),
      blocks: v.array(
        v.object({
          kind: v.picklist(['same', 'added', 'removed', 'changed']),
          block,
          /** Of a changed one: what it was. */
          before: v.nullable(block),
        }),
      ),
    }),
  ),

  /** Headings, lists, pictures and paragraphs of an official-account article, by its address or as it was pasted. */
  importArticle: writes(
    EDITOR,
    v.union([
      v.strictObject({ url: v.pipe(v.string(), v.trim(), v.maxLength(1000)) }),
      v.strictObject({ html: v.pipe(v.string(), v.maxLength(80_000)) }),
    ]),
    v.object({
      title: v.string(),
      source: v.string(),
      cover: v.string(),
      blocks: v.array(block),
      /** Pictures that could not be fetched. */
      missing: v.number(),
    }),
  ),

  /** Articles to point to from another one, by words of their title or body. */
  findRelated: reads(
    EDITOR,
    v.strictObject({ words: text('要找的内容', 40) }),
    v.object({ items: v.array(v.object({ id, title: v.string(), publishedAt: moment })) }),
  ),

  questions: reads(
    STAFF,
    v.strictObject({ show: v.picklist(['open', 'waiting', 'all']), ...page }),
    listOf(
      v.object({
        id,
        articleId: id,
        articleTitle: v.string(),
        name: v.string(),
        text: v.string(),
        at: moment,
        state: v.picklist(['waiting', 'shown', 'hidden']),
        answer: v.nullable(v.object({ text: v.string(), byName: v.string(), at: moment })),
        hiddenReason: v.string(),
      }),
    ),
  ),
  /** Answering shows the question, if it was waiting. A second answer replaces the first. */
  answerQuestion: writes(STAFF, v.strictObject({ id, text: text('回复', 500) }), done),
  showQuestion: writes(STAFF, v.strictObject({ id }), done),
  hideQuestion: writes(STAFF, v.strictObject({ id, reason }), done),

  /** What waits for the newsroom. */
  newsDesk: reads(
    STAFF,
    v.strictObject({}),
    v.object({ drafts: v.number(), reviews: v.number(), scheduled: v.number(), questions: v.number() }),
  ),

  /** Readers of the last days, by category and by article. */
  articleNumbers: reads(
    STAFF,
    v.strictObject({ days: v.optional(v.picklist([7, 30]), 7) }),
    v.object({
      days: v.array(v.object({ day: v.string(), readers: v.number() })),
      categories: v.array(v.object({ category: v.picklist(ARTICLE_CATEGORIES), readers: v.number() })),
      articles: v.array(v.object({ id, title: v.string(), readers: v.number() })),
      openQuestions: v.number(),
      now: moment,
    }),
  ),
}
