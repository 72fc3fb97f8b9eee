/** What is wrong with a page as it is drawn; every function answers sentences. */
import { contrastOf } from './colours'
import { ancestors, drawnTexts, isDrawn, nameOf, visibleRoot, type DrawnText } from './geometry'

export interface Measures {
  /** Smallest letters, px. */
  letters: number
  /** Smallest thing to tap, px each way. */
  target: number
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

/** Whatever scrolls by itself may be wider than the screen. */
const scrollsSideways = (element: Element): boolean =>
  ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) || element.localName === 'wx-swiper'

function outside(texts: readonly DrawnText[], root: HTMLElement): string[] {
  const { left, right } = root.getBoundingClientRect()
  return texts
    .filter(({ lines }) => lines.some((line) => line.left < left - SLACK || line.right > right + SLACK))
    .filter(
      ({ element }) =>
        !ancestors(element, root).some((at) => at.localName !== 'wx-page' && scrollsSideways(at)),
    )
    .map(({ element }) => `${nameOf(element)} stands beyond the edge of the screen`)
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

/** "TA" is how Chinese writes "he or she" in a phone's interface. */
const STRANGE = /undefined|NaN|\bnull\b|\[object|lorem|(?!\bTA\b)[A-Za-z]{2,}/

const strange = (texts: readonly DrawnText[]): string[] =>
  texts.filter(({ words }) => STRANGE.test(words)).map(({ words }) => `it says “${words}”`)

/** What stays at the lower edge while the page scrolls; a sheet over the whole page is no bar. */
function barsOf(root: HTMLElement): DOMRect[] {
  const { bottom, height } = root.getBoundingClientRect()
  return [...root.querySelectorAll('*')]
    .filter((element) => getComputedStyle(element).position === 'fixed' && isDrawn(element))
    .map((element) => element.getBoundingClientRect())
    .filter((bar) => bar.bottom >= bottom - SLACK && bar.height > 0 && bar.height < height / 2)
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

const isFixed = (element: Element, root: Element): boolean =>
  [element, ...ancestors(element, root)].some((at) => getComputedStyle(at).position === 'fixed')

/** Everything that is wrong with the visible page. */
export function faultsOf(measures: Measures): string[] {
  const root = visibleRoot()
  const texts = drawnTexts(root)
  return [
    ...sideways(root),
    ...outside(texts, root),
    ...small(texts, measures),
    ...faint(texts, root),
    ...cut(texts, root),
    ...narrow(root, measures),
    ...nameless(root),
    ...strange(texts),
    ...covered(root),
  ]
}

/** How high the page is when nothing of it is scrolled away, px. */
export function heightOf(): number {
  const page = visibleRoot().querySelector('wx-page')
  return page ? page.scrollHeight + page.getBoundingClientRect().top : 0
}

Object.assign(globalThis, { __audit: { faultsOf, heightOf } })
