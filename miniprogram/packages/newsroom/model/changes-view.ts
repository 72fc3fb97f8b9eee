import type { Block, Changes } from '../../../services/news'
import type { Tone } from '../../../view/tones'
import { labelOf, textOfList } from './blocks'

/** One piece of an article beside what it was. */
export interface ChangeView {
  id: string
  kind: string
  /** 新增, 删掉 or 改过. */
  tag: string
  tone: Tone['tone']
  icon: string
  words: string
  picture: string
  /** Of a changed one: what residents read now. */
  before: string
  beforePicture: string
}

/** Pieces that changed, and between them how many did not. */
export type ChangeRow =
  | { key: string; same: number; pieces: { key: string; text: string }[]; change: null }
  | { key: string; same: 0; pieces: []; change: ChangeView }

const TAGS: Record<'added' | 'removed' | 'changed', { tag: string; tone: Tone['tone']; icon: string }> = {
  added: { tag: '新增', tone: 'good', icon: 'add' },
  removed: { tag: '删掉', tone: 'bad', icon: 'delete' },
  changed: { tag: '改过', tone: 'waiting', icon: 'edit-1' },
}

function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return block.text
    case 'list':
      return textOfList(block.items.map((item, i) => (block.ordered ? `${i + 1}. ${item}` : `· ${item}`)))
    case 'image':
    case 'video':
      return block.caption || '没有说明'
    case 'file':
      return block.name || '没有文件名'
    case 'link':
      return [block.title, block.url].filter(Boolean).join('\n')
    case 'channel':
      return [block.title, `视频号 ${block.finderUserName}`].filter(Boolean).join('\n')
  }
}

const pictureOf = (block: Block): string =>
  block.kind === 'image' ? block.file : block.kind === 'video' ? block.cover : ''

/** The body as a reviewer compares it: what did not change is folded. */
export function changeRows(blocks: Changes['blocks']): ChangeRow[] {
  const rows: ChangeRow[] = []
  blocks.forEach(({ kind, block, before }, i) => {
    const last = rows.at(-1)
    if (kind === 'same') {
      const piece = { key: `${block.id}-${i}`, text: wordsOf(block) }
      if (last && last.change === null) {
        last.same += 1
        last.pieces.push(piece)
      } else rows.push({ key: `same-${i}`, same: 1, pieces: [piece], change: null })
      return
    }
    const change: ChangeView = {
      id: `${block.id}-${i}`,
      kind: labelOf(block.kind),
      ...TAGS[kind],
      words: wordsOf(block),
      picture: pictureOf(block),
      before: before ? wordsOf(before) : '',
      beforePicture: before ? pictureOf(before) : '',
    }
    rows.push({ key: change.id, same: 0, pieces: [], change })
  })
  return rows
}

/** "改了 3 处"; what a reviewer sees first. */
export function changesInWords({ first, fields, blocks }: Changes): string {
  if (first) return '第一次发布,请从头看一遍'
  const count = fields.length + blocks.filter(({ kind }) => kind !== 'same').length
  return count === 0 ? '和邻居们现在看到的一样' : `和邻居们现在看到的比,改了 ${count} 处`
}
