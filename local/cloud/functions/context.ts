import type { FunctionDefinition } from './definition'

/** Who or what sends an event. Only a client has an openid. */
export type Origin =
  { kind: 'client'; openid: string } | { kind: 'function' } | { kind: 'timer' } | { kind: 'http' }

/** Second argument of `exports.main`, in the service's own spelling. */
export interface EventContext {
  callbackWaitsForEmptyEventLoop: boolean
  request_id: string
  function_name: string
  function_version: string
  namespace: string
  memory_limit_in_mb: number
  time_limit_in_ms: number
  /** Older runtimes: "K=V;K=V". */
  environ: string
  /** Newer runtimes: the same as JSON text. */
  environment: string
  tencentcloud_region: string
}

export const localAppId = 'wx0000000000000000'
export const region = 'ap-shanghai'

/** `TCB_SOURCE` as the service names where an event comes from. */
const sources: Record<Origin['kind'], string> = {
  client: 'wx_client',
  function: 'scf',
  timer: 'timer',
  http: 'http',
}

function identity(origin: Origin): Record<string, string> {
  if (origin.kind !== 'client') return {}
  return {
    WX_CONTEXT_KEYS: 'WX_CLIENTIP,WX_OPENID,WX_APPID,WX_UNIONID',
    WX_CLIENTIP: '127.0.0.1',
    WX_OPENID: origin.openid,
    WX_APPID: localAppId,
    WX_UNIONID: `union-${origin.openid}`,
  }
}

/** What the platform says about one event. `now` is the local clock's setting, if it is not real time. */
export function contextFor(
  definition: FunctionDefinition,
  origin: Origin,
  event: { requestId: string; env: string; now: string | undefined },
): EventContext {
  const environment: Record<string, string> = {
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE',
    TCB_ENV: event.env,
    TCB_SOURCE: sources[origin.kind],
    ...identity(origin),
    ...(event.now === undefined ? {} : { LOCAL_NOW: event.now }),
  }
  return {
    callbackWaitsForEmptyEventLoop: false,
    request_id: event.requestId,
    function_name: definition.name,
    function_version: '$LATEST',
    namespace: event.env,
    memory_limit_in_mb: definition.memoryMb,
    time_limit_in_ms: definition.timeoutMs,
    environ: Object.entries(environment)
      .map(([key, value]) => `${key}=${value}`)
      .join(';'),
    environment: JSON.stringify(environment),
    tencentcloud_region: region,
  }
}

/**
 * The environment of an instance, through which the unchanged SDK finds the local cloud: without SCF as the runtime it
 * would ask Tencent's metadata host first, without secrets it would reject before the first request.
 */
export function processEnvironment(
  definition: FunctionDefinition,
  options: { env: string; gatewayUrl: string; shared: Readonly<Record<string, string>> },
): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    TZ: 'UTC',
    LOCAL_CLOUD: '1',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: region,
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    SCF_NAMESPACE: options.env,
    TCB_ENV: options.env,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: options.gatewayUrl }),
    ...definition.env,
    ...options.shared,
  }
}
