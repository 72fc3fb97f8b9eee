import { domOf, isCaller } from './elements'
import { find, type QueryHost } from './query'

interface Margins {
  top?: number
  right?: number
  bottom?: number
  left?: number
}

interface Options {
  thresholds?: number[]
  initialRatio?: number
  observeAll?: boolean
}

/** `createIntersectionObserver()`: tells when elements come into sight. */
export class PageIntersectionObserver {
  private readonly observers: IntersectionObserver[] = []
  private rootSelector: string | undefined
  private margins: Margins = {}

  constructor(
    private readonly host: QueryHost,
    private readonly component: unknown,
    private readonly options: Options = {},
  ) {}

  relativeTo(selector: string, margins: Margins = {}): this {
    this.rootSelector = selector
    this.margins = margins
    return this
  }

  relativeToViewport(margins: Margins = {}): this {
    this.rootSelector = undefined
    this.margins = margins
    return this
  }

  observe(selector: string, callback: (result: Record<string, unknown>) => void): void {
    const component = isCaller(this.component) ? this.component : this.host.currentCaller()
    if (!isCaller(component)) return
    const found = find(component._$, selector)
    const root = this.rootSelector === undefined ? undefined : find(component._$, this.rootSelector)[0]
    for (const element of this.options.observeAll === true ? found : found.slice(0, 1)) {
      const dom = domOf(element)
      if (dom === null) continue
      let ratio = this.options.initialRatio ?? 0
      const observer = new IntersectionObserver(
        (entries) => {
          for (const entry of entries) {
            // The browser always reports once at the start; WeChat only what differs from the initial ratio.
            if (entry.intersectionRatio === ratio && !entry.isIntersecting) continue
            ratio = entry.intersectionRatio
            callback({ id: element.id, dataset: element.dataset, ...describe(entry) })
          }
        },
        {
          root: (root && domOf(root)) ?? dom.closest('.mp-frame'),
          rootMargin: marginText(this.margins),
          threshold: this.options.thresholds ?? [0],
        },
      )
      observer.observe(dom)
      this.observers.push(observer)
    }
  }

  disconnect(): void {
    for (const observer of this.observers.splice(0)) observer.disconnect()
  }
}

function describe(entry: IntersectionObserverEntry): Record<string, unknown> {
  return {
    intersectionRatio: entry.intersectionRatio,
    boundingClientRect: entry.boundingClientRect,
    intersectionRect: entry.intersectionRect,
    relativeRect: entry.rootBounds,
    time: entry.time,
  }
}

function marginText({ top = 0, right = 0, bottom = 0, left = 0 }: Margins): string {
  return `${top}px ${right}px ${bottom}px ${left}px`
}
