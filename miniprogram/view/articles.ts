import type { ArticleCard, ArticleContent, Block } from '../services/news'
import {
  clockTime,
  DAY,
  dayInWords,
  dayNumber,
  HOUR,
  instantOf,
  isoDate,
  MINUTE,
  momentInWords,
  partsOf,
} from '../shared/time'
import { articleCategoryLabel } from '../shared/vocabulary'

/** Articles → what cards and pages show. */

/** An article as `article-card` shows it. */
export interface ArticleCardView {
  id: string
  title: string
  cover: string
  /** "通知公告" */
  category: string
  /** "今天 09:30" */
  age: string
  /** 紧急 or 置顶; empty for the others. */
  tag: string
  urgent: boolean
  /** Not opened on this phone, and new enough to matter. */
  unread: boolean
  /** All of it in one sentence, for those who listen. */
  words: string
}

/** "刚刚", "20 分钟前", "今天 09:30", "昨天 09:30", "11月3日", "2025年11月3日": how old news is. */
export function ageInWords(at: number, now: number): string {
  const age = now - at
  if (age < MINUTE) return '刚刚'
  if (age < HOUR) return `${Math.floor(age / MINUTE)} 分钟前`
  if (dayNumber(now) - dayNumber(at) <= 1) return `${dayInWords(at, now)} ${clockTime(at)}`
  return dateInWords(isoDate(at), now)
}

/** "2026-11-01" → "11月1日"; with the year when it is another one. */
export function dateInWords(date: string, now: number): string {
  const at = instantOf(date)
  if (at === null) return date
  const { year, month, day } = partsOf(at)
  return partsOf(now).year === year ? `${month}月${day}日` : `${year}年${month}月${day}日`
}

/** Cut by its signs, not by the screen: with large letters it takes more lines instead of losing words. */
export const inShort = (text: string, signs: number): string =>
  text.length > signs ? `${text.slice(0, signs - 1)}…` : text

/** After two weeks nobody needs to be told any more that something is new. */
const NEWS_FOR = 14 * DAY

const UNREAD = '没看过'

/** @param opened ids of the articles that were opened on this phone */
export function articleCardView(
  card: ArticleCard,
  now: number,
  opened: ReadonlySet<string>,
): ArticleCardView {
  const category = articleCategoryLabel[card.category]
  const age = ageInWords(card.publishedAt, now)
  const tag = card.urgent ? '紧急' : card.pinned ? '置顶' : ''
  const unread = !opened.has(card.id) && now - card.publishedAt < NEWS_FOR
  return {
    id: card.id,
    title: card.title,
    cover: card.cover,
    category,
    age,
    tag,
    urgent: card.urgent,
    unread,
    words: [unread ? UNREAD : '', tag, card.title, category, age].filter(Boolean).join(','),
  }
}

/** The same card, once its article was opened on this phone. */
export const seen = (card: ArticleCardView): ArticleCardView => ({
  ...card,
  unread: false,
  words: card.words.replace(`${UNREAD},`, ''),
})

/** What `article-view` needs of an article: live or a draft, from readers' or from staff's actions. */
export type ArticleWords = Omit<ArticleContent, 'related' | 'audience'>

/** When residents got it, and what time it is for whoever looks. */
export interface ArticleTimes {
  /** Null for what was not published yet. */
  publishedAt: number | null
  revisedAt: number | null
  now: number
}

/** One block as it is drawn. Empty ones are left out. */
export type BlockView =
  | { id: string; kind: 'paragraph' | 'heading' | 'quote'; text: string }
  | { id: string; kind: 'list'; items: { key: number; mark: string; text: string }[] }
  | {
      id: string
      kind: 'image'
      file: string
      /** Place among `pictures`. */
      index: number
      caption: string
      /** Height in per cent of the width; 0 where unknown. */
      proportion: number
    }
  | { id: string; kind: 'file'; file: string; name: string; size: string }
  | { id: string; kind: 'video'; file: string; cover: string; caption: string }
  | { id: string; kind: 'link'; url: string; title: string }
  | { id: string; kind: 'channel'; finderUserName: string; feedId: string; title: string }

/** An article as `article-view` shows it. */
export interface ArticleLook {
  title: string
  category: string
  tags: string[]
  /** "昨天 09:30 · 社区" */
  when: string
  /** "更新于 今天 10:20"; empty before the second revision. */
  revised: string
  /** Empty where the body begins with the same picture. */
  cover: string
  /** "濮阳市医保局" */
  issuer: string
  /** "11月1日起,到 2027年10月31日"; empty where the policy says nothing. */
  validity: string
  /** Why it counts no more, or not yet, in a sentence; empty for what counts now. */
  notNow: string
  summary: string
  relevance: { facts: { label: string; text: string }[]; phone: string } | null
  blocks: BlockView[]
  /** The large ones, for the viewer, in order. */
  pictures: string[]
}

/** "680 KB", "2.3 MB"; empty where unknown. */
export function sizeInWords(bytes: number): string {
  if (bytes <= 0) return ''
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

const picturesOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'image' ? [block.original || block.file] : []))

function listItems(block: Block & { kind: 'list' }) {
  const texts = block.items.map((item) => item.trim()).filter(Boolean)
  return texts.map((text, i) => ({ key: i, mark: block.ordered ? `${i + 1}.` : '·', text }))
}

/** @param index how many pictures came before */
function blockView(block: Block, index: number): BlockView | null {
  const { id } = block
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return block.text.trim() ? { id, kind: block.kind, text: block.text.trim() } : null
    case 'list': {
      const items = listItems(block)
      return items.length > 0 ? { id, kind: 'list', items } : null
    }
    case 'image': {
      const { file, caption, width, height } = block
      const proportion = width > 0 ? Math.round((height / width) * 10_000) / 100 : 0
      return { id, kind: 'image', file, index, caption, proportion }
    }
    case 'file':
      return {
        id,
        kind: 'file',
        file: block.file,
        name: block.name || '附件',
        size: sizeInWords(block.bytes),
      }
    case 'video':
      return { id, kind: 'video', file: block.file, cover: block.cover, caption: block.caption }
    case 'link':
      return { id, kind: 'link', url: block.url, title: block.title || '公众号文章' }
    case 'channel':
      return { ...block, title: block.title || '视频号视频' }
  }
}

function blockViews(blocks: readonly Block[]): BlockView[] {
  let pictures = 0
  return blocks.flatMap((block) => {
    const view = blockView(block, pictures)
    if (block.kind === 'image') pictures += 1
    return view ? [view] : []
  })
}

type Dates = Pick<ArticleWords, 'effectiveOn' | 'expiresOn'>

function validityOf({ effectiveOn, expiresOn }: Dates, now: number): string {
  const from = effectiveOn ? `${dateInWords(effectiveOn, now)}起` : ''
  const to = expiresOn ? `到 ${dateInWords(expiresOn, now)}` : ''
  return [from, to].filter(Boolean).join(',')
}

/** Dates are compared as they are written: a policy counts on its last day. */
function notNowOf({ effectiveOn, expiresOn }: Dates, now: number): string {
  const today = isoDate(now)
  if (expiresOn && expiresOn < today)
    return `这条到 ${dateInWords(expiresOn, now)}为止,现在已经不适用了。想知道新的规定,请打电话问社区`
  if (effectiveOn && effectiveOn > today) return `这条从 ${dateInWords(effectiveOn, now)}起才开始,现在还没到`
  return ''
}

function relevanceOf(relevance: ArticleWords['relevance']): ArticleLook['relevance'] {
  if (!relevance) return null
  const { forWhom, bring, where, phone } = relevance
  const facts = [
    { label: '给谁', text: forWhom.trim() },
    { label: '要带', text: bring.trim() },
    { label: '去哪里', text: where.trim() },
  ].filter((fact) => fact.text)
  return facts.length > 0 || phone ? { facts, phone } : null
}

function whenOf(source: string, { publishedAt, now }: ArticleTimes): string {
  const when = publishedAt === null ? '还没有发布' : momentInWords(publishedAt, now)
  return [when, source].filter(Boolean).join(' · ')
}

/** Turns an article into what `article-view` shows. */
export function articleLook(content: ArticleWords, times: ArticleTimes): ArticleLook {
  const { now, revisedAt } = times
  const [first] = content.blocks
  const shownAnyway = first?.kind === 'image' && first.file === content.cover
  return {
    title: content.title,
    category: articleCategoryLabel[content.category],
    tags: content.tags,
    when: whenOf(content.source, times),
    revised: revisedAt === null ? '' : `更新于 ${momentInWords(revisedAt, now)}`,
    cover: shownAnyway ? '' : content.cover,
    issuer: content.issuer,
    validity: validityOf(content, now),
    notNow: notNowOf(content, now),
    summary: content.summary.trim(),
    relevance: relevanceOf(content.relevance),
    blocks: blockViews(content.blocks),
    pictures: picturesOf(content.blocks),
  }
}
