import path from 'node:path'
import { types } from 'node:util'
import { Script } from 'node:vm'
import { TmplGroup } from 'glass-easel-template-compiler'
import { BUILTIN_PREFIX } from '../runtime/core/mini-program'
import { BUILTIN_TEMPLATES } from '../runtime/components/templates'
import { joinVirtual, readText, type Locator } from './locate'
import type { Problems } from './problems'
import { translateWxs, WXS_RUNTIME, wxsRequires } from './wxs'

/** What the template compiler has to say about a source; lines and columns are 0-based. */
interface CompilerMessage {
  path: string
  message: string
  startLine: number
  startColumn: number
}

/** Compiles the templates of these components, with all that they import, to one JavaScript expression. */
export function compileTemplates(components: Iterable<string>, locator: Locator, problems: Problems): string {
  const compiler = new TemplateCompiler(locator, problems)
  for (const component of components) compiler.addTemplate(component)
  return compiler.generate()
}

class TemplateCompiler {
  private readonly group = new TmplGroup()
  private readonly templates = new Set<string>()
  private readonly scripts = new Set<string>()

  constructor(
    private readonly locator: Locator,
    private readonly problems: Problems,
  ) {
    this.group.setExtraRuntimeScript(WXS_RUNTIME)
    for (const [name, source] of Object.entries(BUILTIN_TEMPLATES)) {
      this.report(this.group.addTmpl(BUILTIN_PREFIX + name, source), `built-in <${name}>`)
    }
  }

  addTemplate(virtual: string, importer = virtual): void {
    const name = virtual.replace(/\.wxml$/, '')
    if (this.templates.has(name)) return
    this.templates.add(name)
    const file = this.locator.file(name, '.wxml')
    if (file === null) {
      this.missing(importer, `${name}.wxml`)
      return
    }
    this.report(this.group.addTmpl(name, readText(file)), file)
    for (const dependency of this.group.getDirectDependencies(name) as string[])
      this.addTemplate(dependency, name)
    for (const dependency of this.group.getScriptDependencies(name) as string[])
      this.addScript(dependency, name)
    for (const module of this.group.getInlineScriptModuleNames(name) as string[]) {
      this.group.setInlineScript(name, module, translateWxs(this.group.getInlineScript(name, module)))
    }
  }

  /** The expression evaluates to an object of generators by path. */
  generate(): string {
    const expression = this.group.getTmplGenObjectGroups()
    this.group.free()
    return expression
  }

  private addScript(virtual: string, importer: string): void {
    if (this.scripts.has(virtual)) return
    this.scripts.add(virtual)
    const file = this.locator.file(virtual.replace(/\.wxs$/, ''), '.wxs')
    if (file === null) {
      this.missing(importer, virtual.endsWith('.wxs') ? virtual : `${virtual}.wxs`)
      return
    }
    const source = readText(file)
    this.reportSyntax(source, file)
    this.group.addScript(virtual, translateWxs(source))
    for (const required of wxsRequires(source)) {
      this.addScript(joinVirtual(path.posix.dirname(virtual), required), virtual)
    }
  }

  /** WeChat's compiler says nothing about broken WXS until a phone runs it. */
  private reportSyntax(source: string, file: string): void {
    try {
      new Script(source, { filename: file })
    } catch (error) {
      if (!types.isNativeError(error)) throw error
      // The first line of the stack is the place, as `file:line`.
      const line = Number(/:(\d+)$/.exec(error.stack?.split('\n')[0] ?? '')?.[1])
      this.problems.add({ file, ...(Number.isNaN(line) ? {} : { line }), message: error.message })
    }
  }

  private report(messages: unknown, file: string): void {
    for (const message of messages as CompilerMessage[]) {
      this.problems.add({
        file,
        line: message.startLine + 1,
        column: message.startColumn + 1,
        message: message.message,
      })
    }
  }

  private missing(importer: string, wanted: string): void {
    const file = this.locator.file(importer, '.wxml') ?? importer
    this.problems.add({ file, message: `${wanted} is not there` })
  }
}
