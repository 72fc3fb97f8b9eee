import type { LeaveButton } from './bars'
import { openChannel } from './event-channel'
import type { EventChannel, NavigationKind, NavigationOptions } from './host'
import { Page, type PageContext } from './page'
import { formatRoute, parseUrl, resolveUrl, type Route } from './routes'

/** WeChat opens no more pages than this above each other. */
const MAX_PAGES = 10

export interface NavigatorContext extends Omit<PageContext, 'window' | 'onTab'> {
  /** Where the mini-program begins. */
  firstPage: string
  /** Makes the page's components ready; says whether the page exists. */
  need(path: string): boolean
  windowOf(path: string): PageContext['window']
  /** Components of a new page that wait for their `ready`. */
  flushReady(): void
  /** The person wants to go back. */
  onBack(): void
  /** The stack has changed by this much of history. */
  onChange(kind: NavigationKind, removed: number): void
}

/** The stack of pages, and the ways to change it. */
export class Navigator {
  readonly stack: Page[] = []
  /** Tab pages stay alive while another tab is shown. */
  private readonly tabs = new Map<string, Page>()
  private readonly badges = new Map<number, string | null>()

  constructor(private readonly context: NavigatorContext) {}

  current(): Page | undefined {
    return this.stack.at(-1)
  }

  isTab(path: string): boolean {
    return this.context.tabBar?.list.some((item) => item.pagePath === path) ?? false
  }

  /** Puts a badge on a tab, on every page that shows the tab bar. */
  setBadge(index: number, text: string | null): void {
    this.badges.set(index, text)
    for (const page of this.tabs.values()) page.tabs?.setBadge(index, text)
  }

  /** Throws when the address is wrong; the message is what WeChat's `fail` says. */
  go(kind: NavigationKind, options: NavigationOptions): { eventChannel?: EventChannel } {
    const before = this.stack.length
    if (kind === 'navigateBack') {
      this.back(options.delta ?? 1)
      this.context.onChange(kind, before - this.stack.length)
      return {}
    }
    const route = parseUrl(resolveUrl(options.url ?? '', this.current()?.route))
    if (!this.context.need(route.path)) throw new Error(`page "${route.path}" is not found`)
    const result = this.open(kind, route, options)
    this.context.onChange(kind, before - this.stack.length)
    return result
  }

  private open(
    kind: Exclude<NavigationKind, 'navigateBack'>,
    route: Route,
    options: NavigationOptions,
  ): { eventChannel?: EventChannel } {
    switch (kind) {
      case 'navigateTo':
        return { eventChannel: this.navigateTo(route, options) }
      case 'redirectTo':
        this.redirectTo(route)
        return {}
      case 'reLaunch':
        this.reLaunch(route)
        return {}
      case 'switchTab':
        this.switchTab(route)
        return {}
    }
  }

  private navigateTo(route: Route, options: NavigationOptions): EventChannel {
    if (this.isTab(route.path)) throw new Error('can not navigateTo a tabbar page')
    if (this.stack.length >= MAX_PAGES) throw new Error('webview count limit exceed')
    const { opener, opened } = openChannel(options.events)
    this.current()?.hide()
    this.create(route, opened)
    return opener
  }

  private redirectTo(route: Route): void {
    if (this.isTab(route.path)) throw new Error('can not redirectTo a tabbar page')
    const old = this.stack.pop()
    if (old !== undefined) this.discard(old)
    this.create(route)
  }

  private reLaunch(route: Route): void {
    const old = new Set([...this.stack.splice(0).reverse(), ...this.tabs.values()])
    for (const page of old) this.discard(page)
    this.create(route)
  }

  private switchTab(route: Route): void {
    if (!this.isTab(route.path)) throw new Error('can not switch to no-tabBar page')
    if (this.current()?.route === route.path) return
    const left = this.stack.splice(0).reverse()
    for (const page of left) {
      if (!page.isTab) this.discard(page)
      else if (page.route !== route.path && !page.layer.hidden) page.hide()
    }
    const known = this.tabs.get(route.path)
    if (known === undefined) {
      this.create(route)
    } else {
      this.stack.push(known)
      known.show()
    }
  }

  private back(delta: number): void {
    const count = Math.min(delta, this.stack.length - 1)
    if (count <= 0) return
    for (let left = count; left > 0; left -= 1) {
      const page = this.stack.pop()
      if (page !== undefined) this.discard(page)
    }
    this.current()?.show()
  }

  private create(route: Route, channel?: EventChannel): void {
    const leave = this.leaveButton(route.path)
    const context: PageContext = {
      ...this.context,
      window: this.context.windowOf(route.path),
      onTab: (path) => void this.go('switchTab', { url: `/${path}` }),
    }
    const page = new Page(route, context, channel === undefined ? { leave } : { leave, channel })
    this.stack.push(page)
    if (page.isTab) this.tabs.set(page.route, page)
    for (const [index, text] of this.badges) page.tabs?.setBadge(index, text)
    page.load()
    page.show()
    requestAnimationFrame(() => {
      this.context.flushReady()
      page.ready()
    })
  }

  private leaveButton(path: string): LeaveButton | undefined {
    if (this.isTab(path)) return undefined
    if (this.stack.length > 0) return { to: 'back', onTap: () => this.context.onBack() }
    const { firstPage } = this.context
    if (path === firstPage) return undefined
    return { to: 'home', onTap: () => void this.go('reLaunch', { url: `/${firstPage}` }) }
  }

  private discard(page: Page): void {
    if (this.tabs.get(page.route) === page) this.tabs.delete(page.route)
    page.destroy()
  }
}

/** The address of a page, for the browser's address bar. */
export function hashOf(page: { route: string; query: Record<string, string> }): string {
  return `#/${formatRoute({ path: page.route, query: page.query })}`
}
