import type { ArticleContent, Block } from '../../kit/articles'
import { AppError } from '../../kit/errors'
import { textsOf } from '../../kit/articleTerms'

/** What a draft must keep to, and what must be there before somebody else looks at it. */

const refused = (field: string, message: string, more: Record<string, unknown> = {}): AppError =>
  new AppError('BAD_INPUT', message, { field, ...more })

/** Every file that an article shows or hands out. */
function filesOf({ cover, audio, blocks }: ArticleContent): string[] {
  const inBlocks = blocks.flatMap((block) => {
    if (block.kind === 'image') return [block.file, block.original]
    if (block.kind === 'video') return [block.file, block.cover]
    return block.kind === 'file' ? [block.file] : []
  })
  return [cover, audio, ...inBlocks].filter(Boolean)
}

/**
 * What even an unfinished draft keeps to: every block is named once, and files lie in the community's own storage.
 * @param env the cloud environment that the storage belongs to
 * @throws BAD_INPUT
 */
export function checkDraft(content: ArticleContent, env: string): void {
  const ids = content.blocks.map(({ id }) => id)
  if (new Set(ids).size < ids.length) {
    throw refused('blocks', '有两段用了同一个编号,请删掉其中一段再重新添加')
  }
  if (!filesOf(content).every((file) => file.startsWith(`cloud://${env}.`))) {
    throw refused('blocks', '有图片或文件没有传到社区,请重新选择')
  }
}

/** What a block lacks, as the end of "第 2 段…"; empty if nothing. */
function lacks(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return block.text === '' ? '还是空的,写上内容或删掉它' : ''
    case 'list':
      if (block.items.every((item) => item === '')) return '还是空的,写上内容或删掉它'
      return block.items.includes('') ? '的列表里有一条是空的,写上内容或删掉它' : ''
    case 'file':
      return block.name === '' ? '的文件还没有名称' : ''
    case 'link':
    case 'channel':
      return block.title === '' ? '的链接还没有名称' : ''
    case 'image':
    case 'video':
      return ''
  }
}

function checkBlocks(blocks: readonly Block[]): void {
  if (blocks.length === 0) throw refused('blocks', '正文还是空的,至少写一段')
  blocks.forEach((block, i) => {
    const lack = lacks(block)
    if (lack) throw refused('blocks', `第 ${i + 1} 段${lack}`, { blockId: block.id })
  })
}

/**
 * Whether an article can be shown to a reviewer.
 * @throws BAD_INPUT {field, blockId} with a sentence for the writer
 */
export function checkSubmittable(content: ArticleContent): void {
  const { title, summary, category, issuer, effectiveOn, expiresOn, relevance, blocks } = content
  if (title === '') throw refused('title', '还没有标题')
  if (summary === '') throw refused('summary', '请用一句话说明这篇讲什么')
  checkBlocks(blocks)
  if (category === 'policy' && issuer === '') throw refused('issuer', '请写上这项政策是哪个单位发的')
  if (category === 'policy' && !relevance?.forWhom) {
    throw refused('relevance.forWhom', '请写上这项政策和哪些人有关')
  }
  if (effectiveOn !== null && expiresOn !== null && expiresOn < effectiveOn) {
    throw refused('expiresOn', '截止日期要在开始日期之后')
  }
}

/** All that a writer wrote and residents will read. */
export function writtenIn(content: ArticleContent): string[] {
  const { title, summary, tags, source, issuer, relevance, blocks } = content
  const { forWhom = '', bring = '', where = '' } = relevance ?? {}
  return [title, summary, ...tags, source, issuer, forWhom, bring, where, ...blocks.flatMap(textsOf)].filter(
    Boolean,
  )
}
