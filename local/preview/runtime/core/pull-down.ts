import { make } from './dom'
import type { WindowConfig } from './host'

/** How far a finger must pull, px. */
const THRESHOLD = 60
/** How far the page follows, px. */
const MAX_PULL = 100

/** The gesture above a page that asks it for newer content. */
export class PullDown {
  readonly element = make('div', 'mp-pull', make('i', ''), make('i', ''), make('i', ''))
  private startY: number | undefined
  private distance = 0
  private refreshing = false
  private readonly listeners = new AbortController()

  constructor(
    private readonly page: HTMLElement,
    private readonly window: WindowConfig,
    private readonly onRefresh: () => void,
  ) {
    this.element.dataset['style'] = window.backgroundTextStyle ?? 'dark'
    if (window.enablePullDownRefresh !== true) return
    const { signal } = this.listeners
    page.addEventListener('touchstart', (event) => this.begin(event.touches[0]), { signal, passive: true })
    page.addEventListener('touchmove', (event) => this.move(event.touches[0], event), {
      signal,
      passive: false,
    })
    page.addEventListener('touchend', () => this.end(), { signal })
    page.addEventListener('touchcancel', () => this.end(), { signal })
    page.addEventListener('mousedown', (event) => this.begin(event), { signal })
    addEventListener('mousemove', (event) => this.move(event, event), { signal })
    addEventListener('mouseup', () => this.end(), { signal })
  }

  /** Shows the page pulled down and asks it to refresh, as the gesture does. */
  start(): void {
    if (this.refreshing) return
    this.refreshing = true
    this.pull(THRESHOLD, true)
    this.onRefresh()
  }

  /** The page has its new content. */
  stop(): void {
    this.refreshing = false
    this.pull(0, true)
  }

  detach(): void {
    this.listeners.abort()
  }

  private begin(point: { clientY: number } | undefined): void {
    if (this.page.scrollTop <= 0 && !this.refreshing) this.startY = point?.clientY
  }

  private move(point: { clientY: number } | undefined, event: Event): void {
    if (this.startY === undefined || point === undefined) return
    const distance = point.clientY - this.startY
    if (distance <= 0 || this.page.scrollTop > 0) {
      this.pull(0, false)
      return
    }
    if (event.cancelable) event.preventDefault()
    this.pull(Math.min(MAX_PULL, distance / 2), false)
  }

  private end(): void {
    if (this.startY === undefined) return
    this.startY = undefined
    if (this.distance >= THRESHOLD) this.start()
    else this.pull(0, true)
  }

  private pull(distance: number, animated: boolean): void {
    this.distance = distance
    this.element.style.background = this.window.backgroundColor ?? ''
    this.element.style.height = `${distance}px`
    this.element.classList.toggle('mp-pull-open', distance > 0)
    this.page.style.transition = animated ? 'top .25s' : 'none'
    this.page.style.top = distance > 0 ? `${distance}px` : ''
  }
}
