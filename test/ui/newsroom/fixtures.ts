import { HOUR, instantOf } from '../../../miniprogram/shared/time'
import type { Reply } from '../../../typings/cloud-api'

/** Answers of the cloud as the newsroom's pages get them. */

/** A Wednesday morning. */
export const NOW = instantOf('2026-11-25', '10:21') ?? 0

export type StaffArticle = Reply<'news', 'staffArticle'>
type Content = StaffArticle['work']

const NOTHING = {
  edit: false,
  submit: false,
  recall: false,
  review: false,
  unschedule: false,
  pin: false,
  withdraw: false,
  discard: false,
}

/** What the caller may do: nothing but what is named. */
export const may = (...acts: (keyof StaffArticle['may'])[]): StaffArticle['may'] => ({
  ...NOTHING,
  ...Object.fromEntries(acts.map((act) => [act, true])),
})

export const content = (change: Partial<Content> = {}): Content => ({
  title: '周五停水',
  cover: '',
  summary: '周五早八点到晚六点停水,请提前接水。',
  category: 'notice',
  audience: '',
  tags: [],
  source: '兴隆社区',
  issuer: '',
  effectiveOn: null,
  expiresOn: null,
  relevance: null,
  related: [],
  audio: '',
  blocks: [{ id: 'b1', kind: 'paragraph', text: '水管要换。' }],
  ...change,
})

/** A draft of 赵倩's that she may edit and submit. */
export const article = (change: Partial<StaffArticle> = {}): StaffArticle => ({
  id: 'a1',
  title: '周五停水',
  cover: '',
  category: 'notice',
  stage: 'draft',
  shown: false,
  writerName: '赵倩',
  savedAt: NOW - HOUR,
  scheduledAt: null,
  publishedAt: null,
  returned: false,
  readers: 0,
  version: 3,
  work: content(),
  live: null,
  relatedTitles: [],
  submittedAt: null,
  returnedNote: null,
  withdrawnNote: null,
  revisedAt: null,
  plan: null,
  pinnedUntil: null,
  urgentUntil: null,
  asked: 6,
  told: null,
  likes: 0,
  may: may('edit', 'submit', 'discard'),
  notMine: '',
  now: NOW,
  ...change,
})

/** Waits for a reviewer's yes. */
export const submitted = (change: Partial<StaffArticle> = {}): StaffArticle =>
  article({ stage: 'review', submittedAt: NOW - HOUR, may: may('review'), ...change })

/** As far as an editor asks, beside the article itself. */
export const community = { buildings: { buildings: [] } }
