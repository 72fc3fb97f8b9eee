import type { NavigationKind } from './host'

interface HistoryState {
  /** Tells entries of this load of the page from older ones. */
  session: number
  /** How many pages lie below. */
  depth: number
}

export interface HistoryHooks {
  /** The address of the visible page, as a hash. */
  hash(): string
  depth(): number
  /** Whether the visible page is left without a question. */
  mayGoBack(): boolean
  /** The person went back by this many pages. */
  onBack(delta: number): void
  /** The person opened another address. */
  onOpen(url: string): void
}

/** Keeps the browser's address and its back button in step with the stack of pages. */
export class HistorySync {
  private readonly session = Date.now()
  /** Moves through the history that we asked for ourselves and that are still to come. */
  private expected = 0
  /** The stack follows the history now, not the other way round. */
  private following = false

  constructor(private readonly hooks: HistoryHooks) {
    addEventListener('popstate', (event) => this.popped(event.state as HistoryState | null))
  }

  /** The stack has changed. */
  changed(kind: NavigationKind, removed: number): void {
    if (kind === 'navigateTo') {
      history.pushState(this.state(), '', this.hooks.hash())
      return
    }
    if (removed > 0 && !this.following) {
      this.expected += 1
      history.go(-removed)
      return
    }
    this.write()
  }

  /** Puts the visible page's address on the current entry. */
  write(): void {
    history.replaceState(this.state(), '', this.hooks.hash())
  }

  private popped(state: HistoryState | null): void {
    if (this.expected > 0) {
      this.expected -= 1
      this.write()
      return
    }
    this.following = true
    if (state?.session !== this.session) {
      this.hooks.onOpen(location.hash.slice(1))
    } else {
      const delta = this.hooks.depth() - state.depth
      if (delta > 0 && !this.hooks.mayGoBack()) return this.stay(delta)
      if (delta > 0) this.hooks.onBack(delta)
    }
    this.following = false
    this.write()
  }

  /** The browser has gone back already: it comes forward again, and the person is asked. */
  private stay(delta: number): void {
    this.following = false
    history.pushState(this.state(), '', this.hooks.hash())
    this.hooks.onBack(delta)
  }

  private state(): HistoryState {
    return { session: this.session, depth: this.hooks.depth() }
  }
}
