import type { CloudApi } from '../../typings/cloud-api'
import { config } from '../config'
import { CloudError } from './errors'

/** The one way from the pages to the cloud functions. */

export type FunctionName = keyof CloudApi
export type ActionName<F extends FunctionName> = keyof CloudApi[F] & string
export type Input<F extends FunctionName, A extends ActionName<F>> = CloudApi[F][A] extends {
  input: infer I
}
  ? I
  : never
export type Output<F extends FunctionName, A extends ActionName<F>> = CloudApi[F][A] extends {
  output: infer O
}
  ? O
  : never

type Answer =
  | { ok: true; value: unknown }
  | { ok: false; error: { code: string; message: string; detail?: Record<string, unknown> } }

/** How long to wait before asking again a server that said it was busy. */
const PATIENCE = [400, 1200]

/** Once, when the app starts. */
export function connect(): void {
  wx.cloud.init({
    ...(config.cloudEnvironment ? { env: config.cloudEnvironment } : {}),
    traceUser: false,
  })
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The server is at work or overloaded: asking again with the same words is safe and usually enough. */
const worthAsking = (error: unknown): boolean =>
  error instanceof CloudError && (error.code === 'BUSY' || error.code === 'IN_PROGRESS')

/**
 * Calls an action and gives its value, or throws a CloudError with a sentence for the person. Actions that change
 * something go through `write` in intention.ts, which gives them their requestId.
 */
export async function call<F extends FunctionName, A extends ActionName<F>>(
  name: F,
  action: A,
  input: Input<F, A>,
  requestId?: string,
): Promise<Output<F, A>> {
  for (const pause of PATIENCE) {
    try {
      return (await callOnce(name, action, input, requestId)) as Output<F, A>
    } catch (error) {
      if (!worthAsking(error)) throw error
      await wait(pause)
    }
  }
  return (await callOnce(name, action, input, requestId)) as Output<F, A>
}

async function callOnce(name: string, action: string, input: unknown, requestId?: string): Promise<unknown> {
  const data = requestId ? { action, input, requestId } : { action, input }
  const answer = await transport(name, data)
  if (answer.ok) return answer.value
  throw new CloudError(answer.error.code, answer.error.message, answer.error.detail)
}

async function transport(name: string, data: object): Promise<Answer> {
  let result: unknown
  try {
    result = (await wx.cloud.callFunction({ name, data })).result
  } catch (error) {
    throw await noAnswer(error)
  }
  if (isAnswer(result)) return result
  console.error(`no answer in the agreed form from ${name}`, result)
  throw new CloudError('UNREACHABLE', '社区的服务器没有回应,请稍后再试')
}

function isAnswer(result: unknown): result is Answer {
  return typeof result === 'object' && result !== null && 'ok' in result
}

/** A call or upload brought no answer: finds out why, as far as a phone can tell. */
export async function noAnswer(error: unknown): Promise<CloudError> {
  const why = describe(error)
  if (await isOffline()) return new CloudError('OFFLINE', '手机现在没有网络,连上以后再试')
  if (/time.?out/i.test(why)) return new CloudError('TIMEOUT', '网络太慢,还没有等到回音,请再试一次')
  console.error('call failed', why)
  return new CloudError('UNREACHABLE', '网络不太好,没有连上社区的服务器,请再试一次')
}

function describe(error: unknown): string {
  if (error instanceof Error) return error.message
  if (typeof error === 'object' && error !== null && 'errMsg' in error) return String(error.errMsg)
  return String(error)
}

function isOffline(): Promise<boolean> {
  return new Promise((resolve) => {
    wx.getNetworkType({
      success: ({ networkType }) => resolve(networkType === 'none'),
      fail: () => resolve(false),
    })
  })
}
