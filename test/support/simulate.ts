import path from 'node:path'
import { root, sourcesOf } from './simulate/sources'
import { type CloudAnswers, type CloudCall, createWechat, type Wechat } from './simulate/wechat'

export { Refusal } from './simulate/wechat'
export type { CloudAnswers, CloudCall } from './simulate/wechat'

/** A node of the tree that miniprogram-simulate builds, as far as tests need it. */
interface SimulatedNode {
  /** Absent for components with a virtual host, as TDesign's are: look inside with `>>>`. */
  readonly dom: HTMLElement | undefined
  readonly data: Record<string, unknown>
  readonly instance: Record<string, unknown> & { triggerEvent(name: string, detail: unknown): void }
  dispatchEvent(name: string, options?: { detail?: unknown }): void
  addEventListener(name: string, listener: (event: { detail: unknown }) => void): void
  querySelector(selector: string): SimulatedNode | undefined
  querySelectorAll(selector: string): SimulatedNode[]
  setData(data: Record<string, unknown>): void
}

interface SimulatedRoot extends SimulatedNode {
  readonly dom: HTMLElement
  attach(parent: Node): void
  detach(): void
}

interface Simulator {
  load(componentPath: string, tagName: string, options: object): string
  render(id: string, properties?: Record<string, unknown>): SimulatedRoot
}

type Definition = Record<string, unknown>

export interface ShowOptions {
  /** Query of a page. */
  query?: Record<string, string>
  /** Properties of a component. */
  properties?: Record<string, unknown>
  /** What the cloud answers; a call without an answer fails the test. */
  cloud?: CloudAnswers
  /** What the phone has kept from before. */
  storage?: Record<string, unknown>
  /** What `getApp()` gives. */
  app?: Record<string, unknown>
}

/** A page or component on the screen. */
export interface Shown {
  readonly data: Record<string, unknown>
  /** `this` of the page or component. */
  readonly instance: Record<string, unknown>
  readonly dom: HTMLElement
  /** The words on the screen, with runs of space made one. */
  text(): string
  /** The first node that fits; `.mine >>> .t-button` looks inside a component. Throws when there is none. */
  find(selector: string): SimulatedNode
  findAll(selector: string): SimulatedNode[]
  /** Taps, and waits until nothing moves any more. */
  tap(selector: string): Promise<void>
  /** Fires a component's own event (`change` of a stepper), and waits until nothing moves any more. */
  fire(selector: string, event: string, detail?: unknown): Promise<void>
  /** Details of a component's own event, in the order in which they came. */
  events(name: string): unknown[]
  /** Waits until promises, timers of this turn and the cloud's answers are through. */
  settle(): Promise<void>
  /** Every call to the cloud so far. */
  readonly calls: CloudCall[]
  /** Jest mocks: `shown.wx.navigateTo`. */
  readonly wx: Wechat
  remove(): void
}

const LIFECYCLE = new Set(['data', 'options', 'behaviors'])

/** A page as miniprogram-simulate can register it: its methods callable, its other members on `this`. */
function asComponent(page: Definition): Definition {
  const members = Object.entries(page).filter(([name]) => !LIFECYCLE.has(name))
  const fields = members.filter(([, value]) => typeof value !== 'function')
  return {
    options: page['options'] ?? {},
    behaviors: page['behaviors'] ?? [],
    data: page['data'] ?? {},
    methods: Object.fromEntries(members.filter(([, value]) => typeof value === 'function')),
    lifetimes: {
      created(this: Definition) {
        Object.assign(this, Object.fromEntries(fields))
      },
    },
  }
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

async function settle(): Promise<void> {
  for (let turns = 0; turns < 5; turns++) await turn()
}

/** The compiler keeps what it worked out by a file's number among those of one page; another page counts anew. */
function forgetCompiled(scope: Record<string, unknown>): void {
  const compiled = scope['__WXML_GLOBAL__'] as Record<string, unknown> | undefined
  if (compiled) compiled['ops_cached'] = {}
}

function load(base: string, wx: Wechat, app: Record<string, unknown>): { id: string; simulator: Simulator } {
  jest.resetModules()
  const scope = globalThis as unknown as Record<string, unknown>
  scope['wx'] = wx
  scope['getApp'] = () => app
  scope['App'] = () => undefined
  forgetCompiled(scope)
  const simulator = jest.requireActual<Simulator>('miniprogram-simulate')
  const register = scope['Component'] as (definition: Definition) => void
  scope['Page'] = (definition: Definition) => register(asComponent(definition))
  const { wxml, wxs, usingComponents } = sourcesOf(base)
  const id = simulator.load(base, 'main', {
    rootPath: root,
    usingComponents,
    compilerOptions: { maxBuffer: 1 << 26, wxmlList: wxml, wxsList: wxs },
  })
  return { id, simulator }
}

function shown(tree: SimulatedRoot, wx: Wechat, calls: CloudCall[], recorded: Map<string, unknown[]>): Shown {
  const find = (selector: string): SimulatedNode => {
    const node = tree.querySelector(selector)
    if (!node) throw new Error(`Nothing fits ${selector} in: ${tree.dom.innerHTML}`)
    return node
  }
  const fire = async (selector: string, event: string, detail: unknown = {}) => {
    const node = find(selector)
    if (node.dom) node.dispatchEvent(event, { detail })
    else node.instance.triggerEvent(event, detail)
    await settle()
  }
  return {
    get data() {
      return tree.data
    },
    get instance() {
      return tree.instance
    },
    dom: tree.dom,
    text: () => (tree.dom.textContent ?? '').replace(/\s+/g, ' ').trim(),
    find,
    findAll: (selector) => tree.querySelectorAll(selector),
    tap: (selector) => fire(selector, 'tap'),
    fire,
    events(name) {
      const list = recorded.get(name)
      if (list) return list
      const fresh: unknown[] = []
      recorded.set(name, fresh)
      tree.addEventListener(name, (event) => fresh.push(event.detail))
      return fresh
    },
    settle,
    calls,
    wx,
    remove: () => tree.detach(),
  }
}

/** Runs a lifecycle method of a page, if the page has it. */
function run(tree: SimulatedRoot, name: string, argument?: unknown): void {
  const method = tree.instance[name]
  if (typeof method === 'function') method.call(tree.instance, argument)
}

/**
 * Shows a component with its real children, TDesign's included.
 * @param name path inside miniprogram/ without ending, e.g. 'components/price/index'
 */
export async function showComponent(name: string, options: ShowOptions = {}): Promise<Shown> {
  return showAt(path.join(root, 'miniprogram', name), options)
}

/**
 * Opens a page: onLoad with the query, onShow, onReady, then waits until its first calls are answered.
 * @param name path inside miniprogram/ without ending, e.g. 'pages/home/index'
 */
export async function showPage(name: string, options: ShowOptions = {}): Promise<Shown> {
  return showAt(path.join(root, 'miniprogram', name), options, name)
}

/** Shows the page (if it has a route) or component at an absolute path without ending. */
export async function showAt(base: string, options: ShowOptions = {}, route?: string): Promise<Shown> {
  const { wx, calls } = createWechat(options.cloud ?? {}, options.storage)
  const scope = globalThis as unknown as Record<string, unknown>
  scope['getCurrentPages'] = () => []
  const { id, simulator } = load(base, wx, options.app ?? { globalData: {} })
  const tree = simulator.render(id, options.properties)
  if (route) {
    Object.assign(tree.instance, { route, is: route, options: options.query ?? {} })
    scope['getCurrentPages'] = () => [tree.instance]
    run(tree, 'onLoad', options.query ?? {})
  }
  tree.attach(document.body)
  if (route) {
    run(tree, 'onShow')
    run(tree, 'onReady')
  }
  const result = shown(tree, wx, calls, new Map())
  await settle()
  return result
}
