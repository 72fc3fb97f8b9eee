import type { ArticleContent, Block } from '../../../services/news'
import type { ArticleCategory } from '../../../shared/vocabulary'
import { asSent, isBlank, isLost, newBlockId, unfinished } from './blocks'

/** An article to point to. */
export interface Related {
  id: string
  title: string
}

/** An article as it stands in the editor: what is typed, also where it is not finished. */
export interface ArticleForm {
  title: string
  summary: string
  cover: string
  category: ArticleCategory
  /** Number of a grid; empty for the whole community. */
  audience: string
  /** Tags in one line, with spaces between them. */
  tags: string
  source: string
  issuer: string
  /** "2026-11-01"; empty where the policy says nothing. */
  effectiveOn: string
  expiresOn: string
  forWhom: string
  bring: string
  where: string
  phone: string
  related: Related[]
  audio: string
  blocks: Block[]
}

/** The fields that are typed, each in one piece. */
export type TextField = Exclude<keyof ArticleForm, 'blocks' | 'related' | 'category'>

export const emptyForm = (): ArticleForm => ({
  title: '',
  summary: '',
  cover: '',
  category: 'community',
  audience: '',
  tags: '',
  source: '',
  issuer: '',
  effectiveOn: '',
  expiresOn: '',
  forWhom: '',
  bring: '',
  where: '',
  phone: '',
  related: [],
  audio: '',
  blocks: [],
})

/** `titles` of the related articles, as far as they are known. */
export function formOf(content: ArticleContent, titles: readonly Related[] = []): ArticleForm {
  const { title, summary, cover, category, audience, source, issuer, audio } = content
  const { forWhom = '', bring = '', where = '', phone = '' } = content.relevance ?? {}
  return {
    title,
    summary,
    cover,
    category,
    audience,
    tags: content.tags.join(' '),
    source,
    issuer,
    effectiveOn: content.effectiveOn ?? '',
    expiresOn: content.expiresOn ?? '',
    forWhom,
    bring,
    where,
    phone,
    related: content.related.map((id) => titles.find((one) => one.id === id) ?? { id, title: '' }),
    audio,
    blocks: content.blocks.map((block) => ({ ...block })),
  }
}

const isPhone = (phone: string): boolean => phone.trim() === '' || /^[\d-]{3,20}$/.test(phone.trim())

/** Words that are not right yet, by field: shown at the field, and left out when the draft is sent. */
export function problemsOf(form: ArticleForm): Partial<Record<keyof ArticleForm, string>> {
  return {
    ...(isPhone(form.phone) ? {} : { phone: '电话号码好像不对,请再看一下' }),
    ...(tagsOf(form.tags).some((tag) => tag.length > 10) ? { tags: '一个标签最多 10 个字' } : {}),
  }
}

const tagsOf = (typed: string): string[] => [...new Set(typed.split(/[\s,,、;;#]+/).filter(Boolean))]

function relevanceOf(form: ArticleForm): ArticleContent['relevance'] {
  const phone = isPhone(form.phone) ? form.phone.trim() : ''
  const relevance = { forWhom: form.forWhom, bring: form.bring, where: form.where, phone }
  return Object.values(relevance).some((words) => words.trim()) ? relevance : null
}

/** What goes to the community. `leftOut` counts what stands on the screen and is not finished enough to go with it. */
export function contentOf(form: ArticleForm): { content: ArticleContent; leftOut: number } {
  const { title, cover, summary, category, audience, source, issuer, audio } = form
  const whole = form.blocks.filter((block) => !unfinished(block))
  const content: ArticleContent = {
    title,
    cover,
    summary,
    category,
    audience,
    tags: tagsOf(form.tags)
      .filter((tag) => tag.length <= 10)
      .slice(0, 5),
    source,
    issuer,
    effectiveOn: form.effectiveOn || null,
    expiresOn: form.expiresOn || null,
    relevance: relevanceOf(form),
    related: form.related.map(({ id }) => id),
    audio,
    blocks: whole.map(asSent),
  }
  return { content, leftOut: form.blocks.length - whole.length + Object.keys(problemsOf(form)).length }
}

/** Nothing has been written: the category alone makes no draft. */
export function isBlankForm(form: ArticleForm): boolean {
  const { category, audience, blocks, related, ...words } = form
  return Object.values(words).every((text) => !text.trim()) && related.length === 0 && blocks.every(isBlank)
}

/** Whether both say the same; both sides are plain data in the same order of fields. */
export const sameForm = (a: ArticleForm, b: ArticleForm): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Whether residents would read the same. */
export const sameContent = (a: ArticleForm, b: ArticleForm): boolean =>
  JSON.stringify(contentOf(a).content) === JSON.stringify(contentOf(b).content)

/** A copy that shares nothing with its original: setData writes into what it was given. */
export const copyOf = (form: ArticleForm): ArticleForm => JSON.parse(JSON.stringify(form)) as ArticleForm

/** What was kept on the phone, without files that never arrived, and how many those were. */
export function recovered(form: ArticleForm): { form: ArticleForm; lost: number } {
  const blocks = form.blocks.filter((block) => !isLost(block))
  return { form: { ...form, blocks }, lost: form.blocks.length - blocks.length }
}

/** The words of a policy card are asked for where they are usual, and stay in sight where there are some. */
export const asksForPolicy = (form: ArticleForm): boolean =>
  form.category === 'policy' ||
  [form.issuer, form.effectiveOn, form.expiresOn, form.forWhom, form.bring, form.where, form.phone].some(
    Boolean,
  )

/** What came from an official account. */
export interface Arrived {
  title: string
  source: string
  cover: string
  blocks: Block[]
}

/** Put behind what is there; a title or cover that somebody chose stays. */
export function withArrived(form: ArticleForm, { title, source, cover, blocks }: Arrived): ArticleForm {
  const taken = new Set(form.blocks.map(({ id }) => id))
  const fresh = blocks.map((block) => (taken.has(block.id) ? { ...block, id: newBlockId() } : block))
  return {
    ...form,
    title: form.title.trim() ? form.title : title,
    source: form.source.trim() ? form.source : source,
    cover: form.cover || cover,
    blocks: [...form.blocks.filter((block) => !isBlank(block)), ...fresh],
  }
}
