import type { ArticleLook, BlockView } from '../../../view/articles'

function blockAloud(block: BlockView): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return [block.text]
    case 'list':
      return block.items.map(({ mark, text }) => (mark === '·' ? text : `${mark} ${text}`))
    case 'image':
    case 'video':
      return block.caption ? [block.caption] : []
    case 'file':
    case 'link':
    case 'channel':
      return []
  }
}

/** What is read aloud of an article, in the order in which it stands on the screen. */
export function wordsAloud(look: ArticleLook): string[] {
  const facts = (look.relevance?.facts ?? []).map(({ label, text }) => `${label}:${text}`)
  const phone = look.relevance?.phone ? [`打电话:${look.relevance.phone}`] : []
  return [
    look.title,
    look.notNow,
    look.summary,
    ...facts,
    ...phone,
    ...look.blocks.flatMap(blockAloud),
  ].filter(Boolean)
}
