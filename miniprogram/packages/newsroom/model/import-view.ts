import type { Imported } from '../../../services/news'
import { rowOf, type BlockRow } from './blocks'

/** What came from an official account, before it is taken over. */
export interface ArrivedView {
  title: string
  source: string
  cover: string
  /** "12 段,3 张图片" */
  amount: string
  /** What is to be looked after; empty when everything came. */
  missing: string
  rows: (BlockRow & { id: string })[]
}

export function arrivedView({ title, source, cover, blocks, missing }: Imported): ArrivedView {
  const pictures = blocks.filter(({ kind }) => kind === 'image').length
  return {
    title: title || '没有取到标题',
    source,
    cover,
    amount: pictures ? `${blocks.length} 段,其中 ${pictures} 张图片` : `${blocks.length} 段文字`,
    missing: missing ? `有 ${missing} 张图片没取到,用过来以后可以从相册补` : '',
    rows: blocks.map((block) => ({ ...rowOf(block), id: block.id })),
  }
}

/** The address of an official account's article among what was copied; empty if there is none. */
export const officialUrlIn = (copied: string): string =>
  /https?:\/\/mp\.weixin\.qq\.com\/[^\s"'<>]+/.exec(copied)?.[0].replace(/^http:/, 'https:') ?? ''
