import type { LaunchOptions } from './host'

type AppDefinition = Record<string, unknown>

/** The mini-program's App object; it exists before App() is called, because modules ask for it early. */
export class AppObject {
  readonly instance: AppDefinition = {}

  constructor(private readonly reportError: (error: unknown, where: string) => void) {}

  /** What scripts find as `App()`. */
  define(definition: AppDefinition): void {
    Object.assign(this.instance, definition)
  }

  launch(options: LaunchOptions): void {
    this.call('onLaunch', options)
    this.call('onShow', options)
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.call('onShow', options)
      else this.call('onHide')
    })
  }

  call(method: string, ...args: unknown[]): void {
    const code = this.instance[method]
    if (typeof code !== 'function') return
    try {
      code.apply(this.instance, args)
    } catch (error) {
      this.reportError(error, `App ${method}`)
    }
  }
}
