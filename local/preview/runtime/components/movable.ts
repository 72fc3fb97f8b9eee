import { type BuiltinNode, type Controller, anything, define, flag, number, text, toPx } from './kit'

export const movableArea = define({ tag: 'movable-area', properties: { scaleArea: flag() } })

const PROPERTIES = {
  x: anything(0),
  y: anything(0),
  direction: text('none'),
  inertia: flag(),
  outOfBounds: flag(),
  damping: number(20),
  friction: number(2),
  disabled: flag(),
  scale: flag(),
  scaleMin: number(0.5),
  scaleMax: number(10),
  scaleValue: number(1),
  animation: flag(true),
}

/** Follows the finger inside its movable-area. */
class MovableView implements Controller {
  private x = 0
  private y = 0
  private from: { x: number; y: number; left: number; top: number } | null = null

  constructor(private readonly node: BuiltinNode<typeof PROPERTIES>) {
    node.on('touchstart', (event) => {
      const touch = event.touches[0]
      if (!touch || node.props.disabled || node.props.direction === 'none') return
      this.from = { x: touch.clientX, y: touch.clientY, left: this.x, top: this.y }
    })
    node.on('touchmove', (event) => {
      const touch = event.touches[0]
      if (!this.from || !touch) return
      event.preventDefault()
      const { direction } = node.props
      const dx = direction === 'vertical' ? 0 : touch.clientX - this.from.x
      const dy = direction === 'horizontal' ? 0 : touch.clientY - this.from.y
      this.move(this.from.left + dx, this.from.top + dy, 'touch')
    })
    const stop = () => {
      this.from = null
    }
    node.on('touchend', stop)
    node.on('touchcancel', stop)
  }

  update(changed: ReadonlySet<string>): void {
    if (!changed.has('x') && !changed.has('y')) return
    const { host, props } = this.node
    this.move(toPx(host, props.x, parseFloat(String(props.x)) || 0), toPx(host, props.y), '')
  }

  attached(): void {
    this.move(this.x, this.y, '')
  }

  private move(x: number, y: number, source: 'touch' | ''): void {
    const area = this.node.dom.parentElement?.closest<HTMLElement>('wx-movable-area')
    const limit = (value: number, size: number, room: number) =>
      this.node.props.outOfBounds || !area
        ? value
        : Math.max(Math.min(0, room - size), Math.min(Math.max(0, room - size), value))
    const left = limit(x, this.node.dom.offsetWidth, area?.clientWidth ?? 0)
    const top = limit(y, this.node.dom.offsetHeight, area?.clientHeight ?? 0)
    const moved = left !== this.x || top !== this.y
    this.x = left
    this.y = top
    this.node.setStyle(`transform:translate(${left}px,${top}px)`)
    if (moved && source) this.node.emit('change', { x: left, y: top, source })
  }
}

export const movableView = define({
  tag: 'movable-view',
  properties: PROPERTIES,
  create: (node) => new MovableView(node),
})
