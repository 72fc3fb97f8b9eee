import { resolveResource } from '../components/resource'
import { Listeners } from './call'

/** WeChat's numbers for what a browser calls by others. */
const ERROR_CODES: Readonly<Record<number, number>> = { 2: 10_002, 3: 10_004, 4: 10_003 }
const UNKNOWN = -1
const NOT_NOW = 10_001

type Told = Record<string, unknown>
const EVENTS = [
  'Canplay',
  'Play',
  'Pause',
  'Stop',
  'Ended',
  'TimeUpdate',
  'Error',
  'Waiting',
  'Seeking',
  'Seeked',
] as const
type Event = (typeof EVENTS)[number]

/** `wx.createInnerAudioContext()`: a sound without anything to be seen. */
class InnerAudio {
  private readonly native = new Audio()
  private readonly heard = new Map<Event, Listeners<Told>>(EVENTS.map((event) => [event, new Listeners()]))
  private given = ''
  /** A pause that is part of a stop, or of the end, is told as that alone. */
  private stopping = false
  private playing = false
  startTime = 0
  obeyMuteSwitch = true

  constructor() {
    for (const event of EVENTS) {
      const listeners = this.heard.get(event)
      Object.assign(this, { [`on${event}`]: listeners?.on, [`off${event}`]: listeners?.off })
    }
    const relay = (native: string, event: Event, wanted: () => boolean = () => true) =>
      this.native.addEventListener(native, () => wanted() && this.tell(event))
    relay('canplay', 'Canplay')
    relay('play', 'Play')
    relay('pause', 'Pause', () => !this.stopping && !this.native.ended)
    relay('ended', 'Ended')
    relay('timeupdate', 'TimeUpdate', () => this.playing)
    relay('waiting', 'Waiting')
    relay('seeking', 'Seeking', () => !this.stopping)
    relay('seeked', 'Seeked', () => !this.stopping)
    this.native.addEventListener('play', () => (this.playing = true))
    this.native.addEventListener('ended', () => (this.playing = false))
    this.native.addEventListener('seeked', () => (this.stopping = false))
    this.native.addEventListener('error', () => {
      const { code = 0, message = '' } = this.native.error ?? {}
      this.tell('Error', { errCode: ERROR_CODES[code] ?? UNKNOWN, errMsg: message || 'MediaError' })
    })
  }

  get src(): string {
    return this.given
  }
  set src(src: string) {
    this.given = src
    this.playing = false
    this.native.src = resolveResource(src)
  }
  get autoplay(): boolean {
    return this.native.autoplay
  }
  set autoplay(autoplay: boolean) {
    this.native.autoplay = autoplay
  }
  get loop(): boolean {
    return this.native.loop
  }
  set loop(loop: boolean) {
    this.native.loop = loop
  }
  get volume(): number {
    return this.native.volume
  }
  set volume(volume: number) {
    this.native.volume = Math.max(0, Math.min(1, volume))
  }
  get playbackRate(): number {
    return this.native.playbackRate
  }
  set playbackRate(rate: number) {
    this.native.playbackRate = Math.max(0.5, Math.min(2, rate))
  }
  /** Seconds; 0 before it is known. */
  get duration(): number {
    return Number.isFinite(this.native.duration) ? this.native.duration : 0
  }
  get currentTime(): number {
    return this.native.currentTime
  }
  get paused(): boolean {
    return this.native.paused
  }
  get buffered(): number {
    const { buffered } = this.native
    return buffered.length > 0 ? buffered.end(buffered.length - 1) : 0
  }

  play(): void {
    this.stopping = false
    if (this.startTime > 0 && this.native.currentTime === 0) this.native.currentTime = this.startTime
    this.native.play().catch((error: unknown) => {
      const { name, message } = error as DOMException
      // A sound that cannot be loaded has told so already; one that was paused at once is no fault.
      if (name === 'NotAllowedError') this.tell('Error', { errCode: NOT_NOW, errMsg: message })
    })
  }

  pause(): void {
    this.playing = false
    this.native.pause()
  }

  stop(): void {
    this.stopping = true
    this.playing = false
    this.native.pause()
    if (this.native.currentTime > 0) this.native.currentTime = 0
    this.tell('Stop')
  }

  seek(seconds: number): void {
    this.native.currentTime = seconds
  }

  destroy(): void {
    for (const listeners of this.heard.values()) listeners.off()
    this.native.pause()
    this.native.removeAttribute('src')
    this.native.load()
  }

  private tell(event: Event, detail: Told = {}): void {
    this.heard.get(event)?.tell(detail)
  }
}

/** Sounds. */
export function audioFamily(): Record<string, unknown> {
  return { createInnerAudioContext: () => new InnerAudio() }
}
