import * as v from 'valibot'
import { cloud } from './database'

/** WeChat's own servers, called with the function's permission instead of an access token. */

const answer = v.looseObject({ errcode: v.optional(v.number(), 0), errmsg: v.optional(v.string(), '') })
export type WechatAnswer = v.InferOutput<typeof answer>

/**
 * Calls one of WeChat's server APIs, e.g. "subscribeMessage.send". WeChat's own refusals are answers with an `errcode`.
 * @throws when WeChat cannot be reached
 */
export async function askWechat(apiName: string, requestData: object): Promise<WechatAnswer> {
  const { result } = (await cloud.callWxOpenApi({ apiName, requestData })) as { result?: unknown }
  return v.parse(answer, typeof result === 'string' ? JSON.parse(result) : result)
}

const refused = v.looseObject({ errcode: v.optional(v.number(), -1), errmsg: v.optional(v.string(), '') })

/**
 * Calls one of the APIs that answer with a picture, e.g. "wxacode.getUnlimited".
 * @throws when WeChat cannot be reached, or refuses
 */
export async function askWechatPicture(apiName: string, requestData: object): Promise<Buffer> {
  // A refusal comes as fields, a picture as its bytes: the SDK tells them apart by the type of the reply.
  const reply: unknown = await cloud.callCompatibleWxOpenApi({
    apiName,
    requestData: Buffer.from(JSON.stringify(requestData)),
  })
  if (Buffer.isBuffer(reply) && reply.length > 0) return reply
  const { errcode, errmsg } = v.parse(refused, reply)
  throw new Error(`${apiName} refused: ${errcode} ${errmsg}`)
}
