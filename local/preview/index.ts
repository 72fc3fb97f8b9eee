import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { watch as watchFiles, type FSWatcher } from 'chokidar'
import {
  hashOf,
  PreviewBuilder,
  type PreviewFile,
  type PreviewFiles,
  type PreviewReport,
} from './build/builder'
import { buildFrame } from './build/frame'
import { ICON_PATH } from './build/icons'
import { describeProblem } from './build/problems'
import { Listeners, readAsset, send } from './build/serve'

export type { PreviewReport } from './build/builder'

/** The mini-program in a browser, served over HTTP. */
export interface Preview {
  /** Answers `/`, `/mp/…` and `/preview/…`; false when the request is for something else. */
  handle(req: IncomingMessage, res: ServerResponse): boolean
  close(): Promise<void>
  /** Of the last build. */
  readonly report: PreviewReport
}

export interface PreviewOptions {
  /** The folder that holds miniprogram/. */
  root: string
  /** For what is kept between runs. */
  outDir: string
  /** Builds again when a source changes, and reloads the pages. */
  watch: boolean
  log: (line: string) => void
}

/** How long sources must be still before they are built again, ms. */
const SETTLE = 40

/** Builds the mini-program and prepares to serve it. Problems in its sources do not reject: see `report`. */
export async function createPreview(options: PreviewOptions): Promise<Preview> {
  const server = new PreviewServer(options)
  await server.start()
  return server
}

class PreviewServer implements Preview {
  private readonly appDir: string
  private readonly builder: PreviewBuilder
  private readonly listeners = new Listeners()
  /** Of the last good build; before there is one, of the last that shows anything. */
  private files: PreviewFiles = new Map()
  private hasGoodBuild = false
  private frame: PreviewFiles = new Map()
  private lastReport: PreviewReport | undefined
  private watcher: FSWatcher | undefined
  private building: Promise<void> = Promise.resolve()
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly options: PreviewOptions) {
    this.appDir = path.join(options.root, 'miniprogram')
    this.builder = new PreviewBuilder(this.appDir, options.outDir)
  }

  get report(): PreviewReport {
    if (this.lastReport === undefined) throw new Error('the preview has not been built')
    return this.lastReport
  }

  async start(): Promise<void> {
    this.frame = await buildFrame()
    await this.build()
    if (this.options.watch) this.watch()
  }

  handle(req: IncomingMessage, res: ServerResponse): boolean {
    const { pathname, search } = new URL(`http://localhost${req.url ?? '/'}`)
    if (pathname === '/preview/events') {
      this.listeners.add(res, this.news())
      return true
    }
    if (pathname === '/mp') {
      res.writeHead(302, { location: `/mp/${search}` }).end()
      return true
    }
    if (pathname === '/favicon.ico') {
      res.writeHead(204).end()
      return true
    }
    const file = pathname === '/mp/' ? this.phone() : (this.frame.get(pathname) ?? this.files.get(pathname))
    if (file !== undefined) {
      send(req, res, { ...file, versioned: search === `?${hashOf(file.body)}` })
      return true
    }
    return this.sendAsset(req, res, pathname)
  }

  async close(): Promise<void> {
    clearTimeout(this.timer)
    this.listeners.close()
    await this.watcher?.close()
    await this.building
    await this.builder.close()
  }

  private sendAsset(req: IncomingMessage, res: ServerResponse, pathname: string): boolean {
    if (pathname.startsWith(ICON_PATH)) {
      const body = this.builder.icons.shapes.get(pathname.slice(ICON_PATH.length).replace(/\.svg$/, ''))
      if (body !== undefined) send(req, res, { body, type: 'image/svg+xml', versioned: true })
      return body !== undefined
    }
    if (!pathname.startsWith('/mp/')) return false
    const asset = readAsset(this.appDir, pathname.slice('/mp/'.length))
    if (asset !== null) send(req, res, asset)
    return asset !== null
  }

  /** The phone's page, told which build it shows when there may be a newer one. */
  private phone(): PreviewFile {
    const type = 'text/html; charset=utf-8'
    const page = this.files.get('/mp/')?.body ?? problemsPage(this.report)
    const body = this.options.watch ? page.replace('<html', `<html data-build="${this.version()}"`) : page
    return { body, type }
  }

  private version(): string {
    return hashOf(this.files.get('/mp/')?.body ?? '')
  }

  private news(): string {
    const { ok, problems } = this.report
    return ok
      ? `event: built\ndata: ${this.version()}\n\n`
      : `event: problems\ndata: ${JSON.stringify(problems)}\n\n`
  }

  private async build(): Promise<void> {
    const { report, files } = await this.builder.build()
    this.lastReport = report
    if (files !== null && (report.ok || !this.hasGoodBuild)) this.files = files
    this.hasGoodBuild ||= report.ok
    const { log } = this.options
    if (report.ok) {
      log(`preview built: ${report.pages} pages, ${report.components} components (${report.milliseconds} ms)`)
    } else {
      log(`preview not built: ${report.problems.length} problems`)
      for (const problem of report.problems) log(`  ${describeProblem(problem)}`)
    }
    this.listeners.tell(this.news())
  }

  private watch(): void {
    const runtime = path.join(__dirname, 'runtime')
    const frame = path.join(__dirname, 'frame')
    this.watcher = watchFiles([this.appDir, runtime, frame], {
      ignoreInitial: true,
      ignored: (file) => file.includes(`${path.sep}miniprogram_npm${path.sep}`),
    })
    this.watcher.on('all', (_event, file) => {
      if (file.startsWith(runtime)) this.builder.forgetRuntime()
      clearTimeout(this.timer)
      this.timer = setTimeout(() => {
        this.building = this.building.then(() => this.rebuild(file.startsWith(frame)))
      }, SETTLE)
    })
  }

  private async rebuild(withFrame: boolean): Promise<void> {
    try {
      if (withFrame) this.frame = await buildFrame()
      await this.build()
    } catch (error) {
      this.options.log(`preview not built: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}

/** Stands in while there has been no build that could be shown. */
function problemsPage(report: PreviewReport): string {
  const items = report.problems.map((problem) => `<li>${escapeHtml(describeProblem(problem))}</li>`)
  return `<!doctype html>
<html lang="zh-CN">
  <head><meta charset="utf-8" /><title>没有编译成功</title></head>
  <body>
    <h1>没有编译成功</h1>
    <ul>${items.join('')}</ul>
    <script>new EventSource('/preview/events').addEventListener('built', () => location.reload())</script>
  </body>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
