import { articles, type ArticleContent } from '../kit/articles'
import { defineCollection, type Entity } from '../kit/database'
import type { ArticleCategory } from '../../miniprogram/shared/vocabulary'

/** What residents read once, kept for good. `_id` is `<articleId>_<revision>`: one revision is written down once. */
export interface Revision extends Entity {
  articleId: string
  revision: number
  content: ArticleContent
  writerName: string
  approvedByName: string
  at: number
}

/** A question or a word under an article, and what the community answers. */
export interface Comment extends Entity {
  articleId: string
  articleTitle: string
  openid: string
  /** Nickname, or the surname alone: "王邻居". */
  name: string
  avatar: string
  text: string
  at: number
  /** `waiting`: WeChat's check was not sure; staff look first. Its writer sees it all the same. */
  state: 'waiting' | 'shown' | 'hidden'
  answered: boolean
  answer: { text: string; byName: string; at: number } | null
  hiddenReason: string
}

/** A like or 收藏 of one reader. `_id` is derived from reader, article and kind. Turned off, it stays as a trace for counting. */
export interface Reaction extends Entity {
  openid: string
  articleId: string
  kind: 'like' | 'saved'
  on: boolean
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

export const comments = defineCollection<Comment>('newsComments', {
  byArticle: { fields: ['articleId', 'state', '-at'] },
  byAsker: { fields: ['articleId', 'openid', '-at'] },
  byOpenid: { fields: ['openid'] },
  byState: { fields: ['state', '-at'] },
  byAnswer: { fields: ['answered', 'state', '-at'] },
  byTime: { fields: ['-at'] },
})

export const reactions = defineCollection<Reaction>('newsReactions', {
  byReader: { fields: ['openid', 'kind', 'on', '-at'] },
  byArticle: { fields: ['articleId', 'kind', 'on'] },
  byTime: { fields: ['at'] },
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
