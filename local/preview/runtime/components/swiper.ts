import {
  type BuiltinNode,
  type Controller,
  type TouchDetail,
  anything,
  define,
  flag,
  make,
  number,
  text,
  toPx,
} from './kit'

const PROPERTIES = {
  indicatorDots: flag(),
  indicatorColor: text('rgba(0, 0, 0, .3)'),
  indicatorActiveColor: text('#000000'),
  autoplay: flag(),
  current: number(),
  currentItemId: text(),
  interval: number(5000),
  duration: number(500),
  circular: flag(),
  vertical: flag(),
  previousMargin: anything('0px'),
  nextMargin: anything('0px'),
  displayMultipleItems: number(1),
  snapToEdge: flag(),
  easingFunction: text('default'),
  skipHiddenItemLayout: flag(),
  disableTouch: flag(),
  cacheExtent: number(),
}

const EASING: Readonly<Record<string, string>> = {
  default: 'ease',
  linear: 'linear',
  easeInCubic: 'cubic-bezier(.55,.06,.68,.19)',
  easeOutCubic: 'cubic-bezier(.22,.61,.36,1)',
  easeInOutCubic: 'cubic-bezier(.65,.05,.36,1)',
}

/** A finger must move this share of a page before the next one comes. */
const TURN_AT = 0.15

interface Drag {
  readonly x: number
  readonly y: number
  distance: number
  /** null until the direction of the finger is known. */
  mine: boolean | null
}

class Swiper implements Controller {
  private readonly slides: HTMLElement
  private readonly dots = make('div', 'wx-swiper-dots')
  private items: HTMLElement[] = []
  private readonly positions = new WeakMap<HTMLElement, number>()
  private current = 0
  private drag: Drag | null = null
  private timer = 0
  private syncing = false

  constructor(private readonly node: BuiltinNode<typeof PROPERTIES>) {
    this.slides = node.dom.firstElementChild as HTMLElement
    node.dom.append(this.dots)
    node.on('touchstart', (event) => this.dragStart(event))
    node.on('touchmove', (event) => this.dragMove(event))
    node.on('touchend', () => this.dragEnd())
    node.on('touchcancel', () => this.dragEnd())
  }

  update(changed: ReadonlySet<string>): void {
    if (!this.node.dom.isConnected) {
      this.current = this.node.props.current
      return
    }
    if (changed.has('current') && this.node.props.current !== this.current) {
      this.go(this.node.props.current, '')
    }
    if (changed.has('currentItemId')) this.goToItem()
    this.sync()
    this.restart()
  }

  attached(): void {
    this.sync()
    this.restart()
  }

  detached(): void {
    clearInterval(this.timer)
  }

  /** Items came or went: measure anew once they are all there. */
  sync(): void {
    if (this.syncing) return
    this.syncing = true
    queueMicrotask(() => {
      this.syncing = false
      const { vertical, previousMargin, nextMargin } = this.node.props
      const before = toPx(this.node.host, previousMargin)
      const after = toPx(this.node.host, nextMargin)
      this.slides.style.inset = vertical ? `${before}px 0 ${after}px` : `0 ${after}px 0 ${before}px`
      const all = this.slides.querySelectorAll<HTMLElement>('wx-swiper-item')
      this.items = [...all].filter((item) => item.parentElement?.closest('wx-swiper') === this.node.dom)
      const last = Math.max(0, this.items.length - 1)
      if (this.items.length && this.current > last) this.current = last
      this.place(0, 0)
    })
  }

  private get size(): number {
    const { width, height } = this.slides.getBoundingClientRect()
    const { vertical, displayMultipleItems } = this.node.props
    return (vertical ? height : width) / Math.max(1, displayMultipleItems) || 1
  }

  /** Puts every item where it belongs; `offset` is how far the finger has moved, in items. */
  private place(duration: number, offset: number): void {
    const { vertical, circular, displayMultipleItems, easingFunction } = this.node.props
    const count = this.items.length
    const share = `${100 / Math.max(1, displayMultipleItems)}%`
    this.items.forEach((item, index) => {
      let position = index - this.current + offset
      if (circular && count > 2) {
        position = ((position % count) + count) % count
        if (position > count / 2) position -= count
      }
      const before = this.positions.get(item)
      const jumps = before !== undefined && Math.abs(before - position) > 1.01
      this.positions.set(item, position)
      item.style.transition =
        duration > 0 && !jumps ? `transform ${duration}ms ${EASING[easingFunction] ?? 'ease'}` : 'none'
      item.style[vertical ? 'height' : 'width'] = share
      item.style[vertical ? 'width' : 'height'] = '100%'
      item.style.transform = vertical
        ? `translate3d(0, ${position * 100}%, 0)`
        : `translate3d(${position * 100}%, 0, 0)`
    })
    this.drawDots()
  }

  private drawDots(): void {
    const { indicatorDots, indicatorColor, indicatorActiveColor, vertical } = this.node.props
    this.dots.toggleAttribute('vertical', vertical)
    this.dots.replaceChildren(
      ...(indicatorDots ? this.items : []).map((_, index) => {
        const dot = make('span', 'wx-swiper-dot')
        dot.style.background = index === this.current ? indicatorActiveColor : indicatorColor
        return dot
      }),
    )
  }

  private go(index: number, source: '' | 'touch' | 'autoplay'): void {
    const { circular, displayMultipleItems, duration } = this.node.props
    const count = this.items.length
    if (count === 0) {
      this.current = index
      return
    }
    const target = circular
      ? ((index % count) + count) % count
      : Math.max(0, Math.min(count - Math.max(1, displayMultipleItems), index))
    const moved = target !== this.current
    this.current = target
    const time = this.node.host.still ? 0 : duration
    this.place(time, 0)
    if (!moved) return
    const detail = { current: target, currentItemId: this.itemId(target), source }
    this.node.set({ current: target })
    this.node.emit('change', detail)
    window.setTimeout(() => this.node.emit('animationfinish', detail), time)
  }

  private itemId(index: number): string {
    return this.items[index]?.dataset['itemId'] ?? ''
  }

  private goToItem(): void {
    const index = this.items.findIndex((item) => item.dataset['itemId'] === this.node.props.currentItemId)
    if (index >= 0 && index !== this.current) this.go(index, '')
  }

  private restart(): void {
    clearInterval(this.timer)
    const { autoplay, interval, circular } = this.node.props
    if (!autoplay || this.node.host.still) return
    this.timer = window.setInterval(() => {
      if (this.items.length < 2 || this.drag) return
      const atEnd = this.current + 1 >= this.items.length
      this.go(atEnd && !circular ? 0 : this.current + 1, 'autoplay')
    }, interval)
  }

  private dragStart(event: TouchDetail): void {
    const touch = event.touches[0]
    if (!touch || this.node.props.disableTouch) return
    this.drag = { x: touch.clientX, y: touch.clientY, distance: 0, mine: null }
  }

  private dragMove(event: TouchDetail): void {
    const { drag } = this
    const touch = event.touches[0]
    if (!drag || !touch || drag.mine === false) return
    const dx = touch.clientX - drag.x
    const dy = touch.clientY - drag.y
    const [along, across] = this.node.props.vertical ? [dy, dx] : [dx, dy]
    drag.mine ??= Math.abs(along) >= Math.abs(across)
    if (!drag.mine) return
    event.preventDefault()
    drag.distance = along
    this.place(0, along / this.size)
    this.node.emit('transition', this.node.props.vertical ? { dx: 0, dy: -along } : { dx: -along, dy: 0 })
  }

  private dragEnd(): void {
    const { drag } = this
    this.drag = null
    if (!drag?.mine) return
    const turned = drag.distance / this.size
    const step = turned < -TURN_AT ? 1 : turned > TURN_AT ? -1 : 0
    this.go(this.current + step, 'touch')
    this.restart()
  }
}

export const swiper = define({
  tag: 'swiper',
  template: 'swiper',
  properties: PROPERTIES,
  create: (node) => new Swiper(node),
})

export const swiperItem = define({
  tag: 'swiper-item',
  properties: { itemId: text(), skipHiddenItemLayout: flag() },
  create(node): Controller {
    let parent: Controller | undefined
    const tellParent = () => {
      if (parent instanceof Swiper) parent.sync()
    }
    return {
      update() {
        node.dom.dataset['itemId'] = node.props.itemId
      },
      attached() {
        parent = node.closest('swiper')?.controller
        tellParent()
      },
      detached: tellParent,
    }
  },
})
