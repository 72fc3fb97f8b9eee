import type { Block } from '../../kit/articles'
import { pageOf, type Line, type Piece } from './walking'
import { clipped, parts } from './wording'

/** A picture of the page that has not been fetched yet. */
export interface FoundPicture {
  id: string
  kind: 'picture'
  src: string
  caption: string
}

export type Found = Exclude<Block, { kind: 'image' }> | FoundPicture
type Unnamed = Found extends infer F ? (F extends Found ? Omit<F, 'id'> : never) : never

export interface FoundArticle {
  title: string
  source: string
  /** Whether it is an official account's page. */
  official: boolean
  blocks: Found[]
}

/** What the contract allows. */
const BLOCKS_MAX = 120
const TEXT_MAX = 2_000
const ITEMS_MAX = 30
const ITEM_MAX = 300
const TITLE_MAX = 60
const SOURCE_MAX = 40
const LINK_TITLE_MAX = 60

const TOO_LONG = '(原文还有内容,一次放不下。请到原文里看看后面的部分,分成两篇。)'

/** A bold line as short as this, which is no sentence, is how official accounts write a heading. */
const HEADING_MAX = 30
const ORNAMENT = /^(?:\d{1,2}|[一二三四五六七八九十]{1,3}|part\s*\.?\s*\d{1,2})[.、\uff0e]?$/i
const BULLET = /^(?:[·•●◆■▪◇○☆★✓√]|-\s)\s*/
const NUMBER = /^[(\uff08]?\d{1,2}[.、)\uff09\uff0e]\s*/

const isPlain = (piece: Piece | undefined): piece is Line =>
  piece?.kind === 'line' && piece.as === 'paragraph' && piece.item === null && piece.href === ''

const looksLikeHeading = (piece: Piece | undefined): boolean =>
  isPlain(piece) &&
  piece.bold &&
  piece.text.length <= HEADING_MAX &&
  /\p{L}/u.test(piece.text) &&
  !/。|[,;、!?…\uff0c\uff1b\uff01\uff1f]$/.test(piece.text)

/**
 * Text of one list item that stands in several lines of the page is one. What follows a picture in an item is a paragraph
 * of its own, and an item that is nothing but a link is a link.
 */
function joinItems(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  const met = new Set<Line['item']>()
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (piece.kind === 'picture' || piece.item === null) joined.push(piece)
    else if (last?.kind === 'line' && last.item === piece.item)
      joined.splice(-1, 1, { ...last, text: `${last.text} ${piece.text}`, href: '' })
    else joined.push(met.has(piece.item) ? { ...piece, item: null } : piece)
    if (piece.kind === 'line') met.add(piece.item)
  }
  return joined.map((piece) =>
    piece.kind === 'line' && piece.href !== '' ? { ...piece, item: null } : piece,
  )
}

/** Bold short lines become headings, and the number that stands above one as an ornament goes into it. */
function findHeadings(pieces: readonly Piece[]): Piece[] {
  const numbered: Piece[] = []
  for (const piece of pieces) {
    const last = numbered.at(-1)
    const heads = piece.kind === 'line' && (piece.as === 'heading' || looksLikeHeading(piece))
    if (heads && isPlain(last) && ORNAMENT.test(last.text))
      numbered.splice(-1, 1, { ...piece, text: `${last.text} ${piece.text}` })
    else numbered.push(piece)
  }
  // Three bold lines below each other are a list of facts ("时间…地点…电话…"), not three headings.
  const run = (at: number, step: 1 | -1): number => {
    let length = 0
    while (length < 3 && looksLikeHeading(numbered[at + step * (length + 1)])) length += 1
    return length
  }
  return numbered.map((piece, at) =>
    piece.kind === 'line' && looksLikeHeading(piece) && run(at, 1) + run(at, -1) < 2
      ? { ...piece, as: 'heading' }
      : piece,
  )
}

const texts = (kind: 'paragraph' | 'quote', text: string): Unnamed[] =>
  parts(text, TEXT_MAX).map((part) => ({ kind, text: part }))

/** Lines of one list that stand together, as a list if it can be one. */
function listOf(lines: readonly Line[], whole: boolean): Unnamed[] {
  const ordered = lines[0]?.item?.ordered ?? false
  const plain = lines.map(({ text }) => text.replace(ordered ? NUMBER : BULLET, '') || text)
  const fits = plain.every((text) => text.length <= ITEM_MAX)
  // A list has no number to begin with: one that is broken, or begins later, keeps its numbers in the text.
  const countsFromOne = whole && lines[0]?.item?.number === 1 && plain.length <= ITEMS_MAX
  if (fits && ordered && countsFromOne) return [{ kind: 'list', ordered, items: plain }]
  if (fits && !ordered) {
    const starts = plain.flatMap((_, at) => (at % ITEMS_MAX === 0 ? [at] : []))
    return starts.map((at) => ({ kind: 'list', ordered, items: plain.slice(at, at + ITEMS_MAX) }))
  }
  return plain.flatMap((text, at) => {
    const number = lines[at]?.item?.number
    return texts('paragraph', ordered ? `${number}. ${text}` : text)
  })
}

const listIdOf = (piece: Piece | undefined): number | undefined =>
  piece?.kind === 'line' ? piece.item?.list : undefined

/** How many pieces from here on belong to one block. */
function together(pieces: readonly Piece[], from: number): number {
  const first = pieces[from]
  const fits = (piece: Piece | undefined): boolean => {
    if (first?.kind !== 'line' || piece?.kind !== 'line') return false
    if (first.item) return piece.item?.list === first.item.list
    if (first.as === 'quote') return piece.as === 'quote' && piece.quote === first.quote && !piece.item
    return isPlain(first) && BULLET.test(first.text) && isPlain(piece) && BULLET.test(piece.text)
  }
  let length = 1
  while (fits(pieces[from + length])) length += 1
  return length
}

function lineBlocks(line: Line): Unnamed[] {
  if (line.href !== '') return [{ kind: 'link', url: line.href, title: clipped(line.text, LINK_TITLE_MAX) }]
  if (line.as === 'heading' && line.text.length <= TITLE_MAX) return [{ kind: 'heading', text: line.text }]
  return texts('paragraph', line.text)
}

function groupBlocks(group: readonly Piece[], pieces: readonly Piece[]): Unnamed[] {
  const [first] = group
  if (first?.kind === 'picture') return [{ kind: 'picture', src: first.src, caption: first.caption }]
  if (!first) return []
  const lines = group.filter((piece) => piece.kind === 'line')
  if (first.item) {
    const whole = pieces.filter((piece) => listIdOf(piece) === first.item?.list).length === group.length
    return listOf(lines, whole)
  }
  if (first.as === 'quote') return texts('quote', lines.map(({ text }) => text).join('\n'))
  return lines.length > 1 ? listOf(lines, true) : lineBlocks(first)
}

/** At most as many blocks as an article may have: short paragraphs are put together; then the end is left, and said so. */
function fitted(blocks: readonly Unnamed[]): Unnamed[] {
  const made: Unnamed[] = []
  let over = blocks.length - BLOCKS_MAX
  for (const block of blocks) {
    const last = made.at(-1)
    const join = over > 0 && block.kind === 'paragraph' && last?.kind === 'paragraph'
    if (join && last.text.length + block.text.length < TEXT_MAX) {
      made.splice(-1, 1, { kind: 'paragraph', text: `${last.text}\n${block.text}` })
      over -= 1
    } else made.push(block)
  }
  if (made.length <= BLOCKS_MAX) return made
  return [...made.slice(0, BLOCKS_MAX - 1), { kind: 'paragraph', text: TOO_LONG }]
}

function arranged(read: readonly Piece[]): Unnamed[] {
  const pieces = findHeadings(joinItems(read))
  const blocks: Unnamed[] = []
  for (let at = 0; at < pieces.length;) {
    const group = pieces.slice(at, at + together(pieces, at))
    blocks.push(...groupBlocks(group, pieces))
    at += group.length
  }
  return fitted(blocks)
}

/**
 * Reads a page or a piece of one: what an article can hold of it, and nothing else. Never throws, whatever it is given.
 * @param name what the ids of the blocks begin with, so that two imports into one article never share one
 */
export function articleOf(html: string, name = 'import'): FoundArticle {
  const { title, source, official, pieces } = pageOf(html)
  return {
    title: clipped(title, TITLE_MAX),
    source: clipped(source, SOURCE_MAX),
    official,
    blocks: arranged(pieces).map((block, at) => ({ id: `${name}-${at + 1}`, ...block })),
  }
}

/** The blocks alone. */
export const blocksOf = (html: string, name?: string): Found[] => articleOf(html, name).blocks
