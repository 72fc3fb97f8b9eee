import type { Host } from '../core/host'
import { make } from '../core/dom'
import { resolveResource } from '../components/resource'

export interface ToastLook {
  readonly title: string
  readonly icon: 'success' | 'error' | 'loading' | 'none'
  readonly image: string
  /** Milliseconds; 0 stays until hidden. */
  readonly duration: number
  /** Keeps taps from reaching the page meanwhile. */
  readonly mask: boolean
}

const SYMBOLS = {
  success: '<path d="M5 13l5 5L20 7"/>',
  error: '<path d="M12 6v7M12 17v.5"/><circle cx="12" cy="12" r="10"/>',
} as const

/** The one toast that WeChat shows at a time; loading is the same box with a spinner. */
export class Toast {
  private element: HTMLElement | null = null
  private timer = 0

  constructor(private readonly host: Host) {}

  show(look: ToastLook): void {
    this.hide()
    const element = make('div', 'mp-toast')
    element.dataset['testid'] = look.icon === 'loading' ? 'loading' : 'toast'
    element.setAttribute('role', 'status')
    element.toggleAttribute('mask', look.mask)
    const box = make('div', look.icon === 'none' && !look.image ? 'mp-toast-box plain' : 'mp-toast-box')
    if (look.image) {
      const image = make('img', 'mp-toast-image')
      image.src = resolveResource(look.image)
      image.alt = ''
      box.append(image)
    } else if (look.icon === 'loading') {
      box.append(make('span', 'mp-toast-spinner'))
    } else if (look.icon !== 'none') {
      const symbol = make('span', 'mp-toast-symbol')
      symbol.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true">${SYMBOLS[look.icon]}</svg>`
      box.append(symbol)
    }
    box.append(make('span', 'mp-toast-text', look.title))
    element.append(box)
    this.host.screen.append(element)
    this.element = element
    if (look.duration > 0) this.timer = window.setTimeout(() => this.hide(), look.duration)
  }

  hide(): void {
    clearTimeout(this.timer)
    this.element?.remove()
    this.element = null
  }
}
