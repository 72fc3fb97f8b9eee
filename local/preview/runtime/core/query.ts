import type * as ge from 'glass-easel'
import { nodeOf } from '../components/kit'
import { domOf, isCaller, type Caller } from './elements'

/** What a query asks of each node. */
interface Fields {
  id?: boolean
  dataset?: boolean
  mark?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  properties?: string[]
  computedStyle?: string[]
  node?: boolean
  context?: boolean
}
type Result = Record<string, unknown>
type Callback = (result: unknown) => void

/** Where queries look and what they measure against. */
export interface QueryHost {
  currentCaller(): unknown
  frameRect(): DOMRect
  /** The scrolling element of the page that a component belongs to, or of the visible page. */
  pageOf(element: ge.Element | null): HTMLElement | undefined
}

interface Step {
  ref: NodesRef
  fields: Fields
  callback: Callback | undefined
}

/** `wx.createSelectorQuery()`. */
export class SelectorQuery {
  private readonly steps: Step[] = []

  constructor(
    readonly host: QueryHost,
    private component?: unknown,
  ) {}

  /** Looks inside this component from now on. */
  in(component: unknown): this {
    this.component = component
    return this
  }

  select(selector: string): NodesRef {
    return new NodesRef(this, this.caller(), selector, false)
  }

  selectAll(selector: string): NodesRef {
    return new NodesRef(this, this.caller(), selector, true)
  }

  selectViewport(): NodesRef {
    return new NodesRef(this, this.caller(), null, false)
  }

  /** Answers after the next layout, as WeChat does. */
  exec(callback?: (results: unknown[]) => void): this {
    const steps = [...this.steps]
    requestAnimationFrame(() => {
      const results = steps.map(({ ref, fields, callback: each }) => {
        const result = ref.read(fields)
        each?.call(this.component, result)
        return result
      })
      callback?.call(this.component, results)
    })
    return this
  }

  add(ref: NodesRef, fields: Fields, callback?: Callback): this {
    this.steps.push({ ref, fields, callback })
    return this
  }

  private caller(): Caller | null {
    const component = this.component ?? this.host.currentCaller()
    return isCaller(component) ? component : null
  }
}

/** The nodes that a selector stands for; `null` is the viewport. */
class NodesRef {
  constructor(
    private readonly query: SelectorQuery,
    private readonly caller: Caller | null,
    private readonly selector: string | null,
    private readonly all: boolean,
  ) {}

  fields(fields: Fields, callback?: Callback): SelectorQuery {
    return this.query.add(this, fields, callback)
  }

  boundingClientRect(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, rect: true, size: true }, callback)
  }

  scrollOffset(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, scrollOffset: true }, callback)
  }

  node(callback?: Callback): SelectorQuery {
    return this.fields({ node: true }, callback)
  }

  context(callback?: Callback): SelectorQuery {
    return this.fields({ context: true }, callback)
  }

  read(fields: Fields): unknown {
    if (this.selector === null) return this.readViewport(fields)
    const found = this.caller === null ? [] : find(this.caller._$, this.selector)
    if (this.all) return found.map((element) => readNode(element, fields, this.query.host))
    return found[0] === undefined ? null : readNode(found[0], fields, this.query.host)
  }

  private readViewport(fields: Fields): Result {
    const page = this.query.host.pageOf(this.caller?._$ ?? null)
    const { clientWidth: width = innerWidth, clientHeight: height = innerHeight } = page ?? {}
    const result: Result = {}
    if (fields.id === true) result['id'] = ''
    if (fields.dataset === true) result['dataset'] = {}
    if (fields.rect === true) Object.assign(result, { left: 0, top: 0, right: width, bottom: height })
    if (fields.size === true) Object.assign(result, { width, height })
    if (fields.scrollOffset === true && page) Object.assign(result, scrollOf(page))
    return result
  }
}

/** Elements inside a component by selector; `>>>` goes on inside the components that were found. */
export function find(component: ge.GeneralComponent, selector: string): ge.Element[] {
  let places: ge.Element[] = [component]
  for (const part of selector.split('>>>')) {
    places = places.flatMap((place) => {
      const root = place.asGeneralComponent()?.getShadowRoot() ?? place
      return root.querySelectorAll(part.trim())
    })
  }
  return places
}

/** Where an element is within the visible page's frame, px. */
export function rectOf(element: ge.Element, host: QueryHost): Result {
  const frame = host.frameRect()
  const rect = domOf(element)?.getBoundingClientRect() ?? new DOMRect(frame.left, frame.top, 0, 0)
  return {
    left: rect.left - frame.left,
    top: rect.top - frame.top,
    right: rect.right - frame.left,
    bottom: rect.bottom - frame.top,
    width: rect.width,
    height: rect.height,
  }
}

function readNode(element: ge.Element, fields: Fields, host: QueryHost): Result {
  const dom = domOf(element)
  const controller = nodeOf(dom)?.controller
  const { width, height, ...rect } = rectOf(element, host)
  const result: Result = {}
  if (fields.id === true) result['id'] = element.id
  if (fields.dataset === true) result['dataset'] = element.dataset
  if (fields.mark === true) result['mark'] = element.collectMarks()
  if (fields.rect === true) Object.assign(result, rect)
  if (fields.size === true) Object.assign(result, { width, height })
  if (fields.scrollOffset === true && dom) Object.assign(result, scrollOf(controller?.scroller ?? dom))
  if (fields.node === true) result['node'] = controller?.queryNode?.() ?? dom
  if (fields.context === true) result['context'] = controller?.queryContext?.() ?? null
  const data = element.asGeneralComponent()?.data as Result | undefined
  for (const name of fields.properties ?? []) result[name] = data?.[name]
  if (fields.computedStyle && dom) {
    const style = getComputedStyle(dom) as unknown as Result
    for (const name of fields.computedStyle) result[name] = style[name]
  }
  return result
}

function scrollOf({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: HTMLElement): Result {
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight }
}
