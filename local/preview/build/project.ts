import type { AppConfig, TabBarConfig, WindowConfig } from '../runtime/core/mini-program'
import { joinVirtual, readText, type Locator } from './locate'
import type { Problems } from './problems'

export type StyleIsolation =
  'isolated' | 'apply-shared' | 'shared' | 'page-isolated' | 'page-apply-shared' | 'page-shared'

/** A component's JSON as far as the preview needs it. */
export interface ComponentJson extends WindowConfig {
  component?: boolean
  styleIsolation?: StyleIsolation
  addGlobalClass?: boolean
  pureDataPattern?: string
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
  componentPlaceholder?: Record<string, string>
  [other: string]: unknown
}

export interface ProjectComponent {
  /** Mini-program path without extension. */
  path: string
  isPage: boolean
  /** With every path in usingComponents resolved, and app.json's own components merged in. */
  json: ComponentJson
  /** The script file, when there is one. */
  script: string | null
  /** Name that scopes its class names; unique. */
  scope: string
  /** Its class names are visible outside and the outside's inside. */
  sharesStyles: boolean
}

export interface Project {
  app: AppConfig
  appScript: string | null
  components: Map<string, ProjectComponent>
}

interface AppJson {
  pages: string[]
  entryPagePath?: string
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  usingComponents?: Record<string, string>
  window?: WindowConfig
  tabBar?: TabBarConfig
}

const CUSTOM_TAB_BAR = 'custom-tab-bar/index'

/** Reads app.json and everything that can be reached from it. */
export function readProject(locator: Locator, problems: Problems): Project {
  const walker = new Walker(locator, problems)
  return walker.walk()
}

class Walker {
  private readonly components = new Map<string, ProjectComponent>()
  private readonly queue: { path: string; isPage: boolean }[] = []
  private shared: Record<string, string> = {}

  constructor(
    private readonly locator: Locator,
    private readonly problems: Problems,
  ) {}

  walk(): Project {
    const app = this.readJson<AppJson>('app') ?? { pages: [] }
    const pages = [...app.pages]
    for (const part of [...(app.subPackages ?? []), ...(app.subpackages ?? [])]) {
      pages.push(...part.pages.map((page) => joinVirtual(part.root, page)))
    }
    this.shared = this.resolveUsing('app', app.usingComponents ?? {})
    for (const page of pages) this.queue.push({ path: page, isPage: true })
    if (app.tabBar?.custom === true) this.queue.push({ path: CUSTOM_TAB_BAR, isPage: false })
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) this.visit(next)

    const config: AppConfig = { pages: pages.filter((page) => this.components.has(page)) }
    if (app.entryPagePath !== undefined) config.entryPagePath = app.entryPagePath
    if (app.window !== undefined) config.window = app.window
    if (app.tabBar !== undefined) config.tabBar = app.tabBar
    return { app: config, appScript: this.locator.script('app'), components: this.components }
  }

  private visit({ path, isPage }: { path: string; isPage: boolean }): void {
    if (this.components.has(path)) return
    if (this.locator.file(path, '.wxml') === null) {
      this.problems.add({ file: `${this.locator.appDir}/app.json`, message: `${path}.wxml is not there` })
      return
    }
    const json = this.readJson<ComponentJson>(path) ?? {}
    const own = this.resolveUsing(path, json.usingComponents ?? {})
    const using = { ...withoutSelf(this.shared, path), ...own }
    const generics = this.resolveGenerics(path, json.componentGenerics)
    this.components.set(path, {
      path,
      isPage,
      json: {
        ...json,
        // Pages share app.wxss even when they are written with Component().
        ...(isPage && json.styleIsolation === undefined ? { styleIsolation: 'shared' as const } : {}),
        usingComponents: using,
        ...(generics === undefined ? {} : { componentGenerics: generics }),
      },
      script: this.locator.script(path),
      scope: `${path.split('/').at(-2) ?? 'c'}-${this.components.size.toString(36)}`.replace(/[^\w-]/g, '_'),
      sharesStyles: sharesStyles(json, isPage),
    })
    for (const target of Object.values(using)) this.queue.push({ path: target.slice(1), isPage: false })
  }

  private resolveUsing(from: string, using: Record<string, string>): Record<string, string> {
    const resolved: Record<string, string> = {}
    for (const [tag, target] of Object.entries(using)) {
      const found = this.locator.component(from, target)
      if (found === null) {
        const file = this.locator.file(from, '.json') ?? from
        this.problems.add({
          file,
          ...placeOf(file, `"${tag}"`),
          message: `<${tag}> ${target} is not a component`,
        })
      } else {
        resolved[tag] = `/${found}`
      }
    }
    return resolved
  }

  private resolveGenerics(
    from: string,
    generics: ComponentJson['componentGenerics'],
  ): ComponentJson['componentGenerics'] {
    if (generics === undefined) return undefined
    const resolved: NonNullable<ComponentJson['componentGenerics']> = {}
    for (const [name, generic] of Object.entries(generics)) {
      const target = generic === true ? undefined : generic.default
      const found = target === undefined ? null : this.locator.component(from, target)
      resolved[name] = found === null ? true : { default: `/${found}` }
      if (found !== null) this.queue.push({ path: found, isPage: false })
    }
    return resolved
  }

  private readJson<T>(virtual: string): T | null {
    const file = this.locator.file(virtual, '.json')
    if (file === null) {
      if (virtual === 'app')
        this.problems.add({ file: `${this.locator.appDir}/app.json`, message: 'is not there' })
      return null
    }
    try {
      return JSON.parse(readText(file)) as T
    } catch (error) {
      this.problems.add({ file, message: error instanceof Error ? error.message : String(error) })
      return null
    }
  }
}

/** A component that app.json shares with all pages does not use itself. */
function withoutSelf(using: Record<string, string>, path: string): Record<string, string> {
  return Object.fromEntries(Object.entries(using).filter(([, target]) => target !== `/${path}`))
}

function sharesStyles(json: ComponentJson, isPage: boolean): boolean {
  if (json.styleIsolation !== undefined)
    return json.styleIsolation === 'shared' || json.styleIsolation === 'page-shared'
  return isPage || json.component !== true
}

/** Line and column of the first occurrence of a text in a file. */
function placeOf(file: string, text: string): { line?: number; column?: number } {
  const lines = readText(file).split('\n')
  const line = lines.findIndex((content) => content.includes(text))
  return line < 0 ? {} : { line: line + 1, column: (lines[line] ?? '').indexOf(text) + 1 }
}
