import { rankOf, type Article, type ArticleContent } from '../../cloudfunctions/kit/articles'
import type { Comment } from '../../cloudfunctions/news/collections'
import { termsOf } from '../../cloudfunctions/kit/articleTerms'
import { DAY } from '../../miniprogram/shared/time'
import type { ArticleStage } from '../../miniprogram/shared/vocabulary'

/** Articles in any state, for tests that are about something else than how they came to be. */

type In<T> = T & { community: string }

export const ARTICLE_TITLE = '居民医保开始交了'

/** What a writer has finished. */
export const articleContent = (more: Partial<ArticleContent> = {}): ArticleContent => ({
  title: ARTICLE_TITLE,
  cover: '',
  summary: '年底前交完',
  category: 'community',
  audience: '',
  tags: [],
  source: '社区',
  issuer: '',
  effectiveOn: null,
  expiresOn: null,
  relevance: null,
  related: [],
  audio: '',
  blocks: [{ id: 'b1', kind: 'paragraph', text: '打开微信就能交' }],
  ...more,
})

export interface ArticlePlan {
  stage?: ArticleStage
  live?: Partial<ArticleContent>
  publishedAt?: number
}

/** An article in its first version, as it lies in the database in this stage. */
export function articleDocument(id: string, plan: ArticlePlan = {}): In<Article> {
  const { stage = 'published', publishedAt: at = Date.now() - DAY } = plan
  const work = articleContent(plan.live)
  const shown = stage === 'published'
  const times = { publishedAt: shown ? at : null, pinnedUntil: null, urgentUntil: null }
  return {
    _id: id,
    community: 'xinglong',
    stage,
    shown,
    live: shown ? work : null,
    category: work.category,
    audience: work.audience,
    rank: rankOf(times, at),
    terms: shown ? termsOf(work) : [],
    ...times,
    revisedAt: null,
    likes: 0,
    readers: 0,
    work,
    version: 1,
    revision: shown || stage === 'withdrawn' ? 1 : 0,
    writers: shown ? [] : ['o-writer'],
    writerName: '赵倩',
    savedAt: at,
    submittedAt: stage === 'draft' ? null : at,
    returned: null,
    approvedByName: '',
    scheduledAt: stage === 'scheduled' ? at + 30 * DAY : null,
    plan: stage === 'scheduled' ? { pinnedUntil: null, urgentUntil: null, notify: false } : null,
    withdrawn: stage === 'withdrawn' ? { reason: '改期了', byName: '孙伟', at } : null,
    notice: null,
    code: '',
    createdAt: at,
    createdBy: 'o-writer',
  }
}

/** What somebody asked under an article. */
export const commentDocument = (id: string, articleId: string, openid: string): In<Comment> => ({
  _id: id,
  community: 'xinglong',
  articleId,
  articleTitle: ARTICLE_TITLE,
  openid,
  name: '李邻居',
  avatar: '',
  text: '要带户口本吗?',
  at: 1,
  state: 'shown',
  answered: false,
  answer: null,
  hiddenReason: '',
})
