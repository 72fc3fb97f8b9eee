/** What an element of a pasted or fetched page means. Attributes come from anybody; nothing of them is kept as it is. */

export type Attributes = Readonly<Record<string, string>>

/** Never text of the article, whatever stands inside. */
const DROPPED = new Set(
  (
    'script style iframe frame frameset svg math noscript noembed noframes template head title link meta base ' +
    'video audio source track object embed applet canvas map button select option optgroup textarea input ' +
    'datalist dialog menu progress meter qqmusic mpvideo mpvoice mpprofile'
  ).split(' '),
)

/** Lines begin and end with these. */
const BLOCKS = new Set(
  (
    'p div section article header footer main aside nav address center figure figcaption pre hr blockquote ' +
    'h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr td th form fieldset legend details ' +
    'summary body html'
  ).split(' '),
)

/** Round the text of an official account's page: who wrote it and when. */
const ROUND_IT = new Set(['meta_content', 'js_tags_preview_toast', 'js_pc_qr_code'])

export const CONTAINER = 'js_content'

/** Custom tags (`mp-common-profile`, `mp-style-type`) are cards that only WeChat's own page knows. */
const isDropped = (name: string): boolean => DROPPED.has(name) || /^mp[-:]/.test(name)

export const isBlock = (name: string): boolean => BLOCKS.has(name)

const styleOf = (attributes: Attributes): string =>
  (attributes['style'] ?? '').toLowerCase().replace(/\s|!important/g, '')

function isInvisible(style: string): boolean {
  if (/(?:^|;)(?:display:none|visibility:hidden|mso-hide:all)/.test(style)) return true
  if (/(?:^|;)opacity:0(?:\.0*)?(?:;|$)/.test(style)) return true
  return /(?:^|;)height:0(?:px)?(?:;|$)/.test(style) && /(?:^|;)overflow(?:-y)?:hidden/.test(style)
}

/** Whether nobody would see what stands inside. */
export function isHidden(name: string, attributes: Attributes): boolean {
  if (isDropped(name) || 'hidden' in attributes || ROUND_IT.has(attributes['id'] ?? '')) return true
  // The text itself is invisible until a script of the page has run.
  return attributes['id'] !== CONTAINER && isInvisible(styleOf(attributes))
}

/** Whether it makes its text bold (or not bold again); undefined leaves it as it was. */
export function boldness(name: string, attributes: Attributes): boolean | undefined {
  const weight = /(?:^|;)font-weight:(bold|bolder|normal|lighter|\d{3})/.exec(styleOf(attributes))?.[1]
  if (weight !== undefined) return weight.startsWith('bold') || Number(weight) >= 600
  return name === 'b' || name === 'strong' ? true : undefined
}

const pixels = (text: string | undefined): number => {
  const value = Number.parseFloat(text ?? '')
  return Number.isFinite(value) && value > 0 ? Math.round(value) : 0
}

/** Smaller than this it is a counter, an emoji or an ornament. */
const SMALLEST = 40

/** Address of a picture that belongs to the article, or '' for one that does not. */
export function pictureOf(attributes: Attributes): string {
  const src = (attributes['data-src'] ?? attributes['src'] ?? '').trim()
  const address = src.startsWith('//') ? `https:${src}` : src.replace(/^http:/i, 'https:')
  if (!/^https:\/\/\S{1,1000}$/i.test(address)) return ''
  if (/(?:^|[\s_-])emoji(?:$|[\s_-])/i.test(attributes['class'] ?? '')) return ''
  const style = styleOf(attributes)
  const sizes = [
    attributes['width'],
    attributes['height'],
    attributes['data-w'],
    /(?:^|;)width:([\d.]+)px/.exec(style)?.[1],
    /(?:^|;)height:([\d.]+)px/.exec(style)?.[1],
  ].filter((size) => size !== undefined && /^\s*[\d.]+(?:px)?\s*$/.test(size))
  const tooSmall = sizes.some((size) => pixels(size) < SMALLEST)
  return tooSmall ? '' : address
}

/** An official account's article, as it may stand in a link block; '' for every other address. */
export function officialLink(href: string): string {
  const rest = /^\s*(?:https?:)?\/\/mp\.weixin\.qq\.com(\/s[/?]\S{1,498})\s*$/i.exec(href)?.[1]
  return rest === undefined ? '' : `https://mp.weixin.qq.com${rest}`
}
