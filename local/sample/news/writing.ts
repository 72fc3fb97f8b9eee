import type { ArticleContent, Block, Relevance } from '../../../cloudfunctions/kit/articles'
import { DAY, isoDate, partsOf, startOfDay, weekdayOf } from '../../../miniprogram/shared/time'
import type { ArticleCategory } from '../../../miniprogram/shared/vocabulary'

/** A piece of a body as the sample's writers put it down; its id is given by its place. */
export type Piece = Block extends infer B ? (B extends { id: string } ? Omit<B, 'id'> : never) : never

/** How the sample refers to a stored file; the loader puts the files there. */
export type FileId = (file: string) => string

/** What the sample's writers know while they write. */
export interface Desk {
  now: number
  file: FileId
  /** Bytes of a stored file. */
  sizeOf: (file: string) => number
}

/** An article in the sample's own short form. Whatever is left out is as it is with most articles. */
export interface Written {
  key: string
  title: string
  summary: string
  category: ArticleCategory
  /** A file in pictures/. */
  cover: string
  body: Piece[]
  audience?: string
  tags?: string[]
  source?: string
  issuer?: string
  effectiveOn?: string
  expiresOn?: string
  relevance?: Relevance
  /** Keys of articles about the same matter. */
  related?: string[]
}

export const articleIdOf = (key: string): string => `a-${key}`

export const paragraph = (text: string): Piece => ({ kind: 'paragraph', text })
export const heading = (text: string): Piece => ({ kind: 'heading', text })
export const quote = (text: string): Piece => ({ kind: 'quote', text })
export const points = (...items: string[]): Piece => ({ kind: 'list', ordered: false, items })
export const steps = (...items: string[]): Piece => ({ kind: 'list', ordered: true, items })

/** All pictures of the sample are as wide as high by four to three. */
export const picture = (file: string, caption: string): Piece => ({
  kind: 'image',
  file,
  original: '',
  width: 800,
  height: 600,
  caption,
})

const numbered = (body: readonly Piece[]): Block[] => body.map((piece, i) => ({ ...piece, id: `b${i + 1}` }))

/** What a writer would have saved. */
export function contentOf(written: Written, file: FileId): ArticleContent {
  const { title, summary, category, body, relevance = null, tags = [], related = [] } = written
  return {
    title,
    cover: file(written.cover),
    summary,
    category,
    audience: written.audience ?? '',
    tags,
    source: written.source ?? '兴隆社区',
    issuer: written.issuer ?? '',
    effectiveOn: written.effectiveOn ?? null,
    expiresOn: written.expiresOn ?? null,
    relevance,
    related: related.map(articleIdOf),
    audio: '',
    blocks: numbered(body),
  }
}

/** "11月26日(周四)": a date that stays right on whatever day it is read. */
export function dateInWords(at: number): string {
  const { month, day } = partsOf(at)
  return `${month}月${day}日(${weekdayOf(at)})`
}

export const dayFromNow = (now: number, days: number): string => isoDate(now + days * DAY)

/** Midnight of the next such day of the week, tomorrow at the earliest; 0 is Sunday. */
export function next(now: number, weekday: number): number {
  const ahead = (weekday - partsOf(now).weekday + 7) % 7 || 7
  return startOfDay(now) + ahead * DAY
}
