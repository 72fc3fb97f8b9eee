import { type BuiltinNode, type Controller, anything, define, flag, text } from './kit'

/** Rows are this high until the first one can be measured. */
const DEFAULT_ROW = 34

class Column implements Controller {
  private readonly content: HTMLElement
  private readonly indicator: HTMLElement
  private offset = 0
  private from: { y: number; offset: number } | null = null
  index = 0

  constructor(private readonly node: BuiltinNode) {
    const [content, , indicator] = [...node.dom.children] as HTMLElement[]
    if (!content || !indicator) throw new Error('the template of <picker-view-column> is not complete')
    this.content = content
    this.indicator = indicator
    node.on('touchstart', (event) => {
      this.from = { y: event.touches[0]?.clientY ?? 0, offset: this.offset }
      this.view?.emit('pickstart')
    })
    node.on('touchmove', (event) => {
      const touch = event.touches[0]
      if (!this.from || !touch) return
      event.preventDefault()
      this.shift(this.from.offset + touch.clientY - this.from.y, 0)
    })
    node.on('touchend', () => this.settle())
    node.on('touchcancel', () => this.settle())
  }

  detached(): void {
    this.from = null
  }

  private get view(): BuiltinNode | undefined {
    return this.node.closest('picker-view')
  }

  private get rows(): Element[] {
    return [...this.content.children]
  }

  private get rowHeight(): number {
    const first = this.rows[0]
    return first instanceof HTMLElement && first.offsetHeight > 0 ? first.offsetHeight : DEFAULT_ROW
  }

  private get middle(): number {
    return (this.node.dom.clientHeight - this.rowHeight) / 2
  }

  select(index: number, animated: boolean): void {
    this.index = Math.max(0, Math.min(this.rows.length - 1, index))
    this.indicator.style.height = `${this.rowHeight}px`
    this.indicator.style.top = `${this.middle}px`
    this.shift(this.middle - this.index * this.rowHeight, animated ? 200 : 0)
  }

  /** Lets go: the nearest row comes to the middle. */
  private settle(): void {
    if (!this.from) return
    this.from = null
    const before = this.index
    this.select(Math.round((this.middle - this.offset) / this.rowHeight), true)
    const view = this.view
    view?.emit('pickend')
    if (before !== this.index && view?.controller instanceof PickerView) view.controller.picked()
  }

  private shift(offset: number, duration: number): void {
    this.offset = offset
    this.content.style.transition = duration ? `transform ${duration}ms` : 'none'
    this.content.style.transform = `translateY(${offset}px)`
  }

  setLooks(indicatorStyle: string, maskStyle: string): void {
    const mask = this.node.dom.children[1]
    this.indicator.style.cssText += this.node.host.fixStyle(indicatorStyle)
    if (mask instanceof HTMLElement) mask.style.cssText = this.node.host.fixStyle(maskStyle)
  }
}

const PROPERTIES = {
  value: anything(),
  indicatorStyle: text(),
  indicatorClass: text(),
  maskStyle: text(),
  maskClass: text(),
  immediateChange: flag(),
}

class PickerView implements Controller {
  constructor(private readonly node: BuiltinNode<typeof PROPERTIES>) {}

  private get columns(): Column[] {
    return this.node
      .descendants('picker-view-column')
      .flatMap(({ controller }) => (controller instanceof Column ? controller : []))
  }

  update(): void {
    if (this.node.dom.isConnected) this.place()
  }

  attached(): void {
    this.place()
  }

  picked(): void {
    const value = this.columns.map((column) => column.index)
    this.node.set({ value })
    this.node.emit('change', { value })
  }

  private place(): void {
    // After layout: rows have no height before.
    requestAnimationFrame(() => {
      const { value, indicatorStyle, maskStyle } = this.node.props
      const chosen = Array.isArray(value) ? value : []
      this.columns.forEach((column, index) => {
        column.setLooks(indicatorStyle, maskStyle)
        column.select(Number(chosen[index] ?? 0), false)
      })
    })
  }

  readonly field = {
    value: () => this.columns.map((column) => column.index),
    reset: () => this.node.set({ value: this.columns.map(() => 0) }),
  }
}

export const pickerView = define({
  tag: 'picker-view',
  properties: PROPERTIES,
  create: (node) => new PickerView(node),
})

export const pickerViewColumn = define({
  tag: 'picker-view-column',
  template: 'picker-view-column',
  properties: {},
  create: (node) => new Column(node as BuiltinNode),
})
