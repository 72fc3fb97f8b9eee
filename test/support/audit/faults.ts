/** What is wrong with a page as it is drawn; every function answers sentences. */
import { contrastOf } from './colours'
import { ancestors, drawnTexts, isDrawn, nameOf, visibleRoot, type DrawnText } from './geometry'

export interface Measures {
  /** Smallest letters, px. */
  letters: number
  /** Smallest thing to tap, px each way. */
  target: number
  /** Whether residents see it: they find a telephone on every page. */
  telephone: boolean
}

const TAPPABLE = ['button', 'link', 'tab', 'radio', 'checkbox', 'switch']
  .map((role) => `[role="${role}"]`)
  .join(',')

/** Half a pixel lost to rounding is not seen. */
const SLACK = 0.75
const LARGE_PX = 24
const LARGE_BOLD_PX = 18.66

const px = (value: number): string => `${Math.round(value * 10) / 10}px`

function sideways(root: HTMLElement): string[] {
  const page = root.querySelector('wx-page')
  if (!page) return []
  const wider = page.scrollWidth - page.clientWidth
  return wider > 1 ? [`the page scrolls sideways by ${px(wider)}`] : []
}

const scrolls = (element: Element): boolean => {
  const { overflowX, overflowY } = getComputedStyle(element)
  const can = [overflowX, overflowY].some((overflow) => overflow === 'auto' || overflow === 'scroll')
  return element.localName === 'wx-swiper' || (can && element.localName !== 'wx-page')
}

/** Text that nobody can bring onto the screen: beside it, or above or below it on what does not scroll. */
function outside(texts: readonly DrawnText[], root: HTMLElement): string[] {
  const edge = root.getBoundingClientRect()
  return texts
    .filter(({ element }) => !ancestors(element, root).some(scrolls))
    .filter(({ element, lines }) => {
      const fixed = isFixed(element, root)
      return lines.some(
        ({ left, right, top, bottom }) =>
          left < edge.left - SLACK ||
          right > edge.right + SLACK ||
          (fixed && (top < edge.top - SLACK || bottom > edge.bottom + SLACK)),
      )
    })
    .map(({ element }) => `${nameOf(element)} stands beyond the edge of the screen`)
}

const areaOf = ({ width, height }: DOMRect): number => width * height

/** How much of the smaller of two rectangles the other one covers, 0 to 1. */
function overlapOf(one: DOMRect, other: DOMRect): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return width > 0 && height > 0 ? (width * height) / Math.min(areaOf(one), areaOf(other)) : 0
}

/** Without the lines that dots stand for: they have a place, and nobody sees them there. */
function linesShown(element: Element, lines: readonly DOMRect[], root: HTMLElement): readonly DOMRect[] {
  const clamp = [element, ...ancestors(element, root)].find(
    (at) => getComputedStyle(at).webkitLineClamp !== 'none',
  )
  if (!clamp) return lines
  const { bottom } = clamp.getBoundingClientRect()
  return lines.filter((line) => (line.top + line.bottom) / 2 < bottom)
}

/** Lines of text that are written over each other. Bars lie over their page on purpose, and sheets over both. */
function overwritten(texts: readonly DrawnText[], root: HTMLElement): string[] {
  const drawn = texts.map(({ element, lines }) => ({
    element,
    lines: linesShown(element, lines, root),
    sheet: fixedAround(element, root),
  }))
  return drawn.flatMap((one, i) =>
    drawn.slice(i + 1).flatMap((other) => {
      if (one.sheet !== other.sheet) return []
      const clash = one.lines.some((line) => other.lines.some((next) => overlapOf(line, next) > 0.3))
      return clash ? [`${nameOf(one.element)} and ${nameOf(other.element)} are written over each other`] : []
    }),
  )
}

function small(texts: readonly DrawnText[], { letters }: Measures): string[] {
  return texts.flatMap(({ element }) => {
    const size = parseFloat(getComputedStyle(element).fontSize)
    return size < letters - SLACK
      ? [`${nameOf(element)} is written in ${px(size)}, less than ${px(letters)}`]
      : []
  })
}

function faint(texts: readonly DrawnText[], root: HTMLElement): string[] {
  return texts.flatMap(({ element }) => {
    // What cannot be used now may be pale: its place says enough.
    if (element.closest('[aria-disabled="true"], [disabled]')) return []
    const { fontSize, fontWeight } = getComputedStyle(element)
    const size = parseFloat(fontSize)
    const large = size >= LARGE_PX || (size >= LARGE_BOLD_PX && Number(fontWeight) >= 600)
    const wanted = large ? 3 : 4.5
    const contrast = contrastOf(element, root)
    return contrast !== null && contrast < wanted - 0.005
      ? [`${nameOf(element)} has a contrast of ${contrast.toFixed(2)}, less than ${wanted}`]
      : []
  })
}

/** Clipped on purpose, with dots that say so. */
function saysThatMore(style: CSSStyleDeclaration): boolean {
  return style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none'
}

function cut(texts: readonly DrawnText[], root: HTMLElement): string[] {
  const faults = texts.flatMap(({ element, lines }) => {
    const clip = [element, ...ancestors(element, root)].find(
      (at) => getComputedStyle(at).overflowX === 'hidden' || getComputedStyle(at).overflowY === 'hidden',
    )
    if (!clip || clip.localName === 'wx-page' || clip === root) return []
    const style = getComputedStyle(clip)
    const box = clip.getBoundingClientRect()
    const lost = lines.some(
      (line) =>
        (style.overflowX === 'hidden' && (line.right > box.right + SLACK || line.left < box.left - SLACK)) ||
        // A line is higher than its letters by its leading.
        (style.overflowY === 'hidden' && (line.bottom > box.bottom + 4 || line.top < box.top - 4)),
    )
    return lost && !saysThatMore(style) ? [`${nameOf(element)} is cut off`] : []
  })
  return [...new Set(faults)]
}

/** Whether a finger that lands beside the middle still hits it: the area may be larger than what is drawn. */
function reaches(element: HTMLElement, target: number): boolean {
  element.scrollIntoView({ block: 'center' })
  const { left, top, width, height } = element.getBoundingClientRect()
  const [x, y, reach] = [left + width / 2, top + height / 2, target / 2 - 1]
  const around = [
    [x - reach, y],
    [x + reach, y],
    [x, y - reach],
    [x, y + reach],
  ] as const
  return around.every((point) => element.contains(document.elementFromPoint(...point)))
}

function narrow(root: HTMLElement, { target }: Measures): string[] {
  return [...root.querySelectorAll<HTMLElement>(TAPPABLE)].filter(isDrawn).flatMap((element) => {
    const { width, height } = element.getBoundingClientRect()
    if (width === 0 || height === 0) return []
    const small = width < target - SLACK || height < target - SLACK
    return small && !reaches(element, target)
      ? [`${nameOf(element)} is ${px(width)} × ${px(height)}, less than ${target} to tap`]
      : []
  })
}

function nameless(root: HTMLElement): string[] {
  return [...root.querySelectorAll<HTMLElement>(TAPPABLE)]
    .filter(isDrawn)
    .filter((element) => !(element.getAttribute('aria-label') ?? element.textContent ?? '').trim())
    .map((element) => `a ${element.getAttribute('role')} <${element.localName}> says nothing of itself`)
}

/**
 * "TA" is how Chinese writes "he or she" in a phone's interface; "wxy" and "XXXX" show how something is typed; files have
 * a kind and a size.
 */
const STRANGE = /undefined|NaN|\bnull\b|\[object|lorem|\b(?!(?:TA|wxy|XXXX|ID|KB|MB|pdf)\b)[A-Za-z]{2,}/
const ADDRESS = /https?:\/\/\S+/g

const strange = (texts: readonly DrawnText[]): string[] =>
  texts
    .filter(({ words }) => STRANGE.test(words.replace(ADDRESS, '')))
    .map(({ words }) => `it says “${words}”`)

/** What stays at the lower edge while the page scrolls; none while a sheet with its veil lies over the page. */
function barsOf(root: HTMLElement): DOMRect[] {
  const { bottom, height } = root.getBoundingClientRect()
  const fixed = [...root.querySelectorAll('*')]
    .filter((element) => getComputedStyle(element).position === 'fixed' && isDrawn(element))
    .map((element) => element.getBoundingClientRect())
  if (fixed.some((veil) => veil.height >= height - SLACK)) return []
  return fixed.filter((bar) => bar.bottom >= bottom - SLACK && bar.height > 0)
}

/** Text that lies under a bar even when the page is scrolled to its end. */
function covered(root: HTMLElement): string[] {
  const page = root.querySelector('wx-page')
  if (!page) return []
  page.scrollTop = page.scrollHeight
  const bars = barsOf(root)
  const faults = drawnTexts(root)
    .filter(({ element }) => !isFixed(element, root))
    .filter(({ lines }) => lines.some((line) => bars.some((bar) => line.bottom > bar.top + 4)))
    .map(({ element }) => `${nameOf(element)} lies under the bar at the end of the page`)
  page.scrollTop = 0
  return faults
}

/** The nearest thing around an element that stays when the page scrolls. */
const fixedAround = (element: Element, root: Element): Element | undefined =>
  [element, ...ancestors(element, root)].find((at) => getComputedStyle(at).position === 'fixed')

const isFixed = (element: Element, root: Element): boolean => fixedAround(element, root) !== undefined

/** Whoever is lost telephones: the community's number is one tap away, without scrolling. */
function withoutTelephone(root: HTMLElement): string[] {
  const edge = root.getBoundingClientRect()
  const inSight = [...root.querySelectorAll('[aria-label="给社区打电话"]')].some((element) => {
    const { top, bottom, height } = element.getBoundingClientRect()
    return isDrawn(element) && height > 0 && top >= edge.top - SLACK && bottom <= edge.bottom + SLACK
  })
  return inSight ? [] : ['no button to telephone the community is in sight']
}

/** Everything that is wrong with the visible page. */
export function faultsOf(measures: Measures): string[] {
  const root = visibleRoot()
  const texts = drawnTexts(root)
  return [
    ...sideways(root),
    ...outside(texts, root),
    ...overwritten(texts, root),
    ...small(texts, measures),
    ...faint(texts, root),
    ...cut(texts, root),
    ...narrow(root, measures),
    ...nameless(root),
    ...strange(texts),
    ...(measures.telephone ? withoutTelephone(root) : []),
    ...covered(root),
  ]
}

/** How high the page is when nothing of it is scrolled away, px. */
export function heightOf(): number {
  const page = visibleRoot().querySelector('wx-page')
  return page ? page.scrollHeight + page.getBoundingClientRect().top : 0
}

Object.assign(globalThis, { __audit: { faultsOf, heightOf } })
