import { make } from './kit'
import type { ScrollNode } from './scroll-view'

/** Pull-down-to-refresh of a scroll area. */
export class Refresher {
  private readonly indicator = make('div', 'wx-refresher')
  private startY: number | null = null
  private pulled = 0

  constructor(
    private readonly node: ScrollNode,
    private readonly scroller: HTMLElement,
  ) {
    this.indicator.append(make('span', 'wx-refresher-dots'))
    node.on('touchstart', (event) => {
      const touch = event.touches[0]
      const ready = node.props.refresherEnabled && scroller.scrollTop <= 0 && !node.props.refresherTriggered
      this.startY = ready && touch ? touch.clientY : null
    })
    node.on('touchmove', (event) => {
      const touch = event.touches[0]
      if (this.startY === null || !touch) return
      // Half of the finger's way, as a spring would give.
      this.pulled = Math.max(0, (touch.clientY - this.startY) / 2)
      if (this.pulled === 0) return
      this.show(this.pulled)
      node.emit('refresherpulling', { dy: this.pulled })
    })
    node.on('touchend', () => this.release())
    node.on('touchcancel', () => this.release())
  }

  update(changed: ReadonlySet<string>): void {
    const { refresherEnabled, refresherTriggered, refresherThreshold, refresherBackground } = this.node.props
    if (!refresherEnabled) {
      this.indicator.remove()
      return
    }
    if (!this.indicator.isConnected) this.scroller.before(this.indicator)
    this.indicator.style.background = refresherBackground
    if (!changed.has('refresherTriggered')) return
    if (refresherTriggered) {
      this.show(refresherThreshold)
      if (this.startY === null && this.node.dom.isConnected) this.node.emit('refresherrefresh', { dy: 0 })
    } else {
      const wasOpen = this.indicator.offsetHeight > 0
      this.show(0)
      if (wasOpen) this.node.emit('refresherrestore', { dy: 0 })
    }
  }

  private release(): void {
    if (this.startY === null) return
    const far = this.pulled >= this.node.props.refresherThreshold
    this.pulled = 0
    if (far) {
      this.node.set({ refresherTriggered: true })
      this.startY = null
      this.node.emit('refresherrefresh', { dy: this.node.props.refresherThreshold })
      return
    }
    this.startY = null
    if (this.indicator.offsetHeight === 0) return
    this.show(0)
    this.node.emit('refresherabort', { dy: 0 })
  }

  private show(height: number): void {
    this.indicator.style.height = `${height}px`
  }
}
