import type { Block } from '../../../services/news'

export type BlockKind = Block['kind']

/** What can be put into an article, in the order in which it is offered. */
export const blockKinds: readonly { kind: BlockKind; label: string; icon: string }[] = [
  { kind: 'paragraph', label: '段落', icon: 'article' },
  { kind: 'heading', label: '小标题', icon: 'letters-t' },
  { kind: 'image', label: '图片', icon: 'image' },
  { kind: 'list', label: '列表', icon: 'bulletpoint' },
  { kind: 'quote', label: '引用', icon: 'quote' },
  { kind: 'file', label: '文件', icon: 'attach' },
  { kind: 'video', label: '视频', icon: 'video' },
  { kind: 'link', label: '公众号文章', icon: 'link' },
  { kind: 'channel', label: '视频号', icon: 'play-circle' },
]

export const labelOf = (kind: BlockKind): string => blockKinds.find((one) => one.kind === kind)?.label ?? ''
export const iconOf = (kind: BlockKind): string => blockKinds.find((one) => one.kind === kind)?.icon ?? ''

/** Longest paragraph and longest list that the community keeps. */
const PARAGRAPH = 2000
const ITEMS = 30

/** Enough chance that two blocks of one article never meet. */
export const newBlockId = (): string =>
  Date.now().toString(36) + Math.floor(Math.random() * 36 ** 6).toString(36)

/** A new block with nothing in it yet. */
export function emptyBlock(kind: BlockKind, id: string = newBlockId()): Block {
  switch (kind) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return { id, kind, text: '' }
    case 'list':
      return { id, kind, ordered: false, items: [] }
    case 'image':
      return { id, kind, file: '', original: '', width: 0, height: 0, caption: '' }
    case 'file':
      return { id, kind, file: '', name: '', bytes: 0 }
    case 'video':
      return { id, kind, file: '', cover: '', caption: '' }
    case 'link':
      return { id, kind, url: '', title: '' }
    case 'channel':
      return { id, kind, finderUserName: '', feedId: '', title: '' }
  }
}

/** Nothing has been put into it. */
export function isBlank(block: Block): boolean {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return !block.text.trim()
    case 'list':
      return block.items.every((item) => !item.trim())
    case 'image':
    case 'file':
    case 'video':
      return !block.file
    case 'link':
      return !block.url.trim() && !block.title.trim()
    case 'channel':
      return !block.finderUserName.trim() && !block.feedId.trim() && !block.title.trim()
  }
}

const OFFICIAL = /^https:\/\/mp\.weixin\.qq\.com\/\S{1,500}$/

export const isOfficial = (url: string): boolean => OFFICIAL.test(url.trim())

/** Why the block cannot go to the community yet; empty when it can. */
export function unfinished(block: Block): string {
  switch (block.kind) {
    case 'image':
      return block.file ? '' : '图片还没传好'
    case 'file':
      return block.file ? '' : '文件还没传好'
    case 'video':
      return block.file ? '' : '视频还没传好'
    case 'link':
      return isOfficial(block.url) ? '' : '请粘贴公众号文章的链接,以 https://mp.weixin.qq.com/ 开头'
    case 'channel':
      if (!/^sph\w{6,40}$/.test(block.finderUserName.trim())) return '视频号 ID 以 sph 开头,请再看一下'
      return /^[\w/+=-]{8,200}$/.test(block.feedId.trim()) ? '' : '请填视频 ID,在视频号助手里可以复制'
    default:
      return ''
  }
}

/** A file whose way to the cloud was cut off when the phone let go of the page: it has to be chosen again. */
export const isLost = (block: Block): boolean =>
  (block.kind === 'image' || block.kind === 'file' || block.kind === 'video') && !block.file

/** As it goes to the community: without empty lines and without room at the edges. */
export function asSent(block: Block): Block {
  if (block.kind !== 'list') return block
  return { ...block, items: block.items.map((item) => item.trim()).filter(Boolean) }
}

/** Lines of a list as one types them: one item a line. */
export const textOfList = (items: readonly string[]): string => items.join('\n')
export const itemsOfText = (text: string): string[] => (text === '' ? [] : text.split('\n'))

/** `after` is the id of a block; empty for the end. */
export function added(blocks: readonly Block[], more: readonly Block[], after = ''): Block[] {
  const at = blocks.findIndex(({ id }) => id === after)
  const index = at < 0 ? blocks.length : at + 1
  return [...blocks.slice(0, index), ...more, ...blocks.slice(index)]
}

/** One place up or down; unchanged at the ends. */
export function moved(blocks: readonly Block[], id: string, by: -1 | 1): Block[] {
  const copy = [...blocks]
  const from = copy.findIndex((block) => block.id === id)
  const to = from + by
  const block = copy[from]
  if (!block || to < 0 || to >= copy.length) return copy
  copy.splice(from, 1)
  copy.splice(to, 0, block)
  return copy
}

export const replaced = (blocks: readonly Block[], changed: Block): Block[] =>
  blocks.map((block) => (block.id === changed.id ? changed : block))

/** A block that was taken out, and where it stood. */
export interface Removed {
  block: Block
  index: number
}

export function without(blocks: readonly Block[], id: string): { blocks: Block[]; removed: Removed | null } {
  const index = blocks.findIndex((block) => block.id === id)
  const block = blocks[index]
  if (!block) return { blocks: [...blocks], removed: null }
  return { blocks: blocks.filter((one) => one.id !== id), removed: { block, index } }
}

/** Back where it stood, or at the end when the article has become shorter. */
export function restored(blocks: readonly Block[], { block, index }: Removed): Block[] {
  const at = Math.min(index, blocks.length)
  return [...blocks.slice(0, at), block, ...blocks.slice(at)]
}

/** Pieces of at most `size` signs, cut after a sentence where there is one. */
function pieces(text: string, size: number): string[] {
  if (text.length <= size) return [text]
  const head = text.slice(0, size)
  const end = Math.max(...['。', '!', '?', ';', '\n'].map((sign) => head.lastIndexOf(sign)))
  const cut = end > size / 2 ? end + 1 : size
  return [text.slice(0, cut).trim(), ...pieces(text.slice(cut).trim(), size)]
}

/**
 * A text that was pasted in one go becomes a paragraph each, and what is too long for one block becomes several: nothing
 * is cut off. Answers the block itself where there is nothing to split.
 */
export function split(block: Block): Block[] {
  if (block.kind === 'paragraph' || block.kind === 'quote') {
    const parts = block.text.split(/\n\s*\n/).flatMap((part) => pieces(part.trim(), PARAGRAPH))
    const texts = parts.filter(Boolean)
    if (texts.length < 2) return [block]
    return texts.map((text, i) => ({ ...block, id: i === 0 ? block.id : newBlockId(), text }))
  }
  if (block.kind === 'list' && block.items.length > ITEMS) {
    const rest = { ...block, id: newBlockId(), items: block.items.slice(ITEMS) }
    return [{ ...block, items: block.items.slice(0, ITEMS) }, ...split(rest)]
  }
  return [block]
}

/** What a closed block shows of itself: some words, and a picture where it has one. */
export interface BlockRow {
  label: string
  icon: string
  words: string
  picture: string
  /** Why it is not finished; empty when it is. */
  problem: string
}

function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return block.text.trim() || '还没写'
    case 'list':
      return block.items.filter((item) => item.trim()).join(';') || '还没写'
    case 'image':
    case 'video':
      return block.caption
    case 'file':
      return block.name
    case 'link':
    case 'channel':
      return block.title || '还没写名称'
  }
}

export function rowOf(block: Block): BlockRow {
  const picture = block.kind === 'image' ? block.file : block.kind === 'video' ? block.cover : ''
  const { kind } = block
  return {
    label: labelOf(kind),
    icon: iconOf(kind),
    words: wordsOf(block),
    picture,
    problem: unfinished(block),
  }
}
