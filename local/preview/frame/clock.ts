import { byId, make } from './dom'
import { local, type ClockReading } from './local'
import { fromField, sayHour, sayTime, toField } from './times'

const HOUR = 3_600_000

/** Steps that people try most: over a cutoff, to the next morning, to the next week. */
const STEPS: readonly (readonly [label: string, ms: number])[] = [
  ['+1 小时', HOUR],
  ['+1 天', 24 * HOUR],
  ['+7 天', 7 * 24 * HOUR],
]

const KINDS = { real: '现在', fixed: '停在这一刻', offset: '改过的时间' } as const

/** Shows the time that the cloud functions see, and changes it. */
export class Clock {
  private readonly shown = byId('clock-now', HTMLElement)
  private readonly kind = byId('clock-kind', HTMLElement)
  private readonly field = byId('clock-set', HTMLInputElement)
  private readonly status = byId('status-time', HTMLElement)
  private ahead = 0
  private fixed: number | null = null

  constructor(report: (error: unknown) => void) {
    const set = (now: number | null) => {
      local.setClock(now).then((reading) => this.read(reading), report)
    }
    byId('clock', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault()
      const wanted = fromField(this.field.value)
      if (Number.isNaN(wanted)) this.field.focus()
      else set(wanted)
    })
    byId('clock-real', HTMLButtonElement).addEventListener('click', () => set(null))
    byId('clock-steps', HTMLElement).append(
      ...STEPS.map(([label, step]) => {
        const button = make('button', 'button small', label)
        button.type = 'button'
        button.addEventListener('click', () => set(this.now + step))
        return button
      }),
    )
    setInterval(() => this.draw(), 1000)
  }

  private get now(): number {
    return this.fixed ?? Date.now() + this.ahead
  }

  read(reading: ClockReading): void {
    this.fixed = reading.kind === 'fixed' ? reading.now : null
    this.ahead = reading.kind === 'real' ? 0 : reading.now - Date.now()
    this.kind.textContent = KINDS[reading.kind]
    this.kind.dataset['changed'] = String(reading.kind !== 'real')
    this.field.value = toField(reading.now)
    this.draw()
  }

  private draw(): void {
    this.shown.textContent = sayTime(this.now)
    this.status.textContent = sayHour(this.now)
  }
}
