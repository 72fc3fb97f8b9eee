import type { Host } from '../core/host'
import { make } from '../core/dom'
import { openSheet, sheetButton } from './sheet'

export interface WheelsOptions {
  readonly title: string
  readonly initial: readonly number[]
  columns(chosen: readonly number[]): string[][]
  turned(column: number, row: number): void
}

/** Columns of rows to choose from, as every picker shows them. Resolves with the chosen row of each column. */
export function openWheels(host: Host, options: WheelsOptions): Promise<number[] | null> {
  const chosen = [...options.initial]
  return openSheet(host, {
    kind: 'wheels',
    label: options.title || '请选择',
    place: 'bottom',
    build(body, close) {
      const bar = make('div', 'mp-wheels-bar')
      bar.append(
        sheetButton('取消', 'sheet-cancel', () => close(null), 'text'),
        make('span', 'mp-sheet-title', options.title),
        sheetButton('确定', 'sheet-confirm', () => close(chosen), 'text strong'),
      )
      const row = make('div', 'mp-wheels')
      body.append(bar, row)
      const draw = () => {
        const columns = options.columns(chosen)
        columns.forEach((labels, column) => {
          chosen[column] = Math.max(0, Math.min(labels.length - 1, chosen[column] ?? 0))
        })
        row.replaceChildren(...columns.map((labels, column) => drawColumn(labels, column)))
        for (const option of row.querySelectorAll('[aria-selected="true"]')) center(option)
      }
      const choose = (column: number, index: number) => {
        if (chosen[column] === index) return
        chosen[column] = index
        options.turned(column, index)
        draw()
      }
      const drawColumn = (labels: readonly string[], column: number) => {
        const list = make('div', 'mp-wheel')
        list.setAttribute('role', 'listbox')
        list.dataset['testid'] = `wheel-${column}`
        list.tabIndex = 0
        list.append(...labels.map((label, index) => drawOption(label, index === chosen[column])))
        list.addEventListener('click', (event) => {
          const option = event.target instanceof Element ? event.target.closest('[role=option]') : null
          if (option) choose(column, [...list.children].indexOf(option))
        })
        list.addEventListener('keydown', (event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
          const next = (chosen[column] ?? 0) + step
          if (!step || next < 0 || next >= labels.length) return
          event.preventDefault()
          choose(column, next)
          row.querySelectorAll<HTMLElement>('.mp-wheel')[column]?.focus()
        })
        return list
      }
      draw()
      requestAnimationFrame(draw)
    },
  })
}

function drawOption(label: string, selected: boolean): HTMLElement {
  const option = make('div', 'mp-wheel-option', label)
  option.setAttribute('role', 'option')
  option.setAttribute('aria-selected', String(selected))
  return option
}

function center(option: Element): void {
  const list = option.parentElement
  if (!(option instanceof HTMLElement) || !list) return
  list.scrollTop = option.offsetTop - (list.clientHeight - option.offsetHeight) / 2
}
