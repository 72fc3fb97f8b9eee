/** What of a page is drawn where; runs in the browser. */

/** A run of text as it stands on the screen, with the element that styles it. */
export interface DrawnText {
  words: string
  element: HTMLElement
  /** One rectangle for each line. */
  lines: DOMRect[]
}

/** The root of the visible page with its own bars, and what lies over it. */
export function visibleRoot(): HTMLElement {
  const layer = document.querySelector<HTMLElement>('.mp-layer:not([hidden])')
  const frame = layer?.querySelector<HTMLElement>('.mp-frame')
  if (!frame) throw new Error('no page is to be seen')
  return frame
}

export function isDrawn(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
}

/** "…行 加一份" names a node for whoever reads a list of faults: its own words or label, and its tag. */
export function nameOf(element: Element): string {
  const words = element.getAttribute('aria-label') ?? (element.textContent ?? '').trim()
  return `“${words.replace(/\s+/g, ' ').slice(0, 24)}” <${element.localName}>`
}

function linesOf(node: Text): DOMRect[] {
  const range = document.createRange()
  range.selectNodeContents(node)
  return [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0)
}

/** All text that is drawn below `root`, in the order of the document. */
export function drawnTexts(root: HTMLElement): DrawnText[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const texts: DrawnText[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const words = (node.textContent ?? '').trim()
    if (!element || !words || !isDrawn(element)) continue
    const lines = linesOf(node as Text)
    if (lines.length > 0) texts.push({ words, element, lines })
  }
  return texts
}

/** Above an element, nearest first, up to and with `root`. */
export function ancestors(element: Element, root: Element): HTMLElement[] {
  const found: HTMLElement[] = []
  for (let at = element.parentElement; at; at = at.parentElement) {
    found.push(at)
    if (at === root) break
  }
  return found
}
