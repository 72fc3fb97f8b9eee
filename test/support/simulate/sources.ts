import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.join(__dirname, '../../..')
const miniprogram = path.join(root, 'miniprogram')
const TDESIGN = 'tdesign-miniprogram/'

interface ComponentJson {
  usingComponents?: Record<string, string>
}

/** What has to be compiled for one page or component. Paths are relative to the project. */
export interface Sources {
  wxml: string[]
  wxs: string[]
  /** Where the components are that are not named by a relative path, by tag. */
  usingComponents: Record<string, string>
}

const readJson = (file: string): ComponentJson =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ComponentJson) : {}

/**
 * Absolute path of a component without its ending. WeChat looks for a name first beside the file, then among the
 * packed npm packages; a leading slash means the mini-program's root.
 */
function locate(name: string, folder: string): string {
  if (name.startsWith(TDESIGN)) {
    return path.join(root, 'node_modules/tdesign-miniprogram/miniprogram_dist', name.slice(TDESIGN.length))
  }
  return name.startsWith('/') ? path.join(miniprogram, name) : path.join(folder, name)
}

const isRelative = (name: string): boolean => !name.startsWith('/') && !name.startsWith(TDESIGN)

/** Templates and scripts that a template asks for itself. */
function included(wxml: string): { templates: string[]; scripts: string[] } {
  const text = readFileSync(wxml, 'utf8')
  const files = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, name = '']) =>
      name.startsWith('/') ? path.join(miniprogram, name) : path.join(path.dirname(wxml), name),
    )
  return {
    templates: files(/<(?:import|include)\s[^>]*src="([^"]+)"/g).map((file) =>
      file.replace(/(?:\.wxml)?$/, '.wxml'),
    ),
    scripts: files(/<wxs\s[^>]*src="([^"]+)"/g),
  }
}

/** Walks from a component to everything that it shows. */
class Walk {
  readonly wxml = new Set<string>()
  readonly wxs = new Set<string>()
  readonly named = new Map<string, string>()
  private readonly seen = new Set<string>()

  component(base: string): void {
    if (this.seen.has(base)) return
    this.seen.add(base)
    if (!existsSync(`${base}.json`))
      throw new Error(`There is no component ${path.relative(root, base)}.json`)
    this.template(`${base}.wxml`)
    this.components(readJson(`${base}.json`), path.dirname(base))
  }

  components(json: ComponentJson, folder: string): void {
    for (const [tag, name] of Object.entries(json.usingComponents ?? {})) {
      const target = locate(name, folder)
      if (!isRelative(name)) this.name(tag, target)
      this.component(target)
    }
  }

  private name(tag: string, target: string): void {
    const known = this.named.get(tag)
    if (known && known !== target) throw new Error(`<${tag}> means two components: ${known} and ${target}`)
    this.named.set(tag, target)
  }

  private template(file: string): void {
    if (this.wxml.has(file)) return
    this.wxml.add(file)
    const { templates, scripts } = included(file)
    for (const script of scripts) this.wxs.add(script)
    for (const template of templates) this.template(template)
  }
}

/** Everything that the page or component at `base` (absolute, without ending) needs, app.json's components included. */
export function sourcesOf(base: string): Sources {
  const walk = new Walk()
  walk.components(readJson(path.join(miniprogram, 'app.json')), miniprogram)
  walk.component(base)
  const relative = (file: string) => path.relative(root, file).replaceAll('\\', '/')
  return {
    wxml: [...walk.wxml].map(relative),
    wxs: [...walk.wxs].map(relative),
    usingComponents: Object.fromEntries(
      [...walk.named].map(([tag, target]) => [tag, `/${relative(target)}`]),
    ),
  }
}
