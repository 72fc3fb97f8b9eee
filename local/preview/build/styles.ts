import fs from 'node:fs'
import path from 'node:path'
import postcss, { CssSyntaxError, type Root } from 'postcss'
import { joinVirtual, PACKAGE_PREFIX, readText, type Locator } from './locate'
import { isPackageFile, type Problems } from './problems'
import { scopeSelectors, type Scope } from './selectors'
import { rewriteLengths } from '../runtime/core/lengths'

/** TDesign draws its icons with a font from its own servers; the preview draws them itself (icons.ts). */
const ICON_STYLES = `${PACKAGE_PREFIX}tdesign-miniprogram/icon/icon`

interface Compiled {
  css: string
  /** Files that it was made of, with their modification times. */
  stamps: Map<string, number>
}

/** Compiles WXSS to CSS, remembering what has not changed since the last build. */
export class StyleCompiler {
  private readonly compiled = new Map<string, Compiled>()

  constructor(private readonly locator: Locator) {}

  /** The CSS of one style sheet, its imports in place; empty when there is none. */
  compile(virtual: string, scope: Scope, problems: Problems): string {
    const file = this.locator.file(virtual, '.wxss')
    if (file === null) return ''
    const key = `${virtual}|${scope.prefix}|${scope.page ?? ''}`
    const known = this.compiled.get(key)
    if (known !== undefined && isFresh(known.stamps)) return known.css

    const stamps = new Map<string, number>()
    const before = problems.own.length
    const root = this.load(virtual, file, stamps, problems)
    if (virtual === ICON_STYLES) dropIconFont(root)
    transform(root, scope, file, problems)
    const css = root.toString()
    // A sheet with problems is compiled again, so that they are reported until they are put right.
    if (problems.own.length === before) this.compiled.set(key, { css, stamps })
    return css
  }

  private load(virtual: string, file: string, stamps: Map<string, number>, problems: Problems): Root {
    if (stamps.has(file)) return postcss.root()
    stamps.set(file, fs.statSync(file).mtimeMs)
    const root = parse(file, problems)
    root.walkAtRules('import', (rule) => {
      const specifier = /^\s*(?:url\()?\s*["']?([^"')]+)["']?\)?/.exec(rule.params)?.[1] ?? ''
      const target = this.importTarget(virtual, specifier.replace(/\.wxss$/, ''))
      if (target === null) {
        problems.add({ file, ...place(rule), message: `@import ${specifier} is not there` })
        rule.remove()
        return
      }
      rule.replaceWith(this.load(target.virtual, target.file, stamps, problems).nodes)
    })
    return root
  }

  private importTarget(from: string, specifier: string): { virtual: string; file: string } | null {
    const candidates = [joinVirtual(path.posix.dirname(from), specifier)]
    if (!specifier.startsWith('.') && !specifier.startsWith('/')) candidates.push(PACKAGE_PREFIX + specifier)
    for (const virtual of candidates) {
      const file = this.locator.file(virtual, '.wxss')
      if (file !== null) return { virtual, file }
    }
    return null
  }
}

function parse(file: string, problems: Problems): Root {
  try {
    return postcss.parse(readText(file), { from: file })
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error
    problems.add({
      file,
      ...(error.line === undefined ? {} : { line: error.line }),
      ...(error.column === undefined ? {} : { column: error.column }),
      message: error.reason,
    })
    return postcss.root()
  }
}

function transform(root: Root, scope: Scope, file: string, problems: Problems): void {
  const report = (message: string, node: postcss.Node) => {
    // Imported sheets keep their own place, so that the message leads to the right file.
    problems.add({ file: node.source?.input.file ?? file, ...place(node), message })
  }
  root.walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as postcss.AtRule).name)) return
    const ours = !isPackageFile(rule.source?.input.file ?? file)
    rule.selector = scopeSelectors(rule.selector, scope, (message) => ours && report(message, rule))
  })
  root.walkDecls((declaration) => {
    declaration.value = rewriteLengths(declaration.value)
    if (/url\(\s*["']?https?:/.test(declaration.value)) {
      report(`${declaration.prop} must not be fetched from outside`, declaration)
      declaration.remove()
    }
  })
  root.walkAtRules((rule) => {
    if (rule.name === 'charset') rule.remove()
    else rule.params = rewriteLengths(rule.params)
  })
}

function dropIconFont(root: Root): void {
  root.walkAtRules('font-face', (rule) => void rule.remove())
  root.walkRules((rule) => {
    if (/^\.t-icon-[\w-]+:before$/.test(rule.selector)) rule.remove()
  })
}

function place(node: postcss.Node): { line?: number; column?: number } {
  const start = node.source?.start
  return start === undefined ? {} : { line: start.line, column: start.column }
}

function isFresh(stamps: Map<string, number>): boolean {
  for (const [file, time] of stamps) {
    if (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs !== time) return false
  }
  return true
}
