import type * as ge from 'glass-easel'
import type { Host } from '../core/host'
import type { CommonValues, Properties, Values } from './properties'

export { make } from '../core/dom'
export { anything, flag, number, text } from './properties'

/** The class segment that a template leaves to temporary classes such as `hover-class`. */
const TEMPORARY_CLASSES = 1
/** The style segment that a template leaves to animation and to what a component draws on itself. */
const OWN_STYLES = 2

/** A touch event as listeners of built-in components receive it. */
export interface TouchDetail {
  readonly touches: readonly { readonly clientX: number; readonly clientY: number }[]
  readonly changedTouches: readonly { readonly clientX: number; readonly clientY: number }[]
  getOriginalEvent(): unknown
  preventDefault(): void
  stopPropagation(): void
}

/** What a `form` collects and a `label` activates. */
export interface FormField {
  value(): unknown
  reset(): void
  /** What a tap on the field's label does. */
  activate?(): void
}

/** The behaviour of one live node; all parts are optional. */
export interface Controller {
  /** Some properties changed; called once before `attached` with all of them. */
  update?(changed: ReadonlySet<string>): void
  attached?(): void
  detached?(): void
  readonly field?: FormField
  /** What `createSelectorQuery().select(…).node()` hands out instead of the element itself. */
  queryNode?(): unknown
  /** What `createSelectorQuery().select(…).context()` hands out. */
  queryContext?(): unknown
  /** The element that scrolls, where it is not the component's own. */
  readonly scroller?: HTMLElement
}

/** A built-in component: a tag of WeChat's, drawn and driven in the browser. */
export interface Builtin<P extends Properties = Properties> {
  readonly tag: string
  readonly properties: P
  /** Nodes and how they nest: a key of BUILTIN_TEMPLATES; `default` holds just the slot. */
  readonly template?: string
  /** Shows `hover-class` while it is pressed. */
  readonly hover?: boolean
  // A method, not a function property: the register of all components holds them without their P.
  create?(node: BuiltinNode<P>): Controller | void
}

/** Keeps the property types of a definition for its own code. */
export function define<P extends Properties>(builtin: Builtin<P>): Builtin<P> {
  return builtin
}

const nodes = new WeakMap<Element, BuiltinNode>()
const controllers = new WeakMap<BuiltinNode, Controller>()

/** The built-in component whose own DOM element this is. */
export function nodeOf(element: Element | null | undefined): BuiltinNode | undefined {
  return element ? nodes.get(element) : undefined
}

/** One live node of a built-in component, as its controller sees it. */
export class BuiltinNode<P extends Properties = Properties> {
  private ownStyle = ''
  private animationStyle = ''

  constructor(
    readonly component: ge.GeneralComponent,
    readonly dom: HTMLElement,
    readonly tag: string,
    readonly host: Host,
  ) {
    nodes.set(dom, this)
  }

  get controller(): Controller {
    return controllers.get(this) ?? {}
  }

  set controller(controller: Controller) {
    controllers.set(this, controller)
  }

  /** The current property values. */
  get props(): Values<P> & CommonValues {
    return this.component.data as Values<P> & CommonValues
  }

  /** Changes own properties, as a person's input does; `model:` bindings of the page follow. */
  set(values: Partial<Values<P>>): void {
    for (const [name, value] of Object.entries(values)) this.component.replaceDataOnPath([name], value)
    this.component.applyDataUpdates()
  }

  /** Tells the page. Events of built-in components do not bubble unless said so. */
  emit(event: string, detail: Record<string, unknown> = {}, bubbles = false): void {
    this.component.triggerEvent(event, detail, { bubbles, composed: bubbles })
  }

  on(event: string, listener: (event: TouchDetail) => void, capture = false): void {
    // The event layer adds `touches` and `changedTouches` to glass-easel's own event.
    this.component.addListener(event, (e) => listener(e as unknown as TouchDetail), { capture })
  }

  /** A tap, or Enter or space while the node has the keyboard's focus. */
  onPress(act: () => void): void {
    this.dom.tabIndex = 0
    this.on('tap', act)
    this.dom.addEventListener('keydown', (event) => {
      if (event.target !== this.dom || (event.key !== 'Enter' && event.key !== ' ')) return
      event.preventDefault()
      act()
    })
  }

  /** Shows or removes a class of the page's own style sheet on this node. */
  setTemporaryClass(name: string): void {
    this.component.setNodeClass(name, TEMPORARY_CLASSES)
  }

  /**
   * Styles that the component itself puts on its tag. They live beside the page's `style`, which glass-easel
   * writes as a whole: a style set on the DOM node directly would be lost with the next update.
   */
  setStyle(css: string): void {
    this.ownStyle = css
    this.component.setNodeStyle(`${css};${this.animationStyle}`, OWN_STYLES)
  }

  /** The same for the state of a running animation. */
  setAnimationStyle(css: string): void {
    this.animationStyle = css
    this.component.setNodeStyle(`${this.ownStyle};${css}`, OWN_STYLES)
  }

  /** The nearest built-in ancestor with this tag. */
  closest(tag: string): BuiltinNode | undefined {
    return nodeOf(this.dom.parentElement?.closest(`wx-${tag}`))
  }

  /** Built-in descendants with these tags, in document order. */
  descendants(...tags: string[]): BuiltinNode[] {
    const found = this.dom.querySelectorAll(tags.map((tag) => `wx-${tag}`).join(','))
    return [...found].flatMap((element) => nodeOf(element) ?? [])
  }

  /**
   * A classless element that carries a class of the page that wrote the tag: `placeholder-class` and
   * friends name classes in the scope of that page, not of the component.
   */
  scopedElement(tag: string, classes: string): HTMLElement {
    const owner = this.component.ownerShadowRoot
    if (!owner) return document.createElement(tag)
    const native = owner.createNativeNode(`dom-${tag}`)
    native.setNodeClass(classes)
    return native.getBackendElement() as unknown as HTMLElement
  }
}

/** `12`, `'12px'` or `'24rpx'` as px; `fallback` when it is none of these. */
export function toPx(host: Host, value: unknown, fallback = 0): number {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return fallback
  const size = parseFloat(value)
  if (Number.isNaN(size)) return fallback
  return value.trim().endsWith('rpx') ? host.rpx(size) : size
}

/** The same as toPx, as a CSS length. */
export const cssLength = (host: Host, value: unknown, fallback = 0): string =>
  `${toPx(host, value, fallback)}px`
