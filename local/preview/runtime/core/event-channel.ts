import type { EventChannel } from './host'

type Listener = (...args: unknown[]) => void

/** One end of the line between a page and the page that it opened. */
class ChannelEnd implements EventChannel {
  private readonly listeners = new Map<string, Set<Listener>>()
  other: ChannelEnd | undefined

  on(event: string, listener: Listener): void {
    const known = this.listeners.get(event) ?? new Set()
    this.listeners.set(event, known.add(listener))
  }

  once(event: string, listener: Listener): void {
    const wrapped: Listener = (...args) => {
      this.off(event, wrapped)
      listener(...args)
    }
    this.on(event, wrapped)
  }

  off(event: string, listener?: Listener): void {
    if (listener === undefined) this.listeners.delete(event)
    else this.listeners.get(event)?.delete(listener)
  }

  emit(event: string, ...args: unknown[]): void {
    for (const listener of [...(this.other?.listeners.get(event) ?? [])]) listener(...args)
  }
}

/** Two linked ends: what is emitted at one is heard at the other. */
export function openChannel(heardByOpener: Record<string, Listener> = {}): {
  opener: EventChannel
  opened: EventChannel
} {
  const opener = new ChannelEnd()
  const opened = new ChannelEnd()
  opener.other = opened
  opened.other = opener
  for (const [event, listener] of Object.entries(heardByOpener)) opener.on(event, listener)
  return { opener, opened }
}
