import { HOUR } from '../shared/time'
import { call } from './cloud'
import type { ActionName, FunctionName, Input, Output } from './cloud'
import { CloudError } from './errors'

/**
 * What a person wants done gets one requestId, which stays with it until the server has answered: a second tap, a lost
 * reply or a restarted phone sends the same request again, and the server answers it with the first answer.
 * `slot` tells intentions of the same action apart, e.g. the campaign that an order is for.
 */
interface Kept {
  requestId: string
  input: unknown
  /** Epoch ms on this phone. */
  since: number
}

/** Afterwards nobody waits for the answer any more; what became of it stands in the lists. */
const LIFETIME = 24 * HOUR

const keyOf = (name: string, action: string, slot: string): string => `intention:${name}.${action}:${slot}`

function kept(key: string): Kept | null {
  const found = wx.getStorageSync<Kept | ''>(key)
  if (!found || Date.now() - found.since > LIFETIME) return null
  return found
}

/** 26 letters and digits: time, so that logs sort, and enough chance that no two phones meet. */
function newRequestId(): string {
  const chance = Array.from({ length: 18 }, () => Math.floor(Math.random() * 36).toString(36))
  return Date.now().toString(36) + chance.join('')
}

/** Sends an action that changes something. The same input again, unanswered, is the same request. */
export async function write<F extends FunctionName, A extends ActionName<F>>(
  name: F,
  action: A,
  input: Input<F, A>,
  slot = '',
): Promise<Output<F, A>> {
  const key = keyOf(name, action, slot)
  const before = kept(key)
  const same = before !== null && JSON.stringify(before.input) === JSON.stringify(input)
  const requestId = same ? before.requestId : newRequestId()
  if (!same) wx.setStorageSync<Kept>(key, { requestId, input, since: Date.now() })
  try {
    const value = await call(name, action, input, requestId)
    wx.removeStorageSync(key)
    return value
  } catch (error) {
    if (!(error instanceof CloudError && error.retryable)) wx.removeStorageSync(key)
    throw error
  }
}

/** The input of an intention that was sent and never answered; null if there is none. */
export function unanswered<F extends FunctionName, A extends ActionName<F>>(
  name: F,
  action: A,
  slot = '',
): Input<F, A> | null {
  const before = kept(keyOf(name, action, slot))
  return before ? (before.input as Input<F, A>) : null
}
