import { articles, type ArticleContent } from '../kit/articles'
import { defineCollection, type Entity } from '../kit/database'
import { comments, reactions, type Comment, type Reaction } from '../kit/newsTraces'
import type { ArticleCategory } from '../../miniprogram/shared/vocabulary'

/** An account that is deleted takes these along: the kit describes them. */
export { comments, reactions, type Comment, type Reaction }

/** What residents read once, kept for good. `_id` is `<articleId>_<revision>`: one revision is written down once. */
export interface Revision extends Entity {
  articleId: string
  revision: number
  content: ArticleContent
  writerName: string
  approvedByName: string
  at: number
}

/** That somebody opened an article on a day. `_id` is derived from these: once a day. Kept until the day is counted. */
export interface ReadMark extends Entity {
  articleId: string
  /** "2026-11-23" */
  day: string
  at: number
}

/** Readers of one article on one day. `_id` is `<day>_<articleId>`. Written by a timer from the marks. */
export interface ReadDay extends Entity {
  articleId: string
  title: string
  category: ArticleCategory
  day: string
  readers: number
}

export const revisions = defineCollection<Revision>('newsRevisions', {
  byArticle: { fields: ['articleId', '-revision'] },
})

export const readMarks = defineCollection<ReadMark>('newsReadMarks', {
  byDay: { fields: ['day', 'articleId'] },
  byTime: { fields: ['at'] },
})

export const readDays = defineCollection<ReadDay>('newsReadDays', {
  byDay: { fields: ['day', '-readers'] },
  byArticle: { fields: ['articleId', 'day'] },
})

export const declarations = [articles, revisions, comments, reactions, readMarks, readDays]
