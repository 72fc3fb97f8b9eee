import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { MiniProgram } from '../runtime/core/mini-program'
import { iconStyles, readIcons, type IconSet } from './icons'
import { Locator } from './locate'
import { Problems, type Problem } from './problems'
import { readProject, type Project, type ProjectComponent } from './project'
import { AppBundler, bundleBrowserProgram, type Script } from './scripts'
import { StyleCompiler } from './styles'
import { compileTemplates } from './templates'

/** What a build found and how large its results are. */
export interface PreviewReport {
  /** Whether the sources can be shown. */
  ok: boolean
  problems: Problem[]
  /** What installed packages have wrong; it does not fail the build. */
  tolerated: Problem[]
  pages: number
  components: number
  milliseconds: number
  /** Bytes by file name. */
  sizes: Record<string, number>
}

/** A file for the browser. */
export interface PreviewFile {
  body: string
  type: string
}

/** Files by their path under the server's root. */
export type PreviewFiles = ReadonlyMap<string, PreviewFile>

const RUNTIME = path.join(__dirname, '../runtime')
const JAVASCRIPT = 'text/javascript; charset=utf-8'
const CSS = 'text/css; charset=utf-8'
const ICON_COMPONENT = 'miniprogram_npm/tdesign-miniprogram/icon/icon'

/** Builds the mini-program for the browser; keeps what the next build can use again. */
export class PreviewBuilder {
  private knownIcons: IconSet | undefined
  private readonly locator: Locator
  private readonly styles: StyleCompiler
  private readonly app: AppBundler
  private runtime: Script | undefined

  /** `appDir` holds app.json; `cacheDir` may be kept between runs. */
  constructor(
    appDir: string,
    private readonly cacheDir: string,
  ) {
    this.locator = new Locator(path.resolve(appDir))
    this.styles = new StyleCompiler(this.locator)
    this.app = new AppBundler(this.locator)
  }

  /** TDesign's icons, read when the first one is needed. */
  get icons(): IconSet {
    this.knownIcons ??= readIcons(this.cacheDir)
    return this.knownIcons
  }

  /** `files` is null when there is nothing to show; with problems, they show what could be built. */
  async build(): Promise<{ report: PreviewReport; files: PreviewFiles | null }> {
    const start = performance.now()
    const problems = new Problems()
    const project = readProject(this.locator, problems)
    const templates = compileTemplates(project.components.keys(), this.locator, problems)
    const mains = scriptsOf(project)
    const script = await this.app.bundle(entryOf(project, templates, mains), mains, problems)
    const css = this.compileStyles(project, problems)
    this.runtime ??= (await bundleBrowserProgram(path.join(RUNTIME, 'main.ts'))).script

    const files = script === null ? null : this.files(project, script, css)
    const pages = [...project.components.values()].filter((component) => component.isPage).length
    const report: PreviewReport = {
      ok: problems.own.length === 0,
      problems: problems.own,
      tolerated: problems.tolerated,
      pages,
      components: project.components.size - pages,
      milliseconds: Math.round(performance.now() - start),
      sizes: Object.fromEntries(
        [...(files ?? [])].map(([name, file]) => [name, Buffer.byteLength(file.body)]),
      ),
    }
    return { report, files }
  }

  /** The runtime's own sources have changed. */
  forgetRuntime(): void {
    this.runtime = undefined
  }

  async close(): Promise<void> {
    await this.app.close()
  }

  private compileStyles(project: Project, problems: Problems): string {
    const sheets = [
      fs.readFileSync(path.join(RUNTIME, 'core/core.css'), 'utf8'),
      fs.readFileSync(path.join(RUNTIME, 'components/base.css'), 'utf8'),
      this.styles.compile('app', { prefix: '', component: false }, problems),
    ]
    const components = [...project.components.values()]
    // Pages last: where two rules weigh the same, the page has its way.
    for (const component of [...components.filter(isPart), ...components.filter((one) => one.isPage)]) {
      sheets.push(this.styles.compile(component.path, scopeOf(component), problems))
    }
    return sheets.filter((sheet) => sheet !== '').join('\n')
  }

  private files(project: Project, app: Script, css: string): PreviewFiles {
    const runtime = this.runtime ?? { code: '', map: '' }
    const iconScope = project.components.get(ICON_COMPONENT)?.scope
    const icons = iconScope === undefined ? '' : iconStyles(this.icons, iconScope)
    const files = new Map<string, PreviewFile>([
      ['/preview/runtime.js', { body: withMap(runtime.code, 'runtime.js.map'), type: JAVASCRIPT }],
      ['/preview/runtime.js.map', { body: runtime.map, type: 'application/json' }],
      ['/preview/app.js', { body: withMap(app.code, 'app.js.map'), type: JAVASCRIPT }],
      ['/preview/app.js.map', { body: app.map, type: 'application/json' }],
      ['/preview/app.css', { body: css, type: CSS }],
      ['/preview/icons.css', { body: icons, type: CSS }],
    ])
    const address = (name: string) => `${name}?${hashOf(files.get(name)?.body ?? '')}`
    files.set('/mp/', { body: mpPage(address), type: 'text/html; charset=utf-8' })
    return files
  }
}

/** A short name for a content, to tell versions apart. */
export function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 12)
}

function isPart(component: ProjectComponent): boolean {
  return !component.isPage
}

function scopeOf(component: ProjectComponent): { prefix: string; page?: string; component: boolean } {
  const prefix = component.sharesStyles ? '' : component.scope
  if (!component.isPage) return { prefix, component: true }
  return { prefix, page: component.path, component: false }
}

function scriptsOf(project: Project): Map<string, string> {
  const scripts = new Map<string, string>()
  for (const { path: virtual, script } of project.components.values()) {
    if (script !== null) scripts.set(fs.realpathSync(script), virtual)
  }
  return scripts
}

/** The program that hands the mini-program's parts to the runtime; each part runs when it is asked for. */
function entryOf(project: Project, templates: string, mains: ReadonlyMap<string, string>): string {
  const parts = [...mains].map(
    ([file, virtual]) => `${JSON.stringify(virtual)}:()=>require(${JSON.stringify(file)})`,
  )
  const app = project.appScript === null ? '()=>{}' : `()=>require(${JSON.stringify(project.appScript)})`
  const components = [...project.components.values()]
  const description: MiniProgram['description'] = {
    app: project.app,
    pages: Object.fromEntries(components.filter((one) => one.isPage).map((one) => [one.path, one.json])),
    components: Object.fromEntries(components.map((one) => [one.path, one.json])),
    scopes: Object.fromEntries(components.map((one) => [one.path, one.scope])),
  }
  return [
    `const templates = ${templates}`,
    `const scripts = {${parts.join(',\n')}}`,
    `__mini.start({ description: ${JSON.stringify(description)}, templates, scripts, app: ${app} })`,
  ].join('\n')
}

function withMap(code: string, map: string): string {
  return `${code}\n//# sourceMappingURL=${map}\n`
}

/** The page that a phone's screen is. */
function mpPage(address: (name: string) => string): string {
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1, user-scalable=no" />
    <title>兴隆V生活</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${address('/preview/app.css')}" />
    <link rel="stylesheet" href="${address('/preview/icons.css')}" />
  </head>
  <body>
    <script src="${address('/preview/runtime.js')}" defer></script>
    <script src="${address('/preview/app.js')}" defer></script>
  </body>
</html>
`
}
