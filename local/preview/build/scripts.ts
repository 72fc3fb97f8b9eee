import fs from 'node:fs'
import path from 'node:path'
import * as esbuild from 'esbuild'
import { isFile, readText, splitPackage, type Locator } from './locate'
import type { Problems } from './problems'

/** A script with its source map. */
export interface Script {
  code: string
  map: string
}

const SHARED_OPTIONS = {
  bundle: true,
  format: 'iife',
  write: false,
  outdir: '/',
  sourcemap: 'external',
  target: 'chrome100',
  logLevel: 'silent',
  tsconfigRaw: {},
  define: { 'process.env.NODE_ENV': '"production"' },
} satisfies esbuild.BuildOptions

/** Bundles a browser program of the preview itself: the runtime, or the phone frame. */
export async function bundleBrowserProgram(entry: string): Promise<{ script: Script; css: string }> {
  const result = await esbuild.build({
    ...SHARED_OPTIONS,
    entryPoints: [entry],
    minifyWhitespace: true,
    minifySyntax: true,
    loader: { '.svg': 'dataurl', '.png': 'dataurl' },
  })
  return { script: scriptOf(result), css: outputOf(result, '.css') }
}

/** Bundles the mini-program's own scripts; every page and component runs when it is first needed. */
export class AppBundler {
  private context: esbuild.BuildContext | undefined
  private entry = ''
  /** The mini-program path of each page's and component's script. */
  private mains: ReadonlyMap<string, string> = new Map()

  constructor(private readonly locator: Locator) {}

  /** `entry` is the source of the program that ties all together. */
  async bundle(
    entry: string,
    mains: ReadonlyMap<string, string>,
    problems: Problems,
  ): Promise<Script | null> {
    this.entry = entry
    this.mains = mains
    this.context ??= await esbuild.context({
      ...SHARED_OPTIONS,
      entryPoints: [{ in: 'mini:entry', out: 'app' }],
      metafile: true,
      plugins: [this.plugin()],
    })
    try {
      const result = await this.context.rebuild()
      for (const warning of result.warnings) this.report(warning, problems)
      if (result.metafile !== undefined) this.reportOutsiders(result.metafile, problems)
      return scriptOf(result)
    } catch (error) {
      if (!isBuildFailure(error)) throw error
      for (const message of error.errors) this.report(message, problems)
      return null
    }
  }

  async close(): Promise<void> {
    await this.context?.dispose()
  }

  private plugin(): esbuild.Plugin {
    return {
      name: 'mini-program',
      setup: (build) => {
        build.onResolve({ filter: /^mini:entry$/ }, () => ({ path: 'entry', namespace: 'mini' }))
        build.onLoad({ filter: /.*/, namespace: 'mini' }, () => ({
          contents: this.entry,
          resolveDir: this.locator.appDir,
          loader: 'js',
        }))
        build.onResolve({ filter: /^[^.]/ }, ({ path: specifier, importer, kind }) =>
          kind === 'entry-point' ? undefined : this.resolve(specifier, importer),
        )
        build.onLoad({ filter: /\.(js|ts)$/ }, ({ path: file }) => this.load(file))
      },
    }
  }

  /** Resolves what WeChat resolves differently from Node: "/utils/a" and packages built for mini-programs. */
  private resolve(specifier: string, importer: string): esbuild.OnResolveResult | undefined {
    if (isFile(specifier)) return { path: specifier }
    if (specifier.startsWith('/')) return found(path.join(this.locator.appDir, specifier))
    // A package may carry its own dependencies, packed.
    const packed = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+\/[^/]+)\//.exec(importer)?.[1]
    const inside = packed === undefined ? undefined : found(path.join(packed, 'miniprogram_npm', specifier))
    if (inside !== undefined) return inside
    const { name, rest } = splitPackage(specifier)
    const root = this.locator.packageRoot(name)
    return root !== null && rest !== '' ? found(path.join(root, rest)) : undefined
  }

  private load(file: string): esbuild.OnLoadResult | undefined {
    const main = this.mains.get(file)
    const source = readText(file)
    const loader = file.endsWith('.ts') ? 'ts' : 'js'
    // WeChat lets a file both import and assign module.exports; for esbuild it must be one of the two.
    const isMixed = /\bmodule\.exports\b/.test(source) && /^\s*import\s/m.test(source)
    if (main === undefined && !isMixed) return undefined
    const contents = isMixed
      ? esbuild.transformSync(source, { loader, format: 'cjs', sourcefile: file, sourcemap: 'inline' }).code
      : source
    const marked = main === undefined ? contents : `${enterMark(main)}${contents}\n;__mini.leave();`
    return { contents: marked, loader: isMixed ? 'js' : loader, resolveDir: path.dirname(file) }
  }

  /** What a page imports at run time must be inside miniprogram/: WeChat uploads nothing else. */
  private reportOutsiders(metafile: esbuild.Metafile, problems: Problems): void {
    for (const [input, { imports }] of Object.entries(metafile.inputs)) {
      for (const { path: imported, original } of imports) {
        const file = path.resolve(imported)
        if (original === undefined || imported.includes(':') || file.includes('/node_modules/')) continue
        if (file.startsWith(`${this.locator.appDir}/`)) continue
        problems.add({ file: path.resolve(input), message: `${original} is outside the mini-program` })
      }
    }
  }

  private report({ text, location }: esbuild.Message, problems: Problems): void {
    if (location === null) {
      problems.add({ file: 'scripts', message: text })
      return
    }
    // The entry holds the compiled templates: what is wrong there has been reported with its own place.
    if (location.file.startsWith('mini:') && problems.own.length > 0) return
    const file = path.resolve(location.file)
    const main = this.mains.get(file)
    const lastLine = readText(file).split('\n').length
    if (main !== undefined && location.line > lastLine) {
      problems.add({ file, line: lastLine, message: 'Unexpected end of file' })
      return
    }
    const shift = main !== undefined && location.line === 1 ? enterMark(main).length : 0
    problems.add({ file, line: location.line, column: location.column - shift + 1, message: text })
  }
}

/** Component() and Page() learn from this which files they belong to. */
function enterMark(main: string): string {
  return `__mini.enter(${JSON.stringify(main)});`
}

function found(base: string): esbuild.OnResolveResult | undefined {
  const file = ['', '.ts', '.js', '/index.ts', '/index.js'].map((ending) => base + ending).find(isFile)
  return file === undefined ? undefined : { path: fs.realpathSync(file) }
}

function scriptOf(result: esbuild.BuildResult<{ write: false }>): Script {
  return { code: outputOf(result, '.js'), map: outputOf(result, '.js.map') }
}

function outputOf(result: esbuild.BuildResult<{ write: false }>, ending: string): string {
  return result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? ''
}

function isBuildFailure(error: unknown): error is esbuild.BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors)
}
