import { Parser } from 'htmlparser2'
import { boldness, CONTAINER, isBlock, isHidden, officialLink, pictureOf, type Attributes } from './marks'
import { oneLine } from './wording'

/** A line of text as it stands on the page. */
export interface Line {
  kind: 'line'
  as: 'paragraph' | 'heading' | 'quote'
  text: string
  /** All of it is bold. */
  bold: boolean
  /** The official account's article that all of it leads to; else ''. */
  href: string
  /** Lines of one quotation have the same number; 0 outside of any. */
  quote: number
  item: { list: number; ordered: boolean; number: number } | null
}

export interface Picture {
  kind: 'picture'
  src: string
  caption: string
}

export type Piece = Line | Picture

export interface Page {
  title: string
  source: string
  /** Whether it has the element that official accounts write into. */
  official: boolean
  pieces: Piece[]
}

interface List {
  id: number
  ordered: boolean
  next: number
}

/** An open element, and what holds inside of it. */
interface Frame {
  name: string
  hidden: boolean
  bold: boolean
  href: string
  as: Line['as'] | 'caption'
  quote: number
  list: List | null
  item: Line['item']
  /** What its text is collected as, instead of being a line. */
  collects: 'heading' | 'account' | 'document' | null
  /** Of a table row: where its pieces begin, and how many cells it has. */
  row: { from: number; cells: number } | null
}

const OUTSIDE: Frame = {
  name: '',
  hidden: false,
  bold: false,
  href: '',
  as: 'paragraph',
  quote: 0,
  list: null,
  item: null,
  collects: null,
  row: null,
}

/** Deeper than any article. Beyond it, reading ends: a page like that is made to hurt. */
const DEEPEST = 2_000
const PIECES_MAX = 4_000
const ELEMENTS_MAX = 100_000
/** Read in portions, so that a page that is made to hurt is left early. */
const PORTION = 16_384
/** Longer than any caption that belongs below a picture. */
const CAPTION_MAX = 60

function collectsOf(name: string, { id }: Attributes, around: string): Frame['collects'] {
  if (id === 'activity-name') return 'heading'
  if (id === 'js_name') return 'account'
  // Drawings have titles too.
  return name === 'title' && ['', 'html', 'head'].includes(around) ? 'document' : null
}

/** Goes over a page once, from top to bottom, and writes down its lines and pictures. */
class Walker {
  readonly pieces: Piece[] = []
  readonly said = { og: '', author: '', heading: '', account: '', document: '' }
  official = false
  private readonly open: Frame[] = []
  private elements = 0
  private lists = 0
  private quotes = 0
  private line = { text: '', words: false, plain: false, href: '', mixed: false }

  /** @param onlyContainer take nothing outside of the element that official accounts write into */
  constructor(private readonly onlyContainer: boolean) {}

  get tired(): boolean {
    return this.open.length > DEEPEST || this.elements > ELEMENTS_MAX || this.pieces.length >= PIECES_MAX
  }

  private get top(): Frame {
    return this.open.at(-1) ?? { ...OUTSIDE, hidden: this.onlyContainer }
  }

  onopentag = (name: string, attributes: Attributes): void => {
    this.elements += 1
    if (name === 'meta') this.readMeta(attributes)
    if (isBlock(name)) this.endLine()
    const frame = this.frameOf(name, attributes)
    this.open.push(frame)
    if (name === 'td' || name === 'th') this.countCell()
    if (frame.hidden) return
    if (name === 'br') this.breakLine()
    if (name === 'img') this.addPicture(attributes)
  }

  ontext = (text: string): void => {
    const { hidden, bold, href, collects } = this.top
    if (collects) this.said[collects] += text
    else if (!hidden) {
      if (/\S/.test(text)) {
        if (!bold) this.line.plain = true
        if (!this.line.words) this.line.href = href
        else if (this.line.href !== href) this.line.mixed = true
        this.line.words = true
      }
      this.line.text += text
    }
  }

  onclosetag = (name: string): void => {
    if (isBlock(name)) this.endLine()
    const frame = this.open.pop()
    if (frame?.row) this.endRow(frame.row)
  }

  onend = (): void => this.endLine()

  private readMeta(attributes: Attributes): void {
    const name = attributes['property'] ?? attributes['name'] ?? ''
    const content = attributes['content'] ?? ''
    if (name === 'og:title') this.said.og ||= content
    if (name === 'og:article:author' || name === 'author') this.said.author ||= content
  }

  private frameOf(name: string, attributes: Attributes): Frame {
    const around = this.top
    const isContainer = attributes['id'] === CONTAINER
    const entered = isContainer && this.onlyContainer && !this.official
    if (isContainer) this.official = true
    const collects = around.collects ?? collectsOf(name, attributes, around.name)
    const hidden = collects !== null || (around.hidden && !entered) || isHidden(name, attributes)
    const href = name === 'a' ? officialLink(attributes['href'] ?? '') : around.href
    const bold = boldness(name, attributes) ?? around.bold
    const frame: Frame = { ...around, name, hidden, collects, href, bold, row: null }
    if (/^h[1-6]$/.test(name)) frame.as = 'heading'
    if (name === 'figcaption') frame.as = 'caption'
    if (name === 'blockquote' && around.quote === 0) {
      frame.as = 'quote'
      frame.quote = this.quotes += 1
    }
    if (name === 'ul' || name === 'ol') {
      const start = Number(attributes['start'] ?? 1)
      const next = Number.isSafeInteger(start) && start >= 0 && start < 10_000 ? start : 1
      frame.list = { id: (this.lists += 1), ordered: name === 'ol', next }
      frame.item = null
    }
    if (name === 'li' && !hidden) {
      const list = around.list ?? { id: 0, ordered: false, next: 1 }
      frame.item = { list: list.id, ordered: list.ordered, number: list.next }
      list.next += 1
    }
    if (name === 'tr') frame.row = { from: this.pieces.length, cells: 0 }
    return frame
  }

  private breakLine(): void {
    const { as, item } = this.top
    if (as === 'paragraph' && !item) this.endLine()
    else this.line.text += ' '
  }

  private addPicture(attributes: Attributes): void {
    const src = pictureOf(attributes)
    if (src === '') return
    this.endLine()
    this.pieces.push({ kind: 'picture', src, caption: '' })
  }

  /** Ends the line that is being read; what it is, its surroundings say. */
  private endLine(): void {
    const { text: read, plain, href, mixed } = this.line
    if (read === '') return
    this.line = { text: '', words: false, plain: false, href: '', mixed: false }
    const text = oneLine(read)
    if (text === '') return
    const { as, quote, item } = this.top
    const last = this.pieces.at(-1)
    if (as === 'caption' && last?.kind === 'picture' && !last.caption && text.length <= CAPTION_MAX) {
      last.caption = text
      return
    }
    this.pieces.push({
      kind: 'line',
      as: as === 'caption' ? 'paragraph' : as,
      text,
      bold: !plain,
      href: mixed ? '' : href,
      quote,
      item,
    })
  }

  private countCell(): void {
    const row = this.open.filter((frame) => frame.row !== null).at(-1)?.row
    if (row) row.cells += 1
  }

  /** The short cells of a row are one line; a table that only holds the layout together is left as it was read. */
  private endRow({ from, cells }: { from: number; cells: number }): void {
    const made = this.pieces.slice(from)
    const lines = made.filter((piece): piece is Line => piece.kind === 'line' && piece.as === 'paragraph')
    if (cells < 2 || made.length < 2 || made.length > cells || lines.length < made.length) return
    if (lines.some(({ item, text }) => item !== null || text.length > 60)) return
    const text = lines.map((line) => line.text).join(' · ')
    this.pieces.splice(from, made.length, { ...lines[0]!, text, bold: false, href: '' })
  }
}

function walk(html: string, onlyContainer: boolean): Walker {
  const walker = new Walker(onlyContainer)
  const parser = new Parser(walker, { decodeEntities: true })
  for (let at = 0; at < html.length && !walker.tired; at += PORTION)
    parser.write(html.slice(at, at + PORTION))
  parser.end()
  return walker
}

/** What stands on a page: an official account's, or whatever somebody has copied. Never throws. */
export function pageOf(html: string): Page {
  const inContainer = html.includes(CONTAINER) ? walk(html, true) : null
  const { said, official, pieces } = inContainer?.official ? inContainer : walk(html, false)
  const first = (...texts: string[]) => texts.map(oneLine).find(Boolean) ?? ''
  return {
    title: first(said.og, said.heading, said.document),
    source: first(said.account, said.author),
    official,
    pieces,
  }
}
