import { type BuiltinNode, type Controller, anything, define, flag, number, text, toPx } from './kit'
import { Refresher } from './refresher'

const PROPERTIES = {
  scrollX: flag(),
  scrollY: flag(),
  upperThreshold: anything(50),
  lowerThreshold: anything(50),
  scrollTop: anything(),
  scrollLeft: anything(),
  scrollIntoView: text(),
  scrollIntoViewOffset: number(),
  scrollIntoViewAlignment: text(),
  scrollWithAnimation: flag(),
  enableBackToTop: flag(),
  enableFlex: flag(),
  scrollAnchoring: flag(),
  enhanced: flag(),
  bounces: flag(true),
  showScrollbar: flag(true),
  pagingEnabled: flag(),
  fastDeceleration: flag(),
  usingSticky: flag(),
  enablePassive: anything(),
  refresherEnabled: flag(),
  refresherThreshold: number(45),
  refresherDefaultStyle: text('black'),
  refresherBackground: text(),
  refresherTriggered: flag(),
  throttle: flag(true),
  type: text(),
  reverse: flag(),
  associativeContainer: text(),
  clip: flag(true),
  cacheExtent: number(),
  minDragDistance: number(),
  padding: anything(),
  scrollIntoViewWithinExtent: flag(),
}

export type ScrollNode = BuiltinNode<typeof PROPERTIES>

/** A scroll area: the inner element scrolls, so that the outer one can have borders and a fixed height. */
class ScrollView implements Controller {
  readonly scroller: HTMLElement
  private readonly refresher: Refresher
  private lastTop = 0
  private lastLeft = 0
  private atStart = false
  private atEnd = false

  constructor(private readonly node: ScrollNode) {
    this.scroller = node.dom.firstElementChild as HTMLElement
    this.refresher = new Refresher(node, this.scroller)
    this.scroller.addEventListener('scroll', () => this.scrolled(), { passive: true })
  }

  update(changed: ReadonlySet<string>): void {
    const { dom, props } = this.node
    dom.toggleAttribute('enable-flex', props.enableFlex)
    dom.toggleAttribute('scroll-x', props.scrollX)
    dom.toggleAttribute('scroll-y', props.scrollY)
    this.refresher.update(changed)
    if (!dom.isConnected) return
    if (changed.has('scrollTop')) this.scrollTo('top', props.scrollTop)
    if (changed.has('scrollLeft')) this.scrollTo('left', props.scrollLeft)
    if (changed.has('scrollIntoView')) requestAnimationFrame(() => this.intoView())
  }

  attached(): void {
    requestAnimationFrame(() => {
      this.scrollTo('top', this.node.props.scrollTop)
      this.scrollTo('left', this.node.props.scrollLeft)
      this.intoView()
    })
  }

  private get behavior(): ScrollBehavior {
    return this.node.props.scrollWithAnimation && !this.node.host.still ? 'smooth' : 'auto'
  }

  private scrollTo(edge: 'top' | 'left', value: unknown): void {
    if (value === undefined || value === null || value === '') return
    this.scroller.scrollTo({ [edge]: toPx(this.node.host, value), behavior: this.behavior })
  }

  private intoView(): void {
    const { scrollIntoView, scrollIntoViewOffset, scrollX, scrollY } = this.node.props
    if (!scrollIntoView) return
    const target = this.node.dom.querySelector(`#${CSS.escape(scrollIntoView)}`)
    if (!target) return
    const to = target.getBoundingClientRect()
    const from = this.scroller.getBoundingClientRect()
    this.scroller.scrollBy({
      top: scrollY ? to.top - from.top + scrollIntoViewOffset : 0,
      left: scrollX ? to.left - from.left + scrollIntoViewOffset : 0,
      behavior: this.behavior,
    })
  }

  private scrolled(): void {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = this.scroller
    const deltaY = this.lastTop - scrollTop
    const deltaX = this.lastLeft - scrollLeft
    this.node.emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY })
    this.checkEdges(this.node.props.scrollY ? -deltaY : -deltaX)
    this.lastTop = scrollTop
    this.lastLeft = scrollLeft
  }

  /** Tells once when an edge comes near, and again only after it was left. `moved` is positive towards the end. */
  private checkEdges(moved: number): void {
    const { node, scroller } = this
    const { scrollY, upperThreshold, lowerThreshold } = node.props
    const before = scrollY ? scroller.scrollTop : scroller.scrollLeft
    const after = scrollY
      ? scroller.scrollHeight - scroller.clientHeight - before
      : scroller.scrollWidth - scroller.clientWidth - before
    const nearStart = before <= toPx(node.host, upperThreshold, 50)
    const nearEnd = after <= toPx(node.host, lowerThreshold, 50)
    if (nearStart && !this.atStart && moved < 0) {
      node.emit('scrolltoupper', { direction: scrollY ? 'top' : 'left' })
    }
    if (nearEnd && !this.atEnd && moved > 0) {
      node.emit('scrolltolower', { direction: scrollY ? 'bottom' : 'right' })
    }
    this.atStart = nearStart && (this.atStart || moved < 0)
    this.atEnd = nearEnd && (this.atEnd || moved > 0)
  }

  /** The ScrollViewContext of WeChat, for `enhanced` scroll areas. */
  queryNode(): unknown {
    return {
      scrollTo: (options: { top?: number; left?: number; animated?: boolean }) =>
        this.scroller.scrollTo({
          ...(options.top === undefined ? {} : { top: options.top }),
          ...(options.left === undefined ? {} : { left: options.left }),
          behavior: options.animated && !this.node.host.still ? 'smooth' : 'auto',
        }),
      scrollIntoView: (selector: string) =>
        this.node.dom.querySelector(selector)?.scrollIntoView({ block: 'start', inline: 'start' }),
    }
  }
}

export const scrollView = define({
  tag: 'scroll-view',
  template: 'scroll-view',
  properties: PROPERTIES,
  create: (node) => new ScrollView(node),
})
