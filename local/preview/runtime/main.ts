import * as ge from 'glass-easel'
import { registerBuiltins } from './components'
import { AppObject } from './core/app'
import { CoreHost } from './core/core-host'
import { createInspector } from './core/inspect'
import { followBuild } from './core/live'
import type { MiniProgram } from './core/mini-program'
import { parseUrl } from './core/routes'
import { identifyViewer } from './core/viewer'
import { wxsRuntime } from './core/wxs'
import { makeWx } from './wx'

/** What the bundle of the mini-program finds under `__mini`. */
interface Mini {
  /** The script of a page or component starts to run. */
  enter(path: string): void
  leave(): void
  start(program: MiniProgram): void
}

const viewer = identifyViewer()
let host: CoreHost | undefined

const mini: Mini = {
  enter: (path) => host?.definitions.enter(path),
  leave: () => host?.definitions.leave(),
  start: (program) => void start(program),
}
Object.assign(globalThis, { __mini: mini, __wxs: wxsRuntime })
followBuild()

async function start(program: MiniProgram): Promise<void> {
  host = new CoreHost(await viewer)
  collectErrors(host)
  const inspector = createInspector(host)
  Object.assign(globalThis, { __mp: inspector })
  const app = new AppObject((error, where) => host?.reportError(error, where))
  const { App, getApp } = { App: app.define.bind(app), getApp: () => app.instance }
  Object.assign(globalThis, host.definitions.globals(), {
    App,
    getApp,
    getCurrentPages: () => host?.stack.map((page) => page.caller) ?? [],
    wx: makeWx(host),
    // Packages look for a Node-like global.
    global: globalThis,
  })
  registerBuiltins(host.environment.space.getComponentSpace(), program.templates, host)
  host.use(program)
  const address = location.hash.slice(1) || `/${host.firstPage()}`
  host.launch = { ...host.launch, ...parseUrl(address) }
  program.app()
  app.launch(host.launch)
  await host.open(address)
  await painted()
  host.metrics.firstPaint = Math.round(performance.now())
  inspector.ready = true
}

/** Resolves once the browser has drawn what stands in the document now. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}

function collectErrors(core: CoreHost): void {
  ge.addGlobalErrorListener((error, where) => {
    core.reportError(error, where ?? 'component')
    return false
  })
  ge.addGlobalWarningListener((message, component) => {
    const where = typeof component === 'string' ? component : component.is
    // Packages are not ours to put right; some messages name them only in their text.
    if (!`${where} ${message}`.includes('miniprogram_npm/')) console.warn(`[${where}] ${message}`)
    return false
  })
  addEventListener('error', (event) => core.reportError(event.error ?? event.message, 'script'))
  addEventListener('unhandledrejection', (event) => core.reportError(event.reason, 'promise'))
}
