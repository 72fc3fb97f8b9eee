import type { StaffArticle, StaffCard } from '../../../services/news'
import { clockTime, dayInWords, momentInWords } from '../../../shared/time'
import { articleCategoryLabel, articleStageLabel, type ArticleStage } from '../../../shared/vocabulary'
import type { Tone } from '../../../view/tones'
import type { LocalDraft } from '../kept-drafts'
import { audienceName, toneOfStage } from './choices'

/** An article in the newsroom's list. */
export interface StaffCardView extends Tone {
  id: string
  title: string
  cover: string
  stage: string
  /** Category and writer. */
  about: string
  /** The one time that matters now. */
  time: string
  /** Something to know beside the stage: returned, or an older revision is still shown. */
  hint: string
}

function timeOf(card: StaffCard, now: number): string {
  const { stage, savedAt, scheduledAt, publishedAt } = card
  if (stage === 'scheduled' && scheduledAt !== null) return `${momentInWords(scheduledAt, now)} 发布`
  if (stage === 'published' && publishedAt !== null) return `${momentInWords(publishedAt, now)} 发布`
  return `${momentInWords(savedAt, now)} 存的`
}

function hintOf({ stage, shown, returned, readers }: StaffCard): string {
  if (returned && stage === 'draft') return '审核退回来了,看看原因'
  if (shown && stage !== 'published') return '邻居们看到的还是上一版'
  return stage === 'published' ? `${readers} 人看过` : ''
}

export const staffCardView = (card: StaffCard, now: number): StaffCardView => ({
  id: card.id,
  title: card.title.trim() || '还没写标题',
  cover: card.cover,
  stage: articleStageLabel[card.stage],
  ...toneOfStage(card.stage),
  about: `${articleCategoryLabel[card.category]} · ${card.writerName}`,
  time: timeOf(card, now),
  hint: hintOf(card),
})

/** A draft that is on this phone alone. */
export interface LocalView {
  key: string
  title: string
  time: string
}

export const localView = ({ key, form, at }: LocalDraft, now: number): LocalView => ({
  key,
  title: form.title.trim() || '还没写标题',
  time: `${dayInWords(at, now)} ${clockTime(at)} 写的,还没存到社区`,
})

/** What the list of a stage says when there is nothing in it. */
export const emptyOf: Record<ArticleStage, { title: string; text: string }> = {
  draft: { title: '没有草稿', text: '点下面的「写一篇」,写好了交给同事审核' },
  review: { title: '没有等审核的', text: '编辑提交的文章会排到这里' },
  scheduled: { title: '没有定时的', text: '审核时可以定个时间,到点自动发' },
  published: { title: '还没有发布过', text: '审核通过的文章会到这里' },
  withdrawn: { title: '没有撤下的', text: '撤下的文章会留在这里,改好了可以重新提交' },
}

/** One button of an article's page. */
export interface ArticleAct {
  key: 'edit' | 'recall' | 'unschedule' | 'pin' | 'withdraw' | 'discard' | 'preview'
  label: string
  icon: string
  danger: boolean
}

/** What an article's page shows. */
export interface ArticleView extends Tone {
  id: string
  version: number
  title: string
  cover: string
  summary: string
  stage: string
  /** What happens next, in a sentence. */
  sentence: string
  facts: { label: string; text: string }[]
  /** Why it came back, or why it was taken down; empty for neither. */
  reason: string
  notMine: string
  acts: ArticleAct[]
  /** The one thing that it waits for; empty for nothing that this person could do. */
  main: '' | 'submit' | 'review'
  now: number
  pinnedUntil: number
  urgentUntil: number
}

/** Where it stands and what comes next. */
function sentenceOf(article: StaffArticle): string {
  const { stage, shown, live, now, scheduledAt, may } = article
  const older = shown && live ? '。邻居们现在看到的是上一版' : ''
  switch (stage) {
    case 'draft':
      return `${article.returnedNote ? '审核退回来了,改好再提交' : '还没提交,邻居们看不到这一版'}${older}`
    case 'review':
      return `${may.review ? '等您审一审' : '等同事审核'}${older}`
    case 'scheduled':
      return `${momentInWords(scheduledAt ?? now, now)} 自动发布${older}`
    case 'published':
      return '邻居们看得到'
    case 'withdrawn':
      return '邻居们看不到了,收藏和转发的链接也打不开'
  }
}

const fact = (label: string, text: string): { label: string; text: string }[] =>
  text ? [{ label, text }] : []
const moment = (at: number | null, now: number): string => (at === null ? '' : momentInWords(at, now))

function toldInWords({ told, asked, stage, plan }: StaffArticle): string {
  if (told !== null) return `发了微信消息给 ${told} 位邻居`
  if (stage === 'scheduled' && plan?.notify) return `到时候告诉 ${asked} 位邻居`
  return ''
}

function factsOf(article: StaffArticle): ArticleView['facts'] {
  const { now, work, readers, likes, publishedAt } = article
  const standing = (until: number | null) =>
    until !== null && until > now ? `到 ${momentInWords(until, now)}` : ''
  return [
    ...fact('栏目', articleCategoryLabel[work.category]),
    ...fact('给谁看', audienceName(work.audience)),
    ...fact('写的人', article.writerName),
    ...fact('存的时间', moment(article.savedAt, now)),
    ...fact('提交', moment(article.submittedAt, now)),
    ...fact('发布', moment(publishedAt, now)),
    ...fact('更新', moment(article.revisedAt, now)),
    ...fact('置顶', standing(article.pinnedUntil)),
    ...fact('紧急', standing(article.urgentUntil)),
    ...fact('提醒', toldInWords(article)),
    ...fact('看过', publishedAt === null ? '' : `${readers} 人次,${likes} 人点赞`),
  ]
}

function reasonOf({ stage, returnedNote, withdrawnNote, now }: StaffArticle): string {
  const note = stage === 'withdrawn' ? withdrawnNote : stage === 'draft' ? returnedNote : null
  if (!note) return ''
  const did = stage === 'withdrawn' ? '撤下' : '退回'
  return `${note.byName}${momentInWords(note.at, now)}${did}:${note.reason}`
}

function actsOf({ may, shown, live }: StaffArticle): ArticleAct[] {
  const all: (ArticleAct & { on: boolean })[] = [
    { key: 'edit', label: '修改', icon: 'edit-1', danger: false, on: may.edit },
    { key: 'preview', label: '预览', icon: 'browse', danger: false, on: true },
    { key: 'recall', label: '撤回来改', icon: 'rollback', danger: false, on: may.recall },
    { key: 'unschedule', label: '取消定时', icon: 'calendar', danger: false, on: may.unschedule },
    { key: 'pin', label: '置顶和紧急', icon: 'pin', danger: false, on: may.pin },
    { key: 'withdraw', label: '撤下', icon: 'close', danger: true, on: may.withdraw },
    {
      key: 'discard',
      label: shown || live ? '丢掉这次修改' : '丢掉草稿',
      icon: 'delete',
      danger: true,
      on: may.discard,
    },
  ]
  return all.filter(({ on }) => on).map(({ on: _, ...act }) => act)
}

export function articleView(article: StaffArticle): ArticleView {
  const { id, version, work, may, stage, now } = article
  return {
    id,
    version,
    title: work.title.trim() || '还没写标题',
    cover: work.cover,
    summary: work.summary,
    stage: articleStageLabel[stage],
    ...toneOfStage(stage),
    sentence: sentenceOf(article),
    facts: factsOf(article),
    reason: reasonOf(article),
    notMine: article.notMine,
    acts: actsOf(article),
    main: may.submit ? 'submit' : may.review ? 'review' : '',
    now,
    pinnedUntil: article.pinnedUntil ?? 0,
    urgentUntil: article.urgentUntil ?? 0,
  }
}

/** After an approval: what it did, and what happens next. */
export function approvedInWords({ stage, scheduledAt, now, plan, asked }: StaffArticle): string {
  const told = plan?.notify ? `,同时发消息告诉 ${asked} 位邻居` : ''
  if (stage === 'scheduled') return `通过了。${momentInWords(scheduledAt ?? now, now)} 自动发布${told}`
  return `通过了,邻居们现在看得到${told ? '。正在发消息告诉要了提醒的邻居' : ''}`
}
