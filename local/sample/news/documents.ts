import { rankOf, type Article } from '../../../cloudfunctions/kit/articles'
import type { Revision } from '../../../cloudfunctions/news/collections'
import { termsOf } from '../../../cloudfunctions/kit/articleTerms'
import { MINUTE } from '../../../miniprogram/shared/time'
import { openidOf } from '../keys'
import { planned, type Planned, type Standing } from './plans'
import { articleIdOf, contentOf, type Desk } from './writing'

type In<T> = T & { community: string }
type Published = Extract<Standing, { stage: 'published' }>

const community = 'xinglong'
const WRITER = '赵倩'
const REVIEWER = '孙伟'

/** A draft that nobody has looked at yet: what all other states are made from. */
function begun({ written, likes }: Planned, desk: Desk, savedAt: number): In<Article> {
  const work = contentOf(written, desk.file)
  return {
    _id: articleIdOf(written.key),
    community,
    stage: 'draft',
    shown: false,
    live: null,
    category: work.category,
    audience: work.audience,
    rank: 0,
    terms: [],
    publishedAt: null,
    revisedAt: null,
    pinnedUntil: null,
    urgentUntil: null,
    likes,
    readers: 0,
    work,
    version: 2,
    revision: 0,
    writers: [openidOf('zhao-qian')],
    writerName: WRITER,
    savedAt,
    submittedAt: null,
    returned: null,
    approvedByName: '',
    scheduledAt: null,
    plan: null,
    withdrawn: null,
    notice: null,
    code: '',
    createdAt: savedAt - 40 * MINUTE,
    createdBy: openidOf('zhao-qian'),
  }
}

/** What approval makes of a draft. */
function shown(plan: Planned, desk: Desk, standing: Published): In<Article> {
  const draft = begun(plan, desk, standing.at - 30 * MINUTE)
  const { before, review, told, pinnedUntil = null, urgentUntil = null } = standing
  const times = { publishedAt: standing.at, pinnedUntil, urgentUntil }
  const article: In<Article> = {
    ...draft,
    stage: 'published',
    shown: true,
    live: draft.work,
    ...times,
    rank: rankOf(times, desk.now),
    terms: termsOf(draft.work),
    revisedAt: before?.revisedAt ?? null,
    version: 4,
    revision: before ? 2 : 1,
    writers: [],
    submittedAt: standing.at - 20 * MINUTE,
    approvedByName: REVIEWER,
    notice: told === undefined ? null : { state: 'done', after: '', told },
  }
  return review ? { ...article, ...again(review, desk) } : article
}

/** What a new revision changes of a published article before it is approved. */
function again({ written, submittedAt }: NonNullable<Published['review']>, desk: Desk): Partial<Article> {
  return {
    stage: 'review',
    work: contentOf(written, desk.file),
    version: 6,
    writers: [openidOf('zhao-qian')],
    savedAt: submittedAt - 5 * MINUTE,
    submittedAt,
  }
}

function articleDocument(plan: Planned, desk: Desk): In<Article> {
  const { standing } = plan
  switch (standing.stage) {
    case 'published':
      return shown(plan, desk, standing)
    case 'draft':
      return {
        ...begun(plan, desk, standing.savedAt),
        version: 4,
        returned: { ...standing.returned, byName: REVIEWER },
      }
    case 'scheduled':
      return {
        ...begun(plan, desk, standing.savedAt),
        stage: 'scheduled',
        version: 4,
        submittedAt: standing.savedAt + 10 * MINUTE,
        approvedByName: REVIEWER,
        scheduledAt: standing.scheduledAt,
        plan: standing.plan,
      }
    case 'withdrawn':
      return {
        ...shown(plan, desk, { stage: 'published', at: standing.at }),
        stage: 'withdrawn',
        shown: false,
        live: null,
        terms: [],
        version: 5,
        withdrawn: { reason: standing.reason, byName: REVIEWER, at: standing.withdrawnAt },
      }
  }
}

/** Everything that residents ever read of an article. */
function revisionsOf({ written, standing }: Planned, { file }: Desk): In<Revision>[] {
  if (standing.stage !== 'published' && standing.stage !== 'withdrawn') return []
  const articleId = articleIdOf(written.key)
  const before = standing.stage === 'published' ? standing.before : undefined
  const read = before
    ? [
        { written: before.written, at: standing.at },
        { written, at: before.revisedAt },
      ]
    : [{ written, at: standing.at }]
  return read.map((one, i) => ({
    _id: `${articleId}_${i + 1}`,
    community,
    articleId,
    revision: i + 1,
    content: contentOf(one.written, file),
    writerName: WRITER,
    approvedByName: REVIEWER,
    at: one.at,
  }))
}

/** An article as it lies in the database, with the plan that it was made from. */
export interface SampleArticle {
  plan: Planned
  article: In<Article>
  revisions: In<Revision>[]
}

export const articleDocuments = (desk: Desk): SampleArticle[] =>
  planned(desk).map((plan) => ({
    plan,
    article: articleDocument(plan, desk),
    revisions: revisionsOf(plan, desk),
  }))
