import * as ge from 'glass-easel'
import { domOf, isCaller } from './elements'

type Listener = (...args: unknown[]) => unknown

/** The style segment that stands last, so that it wins over the template's own style. */
const TEMPORARY_STYLE = 3

/** Functions that come from WXS modules. */
const marked = new WeakSet<object>()
const states = new WeakMap<ge.Element, Record<string, unknown>>()
const descriptors = new WeakMap<ge.Element, Descriptor>()

/** The script part of a lvalue path says that a handler was written as `{{module.function}}`. */
function isScriptPath(path: unknown): boolean {
  return Array.isArray(path) && (path[0] === 1 || path[0] === 2)
}

/** Type names as WXS has them in `constructor`. */
function typeName(value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}

/** What WXS code sees of a component: `ownerInstance` and `event.instance`. */
class Descriptor {
  constructor(private readonly element: ge.Element) {}

  selectComponent(selector: string): Descriptor | null {
    const found = this.root().querySelector(selector)
    return found === null ? null : describe(found)
  }

  selectAllComponents(selector: string): Descriptor[] {
    return this.root()
      .querySelectorAll(selector)
      .map((found) => describe(found))
  }

  setStyle(style: string | Record<string, string | number>): this {
    const text =
      typeof style === 'string'
        ? style
        : Object.entries(style)
            .map(
              ([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`,
            )
            .join(';')
    this.element.setNodeStyle(text, TEMPORARY_STYLE)
    return this
  }

  addClass(name: string): this {
    this.element.classList?.toggle(name, true)
    return this
  }

  removeClass(name: string): this {
    this.element.classList?.toggle(name, false)
    return this
  }

  hasClass(name: string): boolean {
    return this.element.classList?.contains(name) ?? false
  }

  getDataset(): Record<string, unknown> {
    return this.element.dataset
  }

  callMethod(name: string, argument?: unknown): void {
    if (!ge.Component.isComponent(this.element)) return
    const method = (this.element.getMethodCaller() as Record<string, unknown>)[name]
    if (typeof method === 'function') method.call(this.element.getMethodCaller(), argument)
  }

  triggerEvent(name: string, detail?: unknown): void {
    this.element.triggerEvent(name, detail)
  }

  getState(): Record<string, unknown> {
    const state = states.get(this.element) ?? {}
    states.set(this.element, state)
    return state
  }

  requestAnimationFrame(callback: () => void): number {
    return requestAnimationFrame(callback)
  }

  setTimeout(callback: () => void, milliseconds: number): number {
    return window.setTimeout(callback, milliseconds)
  }

  clearTimeout(timer: number): void {
    clearTimeout(timer)
  }

  getBoundingClientRect(): DOMRect | undefined {
    return domOf(this.element)?.getBoundingClientRect()
  }

  getComputedStyle(names: string[]): Record<string, string> {
    const dom = domOf(this.element)
    const style = dom && getComputedStyle(dom)
    return Object.fromEntries(names.map((name) => [name, style?.getPropertyValue(name) ?? '']))
  }

  private root(): ge.Element {
    return this.element.asGeneralComponent()?.getShadowRoot() ?? this.element
  }
}

function describe(target: unknown): Descriptor {
  const element = isCaller(target) ? target._$ : (target as ge.Element)
  const known = descriptors.get(element)
  if (known !== undefined) return known
  const made = new Descriptor(element)
  descriptors.set(element, made)
  return made
}

/** What compiled templates and WXS modules find under `__wxs`. */
export const wxsRuntime = {
  mark(exported: Record<string, unknown>): void {
    for (const value of Object.values(exported ?? {})) if (typeof value === 'function') marked.add(value)
  },
  typeName,
  getRegExp: (pattern: string, flags?: string) => new RegExp(pattern, flags),
  getDate: (...args: [] | [number]) => new Date(...(args as [number])),

  /** `change:prop="{{module.function}}"`: called once the element is in the page, and on every change. */
  changeListener(listener: unknown, path: unknown): unknown {
    if (typeof listener !== 'function') return () => {}
    if (!marked.has(listener) && !isScriptPath(path)) return listener
    return (now: unknown, before: unknown, owner: ge.Element, element: ge.Element) => {
      const call = () => {
        if (ge.Element.isAttached(element))
          (listener as Listener)(now, before, describe(owner), describe(element))
      }
      if (ge.Element.isAttached(element)) call()
      else requestAnimationFrame(call)
    }
  },
  eventListener: (listener: unknown): unknown => listener,

  /** Handlers from WXS take (event, ownerInstance), methods of a page take (event). */
  callListener(
    caller: unknown,
    event: { currentTarget: unknown },
    listener: Listener,
    path: unknown,
  ): unknown {
    if (!marked.has(listener) && !isScriptPath(path)) return listener.call(caller, event)
    const extended = Object.create(event, { instance: { value: describe(event.currentTarget) } }) as object
    return listener.call(null, extended, describe(caller))
  },
}
