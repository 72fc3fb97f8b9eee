import { account } from '../services/account'
import { CloudError } from '../services/errors'
import type { MessageTemplate } from '../shared/vocabulary'

interface Bound {
  name: MessageTemplate
  /** WeChat's id of the template. */
  id: string
}

/** WeChat's own number for "this person has switched off all messages of this mini-program". */
const SWITCHED_OFF = 20_004

function boundOf(names: readonly MessageTemplate[]): Bound[] {
  const templates = account.knownCommunity()?.templates ?? {}
  return names.flatMap((name) => {
    const id = templates[name]
    return id ? [{ name, id }] : []
  })
}

/** Whether the community can send any of these: where it cannot, there is nothing to ask. */
export const canBeTold = (names: readonly MessageTemplate[]): boolean => boundOf(names).length > 0

const numberOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'errCode' in error ? error.errCode : undefined

async function ask(tmplIds: string[]): Promise<Record<string, unknown>> {
  try {
    return { ...(await wx.requestSubscribeMessage({ tmplIds })) }
  } catch (error) {
    if (numberOf(error) === SWITCHED_OFF) {
      throw new CloudError('REFUSED', '微信里关掉了这个小程序的消息。想收,请点右上角“…”,在设置里打开通知')
    }
    console.error(error)
    throw new CloudError('INTERNAL', '微信没有打开提醒的开关,请再点一次;还不行请联系社区')
  }
}

/**
 * Asks, by WeChat's own sheet, to be allowed one message of each of these, and tells the cloud which the person allowed.
 * WeChat opens the sheet only from a tap: call it first thing in the handler.
 */
export async function askToBeTold(names: readonly MessageTemplate[]): Promise<MessageTemplate[]> {
  const bound = boundOf(names)
  if (bound.length === 0) return []
  const answer = await ask(bound.map(({ id }) => id))
  const accepted = bound.filter(({ id }) => answer[id] === 'accept').map(({ name }) => name)
  if (accepted.length > 0) await account.allowMessages({ templates: accepted })
  return accepted
}
