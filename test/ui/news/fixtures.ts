import type { Comment } from '../../../miniprogram/services/news'
import { DAY, HOUR, instantOf } from '../../../miniprogram/shared/time'
import type { Reply } from '../../../typings/cloud-api'

/** News as its function answers it, for pages that are shown in the simulator. */

// The simulator compiles every page with all of TDesign that it uses, which takes its time on a busy machine.
jest.setTimeout(60_000)

/** A Monday morning. */
export const NOW = instantOf('2026-11-23', '09:00') ?? 0

type Card = Reply<'news', 'articles'>['items'][number]
type Article = Reply<'news', 'article'>

export const card = (change: Partial<Card> = {}): Card => ({
  id: 'a1',
  title: '周三停水一天',
  cover: '',
  summary: '今晚请接好水。',
  category: 'notice',
  publishedAt: NOW - HOUR,
  revisedAt: null,
  pinned: false,
  urgent: false,
  ...change,
})

export const article = (change: Partial<Article> = {}): Article => ({
  ...card(),
  tags: [],
  source: '兴隆社区',
  issuer: '',
  effectiveOn: null,
  expiresOn: null,
  relevance: null,
  audio: '',
  blocks: [{ id: 'b1', kind: 'paragraph', text: '主阀门要换。' }],
  likes: 0,
  liked: false,
  saved: false,
  now: NOW,
  ...change,
})

export const comment = (change: Partial<Comment> = {}): Comment => ({
  id: 'q1',
  name: '李邻居',
  avatar: '',
  text: '高层也停吗',
  at: NOW - DAY,
  mine: false,
  waiting: false,
  answer: null,
  ...change,
})

export const list = <T>(items: T[], next?: string) => ({
  items,
  now: NOW,
  ...(next === undefined ? {} : { next }),
})

export const beside = (change: Partial<Reply<'news', 'beside'>> = {}): Reply<'news', 'beside'> => ({
  ...list([]),
  related: [],
  ...change,
})
