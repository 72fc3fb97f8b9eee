import type { Host } from '../core/host'
import { make } from '../core/dom'
import { type SheetAnswers, type SheetKind, sheetScript } from './answers'

/** How long after opening a browser may still deliver the click of the tap that opened the sheet, in ms. */
const GHOST_CLICK = 500

const FOCUSABLE = 'button, input, textarea, select, a[href], [tabindex="0"]'

export interface SheetOptions<K extends SheetKind> {
  readonly kind: K
  /** What a screen reader calls the sheet. */
  readonly label: string
  /** `bottom` rises from below, `center` is a dialog, `full` covers the screen. */
  readonly place: 'bottom' | 'center' | 'full'
  /** A tap beside the sheet closes it without an answer. */
  readonly dismissible?: boolean
  build(body: HTMLElement, close: (answer: SheetAnswers[K] | null) => void): void
}

/**
 * Shows something of WeChat's own over the phone's screen until the person answers. Resolves with null when
 * it is closed without an answer. Its nodes carry `data-testid="sheet-<kind>"`.
 */
export function openSheet<K extends SheetKind>(
  host: Host,
  options: SheetOptions<K>,
): Promise<SheetAnswers[K] | null> {
  const prepared = sheetScript.take(options.kind)
  if (prepared) return Promise.resolve(prepared.answer)
  return new Promise((resolve) => {
    const mask = make('div', `mp-mask mp-mask-${options.place}`)
    const body = make('div', `mp-sheet mp-sheet-${options.kind}`)
    const before = document.activeElement
    mask.dataset['testid'] = `sheet-${options.kind}`
    body.setAttribute('role', 'dialog')
    body.setAttribute('aria-modal', 'true')
    body.setAttribute('aria-label', options.label)
    mask.append(body)

    const close = (answer: SheetAnswers[K] | null) => {
      if (!mask.isConnected) return
      mask.remove()
      if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true })
      resolve(answer)
    }
    options.build(body, close)
    guardAgainstGhostClick(mask)
    handleKeys(mask, body, () => close(null))
    if (options.dismissible ?? true) {
      mask.addEventListener('click', (event) => {
        if (event.target === mask) close(null)
      })
    }
    host.screen.append(mask)
    body.querySelector<HTMLElement>('[autofocus]')?.focus()
    if (!mask.contains(document.activeElement)) {
      body.tabIndex = -1
      body.focus({ preventScroll: true })
    }
  })
}

/**
 * A tap by touch ends before the browser sends its click, which then lands on whatever has opened meanwhile.
 * A click counts only when it began inside the sheet, or came from the keyboard or a script (detail 0).
 */
function guardAgainstGhostClick(mask: HTMLElement): void {
  const opened = performance.now()
  let pressed = false
  mask.addEventListener('pointerdown', () => (pressed = true), true)
  mask.addEventListener(
    'click',
    (event) => {
      if (pressed || event.detail === 0 || performance.now() - opened > GHOST_CLICK) return
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    true,
  )
}

function handleKeys(mask: HTMLElement, body: HTMLElement, cancel: () => void): void {
  mask.addEventListener('keydown', (event) => {
    event.stopPropagation()
    if (event.key === 'Escape') cancel()
    if (event.key !== 'Tab') return
    const stops = [...body.querySelectorAll<HTMLElement>(FOCUSABLE)]
    const edge = event.shiftKey ? stops[0] : stops.at(-1)
    if (document.activeElement !== edge) return
    event.preventDefault()
    const next = event.shiftKey ? stops.at(-1) : stops[0]
    next?.focus()
  })
}

/** A button of a sheet. */
export function sheetButton(label: string, testId: string, act: () => void, look = ''): HTMLButtonElement {
  const button = make('button', `mp-button ${look}`.trim(), label)
  button.type = 'button'
  button.dataset['testid'] = testId
  button.addEventListener('click', act)
  return button
}

/** The two buttons that WeChat's consent sheets end with. */
export function consentButtons(
  refuse: { label: string; act: () => void },
  accept: { label: string; act: () => void },
): HTMLElement {
  const row = make('div', 'mp-sheet-actions')
  row.append(
    sheetButton(refuse.label, 'sheet-refuse', refuse.act, 'plain'),
    sheetButton(accept.label, 'sheet-accept', accept.act, 'primary'),
  )
  return row
}
