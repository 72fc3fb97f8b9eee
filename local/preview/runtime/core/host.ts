import type * as ge from 'glass-easel'
import type { PreviewConfig, WindowConfig } from './mini-program'

export { BUILTIN_PREFIX } from './mini-program'
export type {
  AppConfig,
  GeneratedTemplates,
  PreviewConfig,
  TabBarConfig,
  TabItem,
  WindowConfig,
} from './mini-program'

/** Query parameters of a page, encoded as its address has them. */
export type Query = Record<string, string>

/** What a page's `this` offers besides its own methods; lifecycle methods are looked up by name. */
export interface PageCaller {
  readonly is: string
  route: string
  options: Query
  data: Record<string, unknown>
  setData(change: Record<string, unknown>, callback?: () => void): void
  [member: string]: unknown
}

/** One page on the stack. */
export interface PageEntry {
  readonly route: string
  readonly query: Query
  /** Everything that belongs to this page on the phone's screen: bar, frame, tab bar. `hidden` when covered. */
  readonly layer: HTMLElement
  /** The page's viewport: what `position: fixed` and 100vh refer to. */
  readonly frame: HTMLElement
  /** The scrolling `<wx-page>` inside the frame. */
  readonly page: HTMLElement
  readonly caller: PageCaller
  readonly window: WindowConfig
  readonly isTab: boolean
}

export type NavigationKind = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack'

export interface EventChannel {
  on(event: string, listener: (...args: unknown[]) => void): void
  once(event: string, listener: (...args: unknown[]) => void): void
  off(event: string, listener?: (...args: unknown[]) => void): void
  emit(event: string, ...args: unknown[]): void
}

export interface NavigationOptions {
  url?: string
  delta?: number
  /** navigateTo: listeners for what the opened page emits. */
  events?: Record<string, (...args: unknown[]) => void>
}

export interface NavigationBarColor {
  frontColor?: string
  backgroundColor?: string
}

/** What `wx.getLaunchOptionsSync` and `App.onLaunch` receive. */
export interface LaunchOptions {
  path: string
  query: Query
  scene: number
  referrerInfo: Record<string, unknown>
}

/** What the tests and the audit read; `nodes` and `depth` are measured on the visible page when asked. */
export interface Metrics {
  setDataCalls: number
  setDataBytes: number
  /** Per route, since the last reset. */
  pages: Record<string, { setDataCalls: number; setDataBytes: number }>
  nodes: number
  depth: number
  /** Milliseconds from navigation start until the first page was painted. */
  firstPaint: number
}

/** A touch as WeChat hands it to listeners: px, relative to the page frame (client) or the page (page). */
export interface TouchPoint {
  identifier: number
  clientX: number
  clientY: number
  pageX: number
  pageY: number
  force: number
}

/**
 * What happens when a person taps `<button open-type="…">`.
 * `trigger` fires the button's own event (`getphonenumber`, `chooseavatar`, …) with the given detail.
 */
export type OpenTypeHandler = (context: {
  openType: string
  button: ge.GeneralComponent
  trigger: (detail: Record<string, unknown>) => void
}) => void

/** What the built-in components and the `wx` object need from the runtime core. */
export interface Host {
  readonly config: PreviewConfig
  /** Bottom first; the last one is visible. */
  readonly stack: readonly PageEntry[]
  readonly launch: LaunchOptions
  /** Who uses the preview. */
  readonly openid: string
  /** The phone's font size setting in px; 16 is standard. */
  readonly fontSizeSetting: number
  /** The element that fills the phone's screen: sheets and dialogs are appended here. */
  readonly screen: HTMLElement

  cur(): PageEntry | undefined
  /** Resolves when the new page is on the stack; rejects with an Error whose message follows `<kind>:fail `. */
  nav(kind: NavigationKind, options: NavigationOptions): Promise<{ eventChannel?: EventChannel }>

  /** Asked before somebody goes back from this page; null while nobody minds. */
  leaving: { readonly page: PageEntry; readonly allow: () => Promise<boolean> } | null

  setTitle(title: string): void
  setNavigationBarColor(color: NavigationBarColor): void
  setNavigationBarLoading(loading: boolean): void
  hideHomeButton(): void
  setTabBarHidden(hidden: boolean): void
  /** `text` null removes the badge; an empty text shows a red dot. */
  setTabBarBadge(index: number, text: string | null): void
  startPullDownRefresh(): void
  stopPullDownRefresh(): void
  /** Scrolls the visible page; `selector` wins over `scrollTop` (px). */
  pageScrollTo(options: {
    scrollTop?: number
    selector?: string
    offsetTop?: number
    duration?: number
  }): void

  /** Something is under way that a test should wait for; every `busy()` needs its `done()`. */
  busy(): void
  done(): void
  /** Adds to the list that makes tests fail, and to the console. */
  reportError(error: unknown, where: string): void
  readonly errors: string[]
  /** Names of `wx.…` members that pages asked for and that do not exist. */
  readonly missing: Set<string>
  readonly metrics: Metrics

  /** rpx in a style that is set at run time becomes vw; vh becomes the page frame's height. */
  fixStyle(css: string): string
  /** Pixels of one rpx on this screen times `value`. */
  rpx(value: number): number
  /** Where the visible page's frame is in the browser window. */
  frameRect(): DOMRect
  /** The glass-easel element that a DOM node belongs to. */
  ownerElement(node: Node | null): ge.Element | null
  /** The DOM element of a component: its own, or, for virtual hosts, the first one inside. */
  domOf(element: ge.Element): HTMLElement | null
  /** Dispatches an event into the component tree. */
  fire(
    element: ge.Element,
    type: string,
    detail?: unknown,
    extra?: Record<string, unknown>,
    originalEvent?: Event,
    bubbles?: boolean,
  ): ge.Event<unknown>

  /** By open-type; the `wx` side registers, the button looks up. */
  readonly openTypes: Map<string, OpenTypeHandler>
  createSelectorQuery(component?: unknown): unknown
  createIntersectionObserver(component: unknown, options?: Record<string, unknown>): unknown
  /** Autoplaying carousels stand still: for screenshots and tests. */
  readonly still: boolean
}
