import type { Article, ArticleContent, Block } from '../../../cloudfunctions/kit/articles'
import type { Actor } from '../../../cloudfunctions/news/rules/stages'
import { gridsOf, reaches } from '../../../cloudfunctions/kit/people/grants'
import type { RoleGrant } from '../../../cloudfunctions/kit/people'
import type { Role } from '../../../miniprogram/shared/vocabulary'

/** Drafts and people for the rules of the newsroom. */

export const NOW = Date.parse('2026-11-23T12:00:00+08:00')

export const paragraph = (id: string, text = '一段文字'): Block => ({ id, kind: 'paragraph', text })

export const draft = (more: Partial<ArticleContent> = {}): ArticleContent => ({
  title: '医保缴费开始了',
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
  blocks: [paragraph('b1')],
  ...more,
})

type Placed = Pick<Article, 'stage' | 'shown' | 'writers' | 'audience' | 'work'>

export const placed = (stage: Article['stage'], more: Partial<Placed> = {}): Placed => ({
  stage,
  shown: stage === 'published',
  writers: ['o-writer'],
  audience: '',
  work: draft(),
  ...more,
})

export const actor = (openid: string, ...grants: RoleGrant[]): Actor & { grids: string[] | null } => ({
  openid,
  reaches: (grid: string | null, ...roles: Role[]) => reaches(grants, roles, grid, NOW),
  grids: gridsOf(grants, ['editor', 'reviewer'], NOW),
})
