import type * as ge from 'glass-easel'
import { completeCallers } from './callers'
import { Definitions } from './definitions'
import { make } from './dom'
import { domOf, fire, ownerElement, rootOf, type Caller } from './elements'
import { createEnvironment, type Environment } from './environment'
import { HistorySync } from './history'
import type {
  Host,
  LaunchOptions,
  NavigationKind,
  NavigationOptions,
  OpenTypeHandler,
  PreviewConfig,
} from './host'
import type * as contract from './host'
import { PageIntersectionObserver } from './intersection'
import { rewriteLengths, SCREEN_RPX } from './lengths'
import { MetricsCounter } from './metrics'
import type { MiniProgram } from './mini-program'
import { hashOf, Navigator } from './navigation'
import type { Page } from './page'
import { SelectorQuery, type QueryHost } from './query'
import { listenToTouches } from './touch'

/** Who looks at the preview, and how. */
export interface Viewer {
  openid: string
  fontSizeSetting: number
  still: boolean
}

/** Holds the parts of the runtime together; built-in components and the `wx` object see it as `Host`. */
export class CoreHost implements Host {
  readonly screen = make('div', 'mp-screen')
  readonly errors: string[] = []
  readonly missing = new Set<string>()
  readonly openTypes = new Map<string, OpenTypeHandler>()
  readonly metrics = new MetricsCounter(() => this.cur()?.page)
  readonly environment: Environment = createEnvironment()
  readonly definitions: Definitions
  config: PreviewConfig = { app: { pages: [] }, pages: {} }
  launch: LaunchOptions = { path: '', query: {}, scene: 1001, referrerInfo: {} }
  leaving: Host['leaving'] = null
  private readonly history: HistorySync
  private navigator: Navigator | undefined
  private waiting = 0

  constructor(private readonly viewer: Viewer) {
    this.definitions = new Definitions(this.environment, {
      onSetData: (root, data) => this.countSetData(root, data),
      reportError: (error, where) => this.reportError(error, where),
    })
    this.history = new HistorySync({
      hash: () => hashOf(this.cur() ?? { route: '', query: {} }),
      depth: () => this.stack.length - 1,
      mayGoBack: () => this.guard === null,
      onBack: (delta) => void this.goBack(delta),
      onOpen: (url) => void this.open(url),
    })
    completeCallers({
      ...this.queryHost(),
      customTabsOf: (caller) => this.pageWith(rootOf(caller._$))?.customTabs ?? null,
    })
    listenToTouches({ frameRect: () => this.frameRect(), scroller: () => this.cur()?.page })
    document.body.append(this.screen)
  }

  get openid(): string {
    return this.viewer.openid
  }

  get fontSizeSetting(): number {
    return this.viewer.fontSizeSetting
  }

  get still(): boolean {
    return this.viewer.still
  }

  get stack(): readonly Page[] {
    return this.navigator?.stack ?? []
  }

  /** How much is under way that a test should wait for. */
  get pending(): number {
    return this.waiting
  }

  /** Takes over the mini-program; nothing of it runs yet. */
  use(program: MiniProgram): void {
    const { app, pages, components } = program.description
    this.config = { app, pages }
    this.definitions.use(program)
    this.navigator = new Navigator({
      env: this.environment,
      screen: this.screen,
      firstPage: this.firstPage(),
      tabBar: app.tabBar,
      hasCustomTabBar: app.tabBar?.custom === true && 'custom-tab-bar/index' in components,
      need: (path) => this.need(path),
      windowOf: (path) => ({ ...app.window, ...pages[path] }),
      flushReady: () => this.definitions.ready.flush(),
      reportError: (error, where) => this.reportError(error, where),
      onBack: () => void this.goBack(1),
      onChange: (kind, removed) => {
        document.title = this.cur()?.window.navigationBarTitleText ?? ''
        this.history.changed(kind, removed)
      },
    })
  }

  cur(): Page | undefined {
    return this.navigator?.current()
  }

  nav(kind: NavigationKind, options: NavigationOptions): Promise<{ eventChannel?: contract.EventChannel }> {
    return new Promise((resolve) => {
      if (this.navigator === undefined) throw new Error('the mini-program has not started')
      resolve(this.navigator.go(kind, options))
    })
  }

  /** What the visible page wants asked before it is left. */
  private get guard(): (() => Promise<boolean>) | null {
    return this.leaving !== null && this.leaving.page === this.cur() ? this.leaving.allow : null
  }

  /** Goes back as the person wants it, unless they would rather stay. */
  private async goBack(delta: number): Promise<void> {
    const { guard } = this
    if (guard === null || (await guard())) this.navigator?.go('navigateBack', { delta })
  }

  /** Opens an address as a link into the mini-program does; one that does not exist leads to the first page. */
  async open(url: string): Promise<void> {
    try {
      await this.nav('reLaunch', { url })
    } catch (error) {
      this.reportError(error, 'open')
      if (this.stack.length === 0) await this.nav('reLaunch', { url: `/${this.firstPage()}` })
    }
  }

  /** Where the mini-program begins when no address says otherwise. */
  firstPage(): string {
    return this.config.app.entryPagePath ?? this.config.app.pages[0] ?? ''
  }

  setTitle(title: string): void {
    this.cur()?.bar?.setTitle(title)
    document.title = title
  }

  setNavigationBarColor(color: contract.NavigationBarColor): void {
    this.cur()?.bar?.setColor(color)
  }

  setNavigationBarLoading(loading: boolean): void {
    this.cur()?.bar?.setLoading(loading)
  }

  hideHomeButton(): void {
    this.cur()?.bar?.hideHome()
  }

  setTabBarHidden(hidden: boolean): void {
    this.cur()?.tabs?.setHidden(hidden)
  }

  setTabBarBadge(index: number, text: string | null): void {
    this.navigator?.setBadge(index, text)
  }

  startPullDownRefresh(): void {
    this.cur()?.pullDown.start()
  }

  stopPullDownRefresh(): void {
    for (const page of this.stack) page.pullDown.stop()
  }

  pageScrollTo(options: {
    scrollTop?: number
    selector?: string
    offsetTop?: number
    duration?: number
  }): void {
    const page = this.cur()?.page
    if (page === undefined) return
    let top = options.scrollTop ?? 0
    const target = options.selector === undefined ? null : page.querySelector(options.selector)
    if (target !== null) {
      const offset = target.getBoundingClientRect().top - page.getBoundingClientRect().top
      top = page.scrollTop + offset + (options.offsetTop ?? 0)
    }
    page.scrollTo({ top, behavior: options.duration === 0 || this.still ? 'auto' : 'smooth' })
  }

  busy(): void {
    this.waiting += 1
  }

  done(): void {
    this.waiting -= 1
  }

  reportError(error: unknown, where: string): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : describe(error)
    this.errors.push(`${where}: ${text}`)
    console.error(`[${where}]`, error)
  }

  fixStyle(css: string): string {
    return rewriteLengths(css)
  }

  rpx(value: number): number {
    return (value * this.screen.clientWidth) / SCREEN_RPX
  }

  frameRect(): DOMRect {
    return this.cur()?.frame.getBoundingClientRect() ?? new DOMRect()
  }

  ownerElement(node: Node | null): ge.Element | null {
    return ownerElement(node)
  }

  domOf(element: ge.Element): HTMLElement | null {
    return domOf(element)
  }

  fire(...args: Parameters<Host['fire']>): ge.Event<unknown> {
    return fire(...args)
  }

  createSelectorQuery(component?: unknown): SelectorQuery {
    return new SelectorQuery(this.queryHost(), component)
  }

  createIntersectionObserver(
    component: unknown,
    options?: Record<string, unknown>,
  ): PageIntersectionObserver {
    return new PageIntersectionObserver(this.queryHost(), component, options)
  }

  private queryHost(): QueryHost {
    return {
      currentCaller: () => this.cur()?.caller,
      frameRect: () => this.frameRect(),
      pageOf: (element) => this.pageElementOf(element),
    }
  }

  private need(path: string): boolean {
    if (this.config.pages[path] === undefined) return false
    this.definitions.need(path)
    if (this.config.app.tabBar?.custom === true) this.definitions.need('custom-tab-bar/index')
    return true
  }

  private countSetData(root: ge.Element, data: object): void {
    const path = root.asGeneralComponent()?.is ?? ''
    this.metrics.count(path in this.config.pages ? path : (this.cur()?.route ?? path), data)
  }

  private pageWith(root: ge.Element): Page | undefined {
    return this.stack.find(
      (page) => page.component === root || (page.customTabs as Caller | undefined)?._$ === root,
    )
  }

  private pageElementOf(element: ge.Element | null): HTMLElement | undefined {
    const own = element && this.pageWith(rootOf(element))
    return (own ?? this.cur())?.page
  }
}

function describe(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'errMsg' in error) return String(error.errMsg)
  return String(error)
}
