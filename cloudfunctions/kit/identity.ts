/** What the platform itself says about a call. Nothing in here can be set by a client. */
export interface Identity {
  /** Empty for timers, HTTP access and calls from other functions. */
  openid: string
  requestId: string
  source: string
  environment: Readonly<Record<string, string>>
}

/** The second argument that CloudBase hands to `exports.main`. */
export interface FunctionContext {
  request_id?: string
  environment?: string
  environ?: string
}

function parseEnvironment(context: FunctionContext): Record<string, string> {
  if (context.environment) return JSON.parse(context.environment) as Record<string, string>
  const pairs = (context.environ ?? '').split(';').filter(Boolean)
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  )
}

/**
 * Who calls, from the context argument alone. `process.env` keeps the previous caller's identity on a warm instance,
 * and everything in the event can be forged.
 */
export function identityOf(context: FunctionContext): Identity {
  const environment = parseEnvironment(context)
  return {
    openid: environment['WX_OPENID'] ?? '',
    requestId: context.request_id ?? '',
    source: environment['TCB_SOURCE'] ?? '',
    environment,
  }
}
