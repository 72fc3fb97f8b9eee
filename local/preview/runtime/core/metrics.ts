import type { Metrics } from './host'

/** Counts what pages send to their views, as WeChat's audit does. */
export class MetricsCounter implements Metrics {
  setDataCalls = 0
  setDataBytes = 0
  pages: Metrics['pages'] = {}
  firstPaint = 0

  constructor(private readonly visiblePage: () => HTMLElement | undefined) {}

  /** Elements of the visible page. */
  get nodes(): number {
    return this.elements().length
  }

  /** How deep they are nested. */
  get depth(): number {
    const page = this.visiblePage()
    return Math.max(0, ...this.elements().map((element) => depthWithin(element, page)))
  }

  /** A component of this page called setData. */
  count(route: string, data: object): void {
    const bytes = sizeOf(data)
    const page = (this.pages[route] ??= { setDataCalls: 0, setDataBytes: 0 })
    page.setDataCalls += 1
    page.setDataBytes += bytes
    this.setDataCalls += 1
    this.setDataBytes += bytes
  }

  reset(): void {
    this.setDataCalls = 0
    this.setDataBytes = 0
    this.pages = {}
  }

  private elements(): Element[] {
    return [...(this.visiblePage()?.querySelectorAll('*') ?? [])].filter(isWxmlNode)
  }
}

/** Elements that stand for a node of a template have a dash in their name; a built-in's inner ones have none. */
function isWxmlNode(element: Element): boolean {
  return element.tagName.includes('-')
}

function depthWithin(element: Element, page: Element | undefined): number {
  let depth = 0
  for (let at: Element | null = element; at && at !== page; at = at.parentElement)
    if (isWxmlNode(at)) depth += 1
  return depth
}

function sizeOf(data: object): number {
  return new TextEncoder().encode(JSON.stringify(data)).length
}
