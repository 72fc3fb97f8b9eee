import { make } from '../core/dom'
import type { Host } from '../core/host'
import { openSheet, sheetButton } from './sheet'

export interface WheelsOptions {
  readonly title: string
  readonly initial: readonly number[]
  columns(chosen: readonly number[]): string[][]
  turned(column: number, row: number): void
}

/** Columns of rows to choose from, as every picker shows them. Resolves with the chosen row of each column. */
export function openWheels(host: Host, options: WheelsOptions): Promise<number[] | null> {
  return openSheet(host, {
    kind: 'wheels',
    label: options.title || '请选择',
    place: 'bottom',
    build(body, close) {
      const wheels = new Wheels(options)
      const bar = make('div', 'mp-wheels-bar')
      bar.append(
        sheetButton('取消', 'sheet-cancel', () => close(null), 'text'),
        make('span', 'mp-sheet-title', options.title),
        sheetButton('确定', 'sheet-confirm', () => close([...wheels.chosen]), 'text strong'),
      )
      body.append(bar, wheels.element)
      wheels.draw()
      // Rows have no height before the sheet stands on the screen.
      requestAnimationFrame(() => wheels.center())
    },
  })
}

class Wheels {
  readonly element = make('div', 'mp-wheels')
  readonly chosen: number[]
  private columns: Column[] = []

  constructor(private readonly options: WheelsOptions) {
    this.chosen = [...options.initial]
  }

  /** Shows the rows for what is chosen now: a month that turns may have fewer days. */
  draw(): void {
    const columns = this.options.columns(this.chosen)
    columns.forEach((labels, index) => {
      this.chosen[index] = Math.max(0, Math.min(labels.length - 1, this.chosen[index] ?? 0))
      const known = this.columns[index]
      const column = known ?? new Column(index, (row) => this.choose(index, row))
      if (!known) this.element.append(column.element)
      this.columns[index] = column
      column.show(labels, this.chosen[index])
    })
    for (const column of this.columns.splice(columns.length)) column.element.remove()
  }

  center(): void {
    for (const column of this.columns) column.center()
  }

  private choose(column: number, row: number): void {
    if (this.chosen[column] === row) return
    this.chosen[column] = row
    this.options.turned(column, row)
    this.draw()
  }
}

/** One column; a row is chosen by a tap, by scrolling it to the middle, or by the arrow keys. */
class Column {
  readonly element = make('div', 'mp-wheel')
  private labels: readonly string[] = []
  private chosen = 0

  constructor(
    index: number,
    private readonly choose: (row: number) => void,
  ) {
    this.element.setAttribute('role', 'listbox')
    this.element.dataset['testid'] = `wheel-${index}`
    this.element.tabIndex = 0
    this.element.addEventListener('click', (event) => {
      const row = event.target instanceof Element ? event.target.closest('[role=option]') : null
      if (row) this.choose([...this.element.children].indexOf(row))
    })
    this.element.addEventListener('scrollend', () => this.choose(this.middle))
    this.element.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (!step) return
      event.preventDefault()
      this.choose(Math.max(0, Math.min(this.labels.length - 1, this.chosen + step)))
    })
  }

  show(labels: readonly string[], chosen: number): void {
    if (labels.join('\n') !== this.labels.join('\n')) {
      this.labels = labels
      this.element.replaceChildren(...labels.map(drawRow))
    }
    this.chosen = chosen
    ;[...this.element.children].forEach((row, index) => {
      row.setAttribute('aria-selected', String(index === chosen))
    })
    this.center()
  }

  center(): void {
    const row = this.element.children[this.chosen]
    if (!(row instanceof HTMLElement) || this.middle === this.chosen) return
    this.element.scrollTop = row.offsetTop - (this.element.clientHeight - row.offsetHeight) / 2
  }

  /** The row that stands in the middle. */
  private get middle(): number {
    const { clientHeight, scrollTop, children } = this.element
    const center = scrollTop + clientHeight / 2
    const found = [...children].findIndex(
      (row) => row instanceof HTMLElement && row.offsetTop + row.offsetHeight >= center,
    )
    return found < 0 ? this.chosen : found
  }
}

function drawRow(label: string): HTMLElement {
  const row = make('div', 'mp-wheel-option', label)
  row.setAttribute('role', 'option')
  return row
}
