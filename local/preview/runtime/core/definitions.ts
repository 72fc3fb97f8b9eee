import type * as ge from 'glass-easel'
import * as adapter from 'glass-easel-miniprogram-adapter'
import { rootOf, type Caller } from './elements'
import type { Environment } from './environment'
import type { ComponentConfig, MiniProgram } from './mini-program'
import { ReadyQueue } from './ready'

type Definition = Record<string, unknown> & {
  behaviors?: unknown[]
  options?: { styleIsolation?: string; addGlobalClass?: boolean }
}
type SetData = (this: Caller, data: Record<string, unknown> | undefined, callback?: () => void) => void

export interface DefinitionHooks {
  /** A component of the page with this root has called setData. */
  onSetData(root: ge.Element, data: object): void
  reportError(error: unknown, where: string): void
}

/** Defines pages and components as their scripts run, each when it is first needed. */
export class Definitions {
  readonly ready = new ReadyQueue()
  private program: MiniProgram | undefined
  /** The files whose script is running, innermost last. */
  private readonly running: string[] = []
  private readonly loaded = new Set<string>()
  private readonly detached = new WeakSet<ge.GeneralComponent>()
  private readonly wxBehaviors = new Map<string, unknown>()

  constructor(
    private readonly env: Environment,
    private readonly hooks: DefinitionHooks,
  ) {
    this.watchLifetimes()
    this.watchSetData()
  }

  /** Takes over all templates and static configurations; runs nothing yet. */
  use(program: MiniProgram): void {
    this.program = program
    const { space } = this.env
    for (const [path, config] of Object.entries(program.description.components)) {
      const content = program.templates[path]
      if (content === undefined) continue
      space.addComponentStaticConfig(path, staticConfig(config))
      space.addCompiledTemplate(path, {
        groupList: program.templates,
        content,
        fallbackListenerOnNativeNode: true,
      })
      space.addStyleSheet(path, undefined, program.description.scopes[path])
    }
  }

  /** Makes a page or component and all that it uses ready to be created. */
  need(path: string): void {
    const config = this.program?.description.components[path]
    if (config === undefined || this.loaded.has(path)) return
    this.loaded.add(path)
    for (const target of Object.values(config.usingComponents ?? {})) this.need(target.slice(1))
    for (const generic of Object.values(config.componentGenerics ?? {})) {
      if (generic !== true && generic.default !== undefined) this.need(generic.default.slice(1))
    }
    try {
      this.program?.scripts[path]?.()
    } catch (error) {
      this.running.length = 0
      this.hooks.reportError(error, path)
    }
  }

  /** The script of these files starts to run; the build calls it. */
  enter(path: string): void {
    this.running.push(path)
  }

  /** It has run. */
  leave(): void {
    this.running.pop()
  }

  /** What scripts find as global functions. */
  globals(): Record<'Component' | 'Page' | 'Behavior', unknown> {
    const { space } = this.env
    const behavior = (definition?: Definition) =>
      space.componentEnv('', ({ Behavior }) =>
        definition === undefined ? Behavior() : Behavior(this.prepare(definition) as never),
      )
    return {
      Component: (definition?: Definition) => this.component(definition),
      Page: (definition: Definition) =>
        space.componentEnv(this.current(), ({ Page }) => Page(this.prepare(definition) as never)),
      Behavior: Object.assign(behavior, {
        trait: space.componentEnv('', ({ Behavior }) => Behavior.trait),
      }),
    }
  }

  private component(definition: Definition | undefined): unknown {
    const path = this.current()
    const { space } = this.env
    if (definition === undefined) return space.componentEnv(path, ({ Component }) => Component())
    this.applyStyleOptions(path, definition)
    return space.componentEnv(path, ({ Component }) => Component(this.prepare(definition) as never))
  }

  private current(): string {
    const path = this.running.at(-1)
    if (path === undefined) throw new Error('Component() and Page() must be called while their script runs')
    return path
  }

  /** `options` in the script may say how styles are isolated; the adapter reads only the JSON. */
  private applyStyleOptions(path: string, { options }: Definition): void {
    const config = this.program?.description.components[path]
    const wanted = options?.styleIsolation ?? (options?.addGlobalClass === true ? 'apply-shared' : undefined)
    if (config === undefined || wanted === undefined || config.styleIsolation !== undefined) return
    if (wanted === 'shared') {
      this.hooks.reportError(new Error('the preview needs "styleIsolation": "shared" in the JSON'), path)
    }
    this.env.space.addComponentStaticConfig(path, staticConfig({ ...config, styleIsolation: wanted }))
  }

  /** WeChat's own behaviors are named by a text; glass-easel wants definitions. */
  private prepare(definition: Definition): Definition {
    if (!Array.isArray(definition.behaviors)) return definition
    const behaviors = definition.behaviors.filter(Boolean)
    definition.behaviors = behaviors.map((one) => (typeof one === 'string' ? this.wxBehavior(one) : one))
    return definition
  }

  private wxBehavior(name: string): unknown {
    const known = this.wxBehaviors.get(name)
    if (known !== undefined) return known
    const isField = name.startsWith('wx://form-field') && name !== 'wx://form-field-button'
    const properties = isField ? { name: String, value: null } : {}
    const made = this.env.space.behavior().definition({ properties }).register()
    this.wxBehaviors.set(name, made)
    return made
  }

  private watchLifetimes(): void {
    const { space } = this.env
    const { ready, detached } = this
    const componentOf = (self: unknown) => (self as Partial<Caller>)._$ ?? (self as ge.GeneralComponent)
    const behavior = space.getComponentSpace().defineBehavior({
      is: 'preview/lifetimes',
      lifetimes: {
        attached() {
          detached.delete(componentOf(this))
          ready.add(componentOf(this))
        },
        detached() {
          detached.add(componentOf(this))
        },
      },
    })
    space.setOverallBehavior(behavior.general())
  }

  /** Counts setData, and ignores it once the component is gone, as WeChat does. */
  private watchSetData(): void {
    const prototype = adapter.component.ComponentCaller.prototype as unknown as { setData: SetData }
    const { detached, hooks } = this
    const { setData } = prototype
    prototype.setData = function (data, callback) {
      if (detached.has(this._$)) return
      hooks.onSetData(rootOf(this._$), data ?? {})
      setData.call(this, data ?? {}, callback)
    }
  }
}

function staticConfig(config: ComponentConfig): Parameters<adapter.CodeSpace['addComponentStaticConfig']>[1] {
  // The adapter's own type names the isolation by a const enum, which cannot be imported.
  return config as Parameters<adapter.CodeSpace['addComponentStaticConfig']>[1]
}
