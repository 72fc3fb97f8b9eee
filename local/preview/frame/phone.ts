import { byId } from './dom'

/** What the frame uses of the `__mp` inside the phone. */
interface Inside {
  readonly ready: boolean
  readonly errors: readonly string[]
  readonly missing: readonly string[]
  pages(): { route: string }[]
  scan(code: string): boolean
  setOnline(online: boolean): void
}

export interface Device {
  readonly name: string
  readonly width: number
  readonly height: number
}

/** CSS px, as the phones report them. */
export const DEVICES: readonly Device[] = [
  { name: '普通(390 × 844)', width: 390, height: 844 },
  { name: '小屏(320 × 568)', width: 320, height: 568 },
  { name: '安卓(360 × 780)', width: 360, height: 780 },
  { name: '大屏(430 × 932)', width: 430, height: 932 },
  { name: '平板(768 × 1024)', width: 768, height: 1024 },
]

export interface PhoneState {
  readonly openid: string
  /** The phone's font size setting, px. */
  readonly font: number
  readonly device: Device
}

/** Width of the phone's edge, px. */
const EDGE = 10
/** What the columns beside the phone need at least, px. */
const SIDES = 600

/** The phone: an iframe that shows the mini-program as one person, scaled to the room there is. */
export class Phone {
  private frame = byId('screen', HTMLIFrameElement)
  private readonly body = byId('phone', HTMLElement)
  private readonly room = byId('room', HTMLElement)
  private online = true

  constructor(private current: PhoneState) {
    new ResizeObserver(() => this.fit()).observe(this.room)
  }

  get state(): PhoneState {
    return this.current
  }

  /** Where messages of what runs inside come from. */
  get window(): Window | null {
    return this.frame.contentWindow
  }

  /** What runs inside, once it does. */
  get inside(): Inside | undefined {
    const inner: (Window & { __mp?: Inside }) | null = this.frame.contentWindow
    return inner?.__mp?.ready ? inner.__mp : undefined
  }

  /** `#/pages/home/index?…` of the visible page. */
  get hash(): string {
    return this.frame.contentWindow?.location.hash ?? ''
  }

  /** The address of the phone alone, for a tab of its own. */
  address(hash = this.hash): string {
    const { openid, font } = this.current
    return `/mp/?${new URLSearchParams({ as: openid, font: String(font) }).toString()}${hash}`
  }

  /** Changes who holds the phone or how it is set; it starts again where `hash` says. */
  use(change: Partial<PhoneState>, hash = ''): void {
    this.current = { ...this.current, ...change }
    // A fresh one: another hash alone would not load the page again.
    const fresh = this.frame.cloneNode() as HTMLIFrameElement
    fresh.src = this.address(hash)
    fresh.addEventListener('load', () => void this.started())
    this.frame.replaceWith(fresh)
    this.frame = fresh
    this.fit()
  }

  reload(): void {
    this.frame.contentWindow?.location.reload()
  }

  setOnline(online: boolean): void {
    this.online = online
    this.inside?.setOnline(online)
  }

  private fit(): void {
    const { width, height } = this.current.device
    const scale = Math.min(
      1,
      this.room.clientHeight / (height + 2 * EDGE),
      (innerWidth - SIDES) / (width + 2 * EDGE),
    )
    this.body.style.setProperty('--width', `${width}px`)
    this.body.style.setProperty('--height', `${height}px`)
    this.body.style.setProperty('--scale', String(scale))
  }

  /** A phone that starts again is still without its network. */
  private async started(): Promise<void> {
    for (let tries = 0; tries < 100 && !this.inside; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    if (!this.online) this.inside?.setOnline(false)
  }
}
