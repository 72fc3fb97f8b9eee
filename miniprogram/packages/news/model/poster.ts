import { CloudError } from '../../../services/errors'

/** A picture to print or to send: the article in short, and the code that leads to it. */
export interface PosterWords {
  title: string
  summary: string
  community: string
  /** "通知公告 · 11月23日" */
  about: string
}

/** What a canvas gives of its own image, and takes to draw it. */
export interface Picture {
  width: number
  height: number
}

type Context = WechatMiniprogram.CanvasRenderingContext.CanvasRenderingContext2D

/** Pixels of the poster; letters on it do not follow the reader's size, the picture is looked at by others. */
export const WIDTH = 750
const MARGIN = 56
const INNER = WIDTH - 2 * MARGIN
const COVER = 500
const CODE = 190

/** The colours of the tokens: a canvas knows no variables. */
const COLOUR = { page: '#FAF7F2', card: '#FFFFFF', ink: '#1F1B16', quiet: '#5B544B', brand: '#1E6F4A' }
const LETTERS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

const TITLE = { size: 48, line: 66, most: 3 }
const SUMMARY = { size: 32, line: 50, most: 2 }

/**
 * Breaks a text into lines as wide as they may be; what does not fit ends in "…".
 * @param measure width of a text in pixels
 */
export function linesOf(
  text: string,
  width: number,
  most: number,
  measure: (part: string) => number,
): string[] {
  const lines: string[] = []
  let line = ''
  for (const sign of Array.from(text.replace(/\s+/g, ' ').trim())) {
    if (line && measure(line + sign) > width) {
      lines.push(line)
      line = ''
    }
    line += sign
  }
  if (line) lines.push(line)
  if (lines.length <= most) return lines
  const last = Array.from(lines[most - 1] ?? '')
  while (last.length > 0 && measure(`${last.join('')}…`) > width) last.pop()
  return [...lines.slice(0, most - 1), `${last.join('')}…`]
}

interface Layout {
  title: string[]
  summary: string[]
  titleAt: number
  summaryAt: number
  codeAt: number
  height: number
}

function font(context: Context, size: number, weight = 400): void {
  context.font = `${weight} ${size}px ${LETTERS}`
}

/** Where everything stands, from top to bottom. */
export function layoutOf(context: Context, words: PosterWords, hasCover: boolean): Layout {
  const measure = (part: string): number => context.measureText(part).width
  font(context, TITLE.size, 600)
  const title = linesOf(words.title, INNER, TITLE.most, measure)
  font(context, SUMMARY.size)
  const summary = linesOf(words.summary, INNER, SUMMARY.most, measure)
  const titleAt = (hasCover ? COVER : 0) + MARGIN + 44
  const summaryAt = titleAt + title.length * TITLE.line + 12
  const codeAt = summaryAt + summary.length * SUMMARY.line + 44
  return { title, summary, titleAt, summaryAt, codeAt, height: codeAt + CODE + MARGIN }
}

/** As `aspectFill`: the middle of the picture fills the frame, what is too much falls outside. */
function drawCover(context: Context, cover: Picture): void {
  const scale = Math.max(WIDTH / cover.width, COVER / cover.height)
  const [width, height] = [cover.width * scale, cover.height * scale]
  context.save()
  context.beginPath()
  context.rect(0, 0, WIDTH, COVER)
  context.clip()
  const image = cover as unknown as WechatMiniprogram.Image
  context.drawImage(image, (WIDTH - width) / 2, (COVER - height) / 2, width, height)
  context.restore()
}

function drawLines(context: Context, lines: readonly string[], top: number, step: number): void {
  lines.forEach((line, i) => context.fillText(line, MARGIN, top + i * step))
}

/** Draws everything; the canvas must have the layout's size by now. */
export function drawPoster(
  context: Context,
  layout: Layout,
  words: PosterWords,
  pictures: { cover: Picture | null; code: Picture },
): void {
  context.fillStyle = COLOUR.card
  context.fillRect(0, 0, WIDTH, layout.height)
  if (pictures.cover) drawCover(context, pictures.cover)
  context.textBaseline = 'top'

  font(context, 26)
  context.fillStyle = COLOUR.brand
  context.fillText(words.about, MARGIN, layout.titleAt - 44)
  font(context, TITLE.size, 600)
  context.fillStyle = COLOUR.ink
  drawLines(context, layout.title, layout.titleAt, TITLE.line)
  font(context, SUMMARY.size)
  context.fillStyle = COLOUR.quiet
  drawLines(context, layout.summary, layout.summaryAt, SUMMARY.line)

  context.fillStyle = COLOUR.page
  context.fillRect(0, layout.codeAt - 22, WIDTH, CODE + MARGIN + 22)
  context.drawImage(pictures.code as unknown as WechatMiniprogram.Image, MARGIN, layout.codeAt, CODE, CODE)
  const beside = MARGIN + CODE + 36
  font(context, 36, 600)
  context.fillStyle = COLOUR.ink
  context.fillText(words.community, beside, layout.codeAt + 36)
  font(context, 28)
  context.fillStyle = COLOUR.quiet
  context.fillText('长按识别,看全文', beside, layout.codeAt + 100)
}

/** Loads a picture of this phone into the canvas. */
export function pictureOf(canvas: WechatMiniprogram.Canvas, path: string): Promise<Picture> {
  return new Promise((resolve, reject) => {
    const image = canvas.createImage()
    image.onload = () => resolve(image)
    image.onerror = (error: unknown) => {
      console.warn('a picture of the poster did not load', path, error)
      reject(new CloudError('UNREACHABLE', '海报上的图片没有取到,请再试一次'))
    }
    image.src = path
  })
}
