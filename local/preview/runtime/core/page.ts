import type * as adapter from 'glass-easel-miniprogram-adapter'
import { NavigationBar, TabBar, type LeaveButton } from './bars'
import { make } from './dom'
import type { Environment } from './environment'
import type { EventChannel, PageCaller, PageEntry, Query, TabBarConfig, WindowConfig } from './host'
import { PullDown } from './pull-down'
import { formatRoute, type Route } from './routes'

/** What a page needs to know of the mini-program around it. */
export interface PageContext {
  env: Environment
  screen: HTMLElement
  window: WindowConfig
  tabBar: TabBarConfig | undefined
  hasCustomTabBar: boolean
  reportError(error: unknown, where: string): void
  onTab(path: string): void
}

const DEFAULT_REACH_BOTTOM = 50

/** A page on the stack: its place on the screen, its component tree, and its lifecycle. */
export class Page implements PageEntry {
  readonly route: string
  readonly query: Query
  readonly layer = make('div', 'mp-layer')
  readonly frame = make('div', 'mp-frame')
  readonly page = document.createElement('wx-page')
  readonly caller: PageCaller
  readonly window: WindowConfig
  readonly isTab: boolean
  readonly bar: NavigationBar | undefined
  readonly tabs: TabBar | undefined
  readonly pullDown: PullDown
  /** The `this` of the mini-program's own tab bar. */
  readonly customTabs: unknown
  private readonly root: adapter.Root
  private readonly customTabsRoot: adapter.Root | undefined
  private readonly resize: ResizeObserver
  private reachedBottom = false
  private isReady = false
  private isGone = false

  constructor(
    route: Route,
    private readonly context: PageContext,
    options: { leave: LeaveButton | undefined; channel?: EventChannel },
  ) {
    this.route = route.path
    this.query = route.query
    this.window = context.window
    this.isTab = context.tabBar?.list.some((item) => item.pagePath === route.path) ?? false
    this.pullDown = new PullDown(this.page, this.window, () => void this.call('onPullDownRefresh'))

    this.layer.dataset['route'] = route.path
    this.page.setAttribute('mp-page', route.path)
    if (this.window.navigationStyle !== 'custom') {
      this.bar = new NavigationBar(this.window, options.leave)
      this.layer.append(this.bar.element)
    }
    const placeholder = document.createElement('span')
    this.page.append(placeholder)
    this.frame.append(this.pullDown.element, this.page)
    this.layer.append(this.frame, menuButton())
    if (this.isTab && context.tabBar && !context.hasCustomTabBar) {
      this.tabs = new TabBar(context.tabBar, route.path, (path) => context.onTab(path))
      this.layer.append(this.tabs.element)
    }
    context.screen.append(this.layer)
    this.resize = this.watchSize()

    this.root = context.env.backend.createRoot('wx-root', context.env.space, `/${formatRoute(route)}`)
    this.caller = this.root.get() as unknown as PageCaller
    this.describe(options.channel)
    this.customTabsRoot = this.isTab && context.hasCustomTabBar ? this.attachCustomTabs() : undefined
    this.customTabs = this.customTabsRoot?.get()
    this.root.attach(asBackend(this.page), asBackend(placeholder))
    this.page.addEventListener('scroll', () => this.scrolled(), { passive: true })
  }

  /** The outermost component of the page. */
  get component(): ReturnType<adapter.Root['getComponent']> {
    return this.root.getComponent()
  }

  load(): void {
    this.call('onLoad', this.query)
  }

  show(): void {
    this.layer.hidden = false
    this.call('onShow')
    this.tell('show')
  }

  hide(): void {
    this.layer.hidden = true
    this.call('onHide')
    this.tell('hide')
  }

  /** The page has been laid out for the first time. */
  ready(): void {
    if (this.isReady || this.isGone) return
    this.isReady = true
    this.call('onReady')
  }

  destroy(): void {
    this.isGone = true
    this.call('onUnload')
    this.resize.disconnect()
    this.pullDown.detach()
    this.root.release()
    this.customTabsRoot?.release()
    this.layer.remove()
  }

  /** Calls a lifecycle method of the page, if it has one. */
  call(method: string, ...args: unknown[]): unknown {
    const code = this.caller[method]
    if (typeof code !== 'function') return undefined
    try {
      return code.apply(this.caller, args) as unknown
    } catch (error) {
      this.context.reportError(error, `${this.route} ${method}`)
      return undefined
    }
  }

  private tell(lifetime: string, ...args: unknown[]): void {
    this.component.triggerPageLifetime(lifetime, args)
    this.customTabsRoot?.getComponent().triggerPageLifetime(lifetime, args)
  }

  /** What WeChat adds to a page's `this`. */
  private describe(channel: EventChannel | undefined): void {
    Object.assign(this.caller, {
      route: this.route,
      __route__: this.route,
      options: this.query,
      getOpenerEventChannel: () => channel ?? { on() {}, once() {}, off() {}, emit() {} },
    })
  }

  private attachCustomTabs(): adapter.Root {
    const placeholder = document.createElement('span')
    this.frame.append(placeholder)
    const { backend, space } = this.context.env
    const root = backend.createRoot('wx-root', space, '/custom-tab-bar/index')
    root.attach(asBackend(this.frame), asBackend(placeholder))
    return root
  }

  private scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.page
    this.call('onPageScroll', { scrollTop })
    const distance = this.window.onReachBottomDistance ?? DEFAULT_REACH_BOTTOM
    const near = scrollHeight - clientHeight - scrollTop <= distance
    if (near && !this.reachedBottom) this.call('onReachBottom')
    this.reachedBottom = near
  }

  /** Keeps 100vh at the frame's height, and tells the page when the window changes. */
  private watchSize(): ResizeObserver {
    const measure = () => {
      const height = this.frame.clientHeight
      if (height > 0) this.frame.style.setProperty('--frame-height', `${height}px`)
      return height
    }
    let known = measure()
    const observer = new ResizeObserver(() => {
      const height = measure()
      if (height === 0 || height === known) return
      known = height
      const size = { windowWidth: this.frame.clientWidth, windowHeight: height }
      this.call('onResize', { size })
      this.tell('resize', size)
    })
    observer.observe(this.frame)
    return observer
  }
}

/** WeChat's button at the top right; here it only takes its place. */
function menuButton(): HTMLElement {
  const button = make('div', 'mp-menu-button', make('i', 'mp-menu-dots'), make('i', 'mp-menu-close'))
  button.setAttribute('aria-hidden', 'true')
  return button
}

/** glass-easel types its backend apart from the DOM. */
function asBackend(element: HTMLElement): Parameters<adapter.Root['attach']>[0] {
  return element as unknown as Parameters<adapter.Root['attach']>[0]
}
