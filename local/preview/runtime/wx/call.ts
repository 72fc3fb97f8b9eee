/** How a WeChat function reports back when it is given callbacks. */
export interface Callbacks {
  success?: (result: Record<string, unknown>) => void
  fail?: (error: Record<string, unknown>) => void
  complete?: (result: Record<string, unknown>) => void
}

/** A refusal that reaches the page as `errMsg: "<name>:fail <reason>"`. */
export class Refusal extends Error {
  constructor(
    reason: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(reason)
  }
}

type Result = Record<string, unknown> | void

/** A function of `wx` that takes options. */
export type Api<O extends object> = (given?: O & Callbacks) => Promise<Record<string, unknown>> | undefined

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/**
 * Makes a function that keeps WeChat's two conventions: with `success`, `fail` or `complete` it calls them
 * and answers undefined; without, it answers a promise. The result always carries `errMsg`.
 */
export function api<O extends object>(name: string, run: (options: O) => Result | Promise<Result>): Api<O> {
  return (given) => {
    const options = given ?? ({} as O & Callbacks)
    const promise = Promise.resolve()
      .then(() => run(options))
      .then(
        (result) => ({ errMsg: `${name}:ok`, ...result }),
        (error: unknown) => {
          const details = error instanceof Refusal ? error.details : {}
          throw new WeChatError(`${name}:fail ${reasonOf(error)}`.trim(), details)
        },
      )
    if (!options.success && !options.fail && !options.complete) return promise
    promise.then(
      (result) => {
        options.success?.(result)
        options.complete?.(result)
      },
      (error: WeChatError) => {
        const result = { ...error }
        options.fail?.(result)
        options.complete?.(result)
      },
    )
    return undefined
  }
}

/** What a rejected `wx` promise carries: WeChat's fields, and a message for whoever prints it. */
export class WeChatError extends Error {
  readonly errMsg: string
  readonly errCode?: number

  constructor(errMsg: string, details: Record<string, unknown> = {}) {
    super(errMsg)
    this.errMsg = errMsg
    Object.defineProperty(this, 'name', { value: 'WeChatError', enumerable: false })
    Object.assign(this, details)
  }
}

/** A function that does nothing here and says so politely. */
export const accepted = (name: string) => api(name, () => undefined)

/** Listeners of one `wx.on…`/`wx.off…` pair. */
export class Listeners<E = Record<string, unknown>> {
  private readonly listeners = new Set<(event: E) => void>()

  readonly on = (listener: (event: E) => void): void => void this.listeners.add(listener)

  readonly off = (listener?: (event: E) => void): void => {
    if (listener) this.listeners.delete(listener)
    else this.listeners.clear()
  }

  tell(event: E): void {
    for (const listener of this.listeners) listener(event)
  }
}
