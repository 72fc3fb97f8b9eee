import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { parse, WechatError, type WechatApi } from './api'
import type { WechatState } from './state'

/**
 * How long WeChat lets the value of a keyword be, by the letters of its name; it refuses longer ones, so a sentence
 * that does not fit shows here and not first on a phone.
 */
const valueLimits: Readonly<Record<string, number>> = {
  thing: 20,
  phrase: 5,
  name: 10,
  character_string: 32,
  number: 32,
  letter: 32,
  symbol: 5,
  phone_number: 17,
}

const messageSchema = v.object({
  touser: v.pipe(v.string(), v.nonEmpty()),
  template_id: v.pipe(v.string(), v.nonEmpty()),
  page: v.optional(v.string(), ''),
  data: v.record(v.string(), v.object({ value: v.union([v.string(), v.number()]) })),
})

function checkValue(key: string, value: string): void {
  const limit = valueLimits[key.replace(/\d+$/, '')]
  if (value === '' || (limit !== undefined && [...value].length > limit)) {
    throw new WechatError(47003, `argument invalid! data.${key}.value is empty or too long`)
  }
}

/** `subscribeMessage.send`: delivers to the outbox if the person has consented, once per consent. */
export function sendSubscribeMessage(state: WechatState, now: () => number): WechatApi {
  return (request) => {
    const { touser, template_id: templateId, page, data } = parse(messageSchema, request)
    const values = Object.entries(data).map(([key, { value }]) => [key, { value: String(value) }] as const)
    for (const [key, { value }] of values) checkValue(key, value)
    if (!state.spend(touser, templateId)) throw new WechatError(43101, 'user refuse to accept the msg')
    const message = { id: randomUUID(), at: now(), kind: 'subscribeMessage' as const, openid: touser }
    state.deliver({ ...message, templateId, page, data: Object.fromEntries(values) })
    return { json: {} }
  }
}
