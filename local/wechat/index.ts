import { parseObject, readObject } from '../cloud/http/body'
import { invalid, ServiceError } from '../cloud/http/errors'
import { refuseWithStatus, sendJson, type Exchange, type Route } from '../cloud/http/router'
import * as v from 'valibot'
import { WechatError, type WechatApi, type WechatReply } from './api'
import { unlimitedCode } from './code'
import { checkMedia, checkText } from './content-check'
import { officialAccountRoute } from './official-account'
import { PhoneCodes } from './phone'
import { WechatState } from './state'
import { sendSubscribeMessage } from './subscribe'

export interface WechatOptions {
  /** Where consents and the outbox are kept. */
  file: string
  baseUrl: string
  appId: string
  now: () => number
}

const openid = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))

const consentSchema = v.strictObject({
  openid,
  templateIds: v.pipe(v.array(v.pipe(v.string(), v.nonEmpty())), v.minLength(1), v.maxLength(3)),
  accept: v.boolean(),
})

const phoneSchema = v.strictObject({ openid, phone: v.pipe(v.string(), v.regex(/^1\d{10}$/)) })

const bodyLimit = 100 * 1024

async function read<T extends v.GenericSchema>(exchange: Exchange, schema: T): Promise<v.InferOutput<T>> {
  const parsed = v.safeParse(schema, await readObject(exchange.req, bodyLimit))
  if (!parsed.success) throw invalid(v.summarize(parsed.issues))
  return parsed.output
}

/**
 * Names as they come from different callers: "subscribeMessage.send", "/openapi.subscribeMessage.send" and the path
 * of the HTTP API mean the same.
 */
const aliases: Readonly<Record<string, string>> = {
  'cgi-bin/message/subscribe/send': 'subscribeMessage.send',
  'wxa/business/getuserphonenumber': 'phonenumber.getPhoneNumber',
  'wxa/getwxacodeunlimit': 'wxacode.getUnlimited',
  'wxa/msg_sec_check': 'security.msgSecCheck',
  'wxa/media_check_async': 'security.mediaCheckAsync',
}

const plainName = (apiName: string): string => {
  const name = apiName.replace(/^\//, '').replace(/^openapi\./, '')
  return aliases[name] ?? name
}

/** WeChat's own servers, as far as functions and the preview call them. */
export class Wechat {
  readonly state: WechatState
  private readonly phoneCodes: PhoneCodes
  private readonly apis: ReadonlyMap<string, WechatApi>

  constructor(options: WechatOptions) {
    this.state = new WechatState(options.file)
    this.phoneCodes = new PhoneCodes(options.appId)
    // Pay (APIv3 below /wechat/pay) gets a file of its own beside these when the wechat channel is built.
    this.apis = new Map<string, WechatApi>([
      ['subscribeMessage.send', sendSubscribeMessage(this.state, options.now)],
      ['phonenumber.getPhoneNumber', this.phoneCodes.redeem],
      ['wxacode.getUnlimited', unlimitedCode(options.baseUrl)],
      ['security.msgSecCheck', checkText],
      ['security.mediaCheckAsync', checkMedia],
    ])
  }

  private run(apiName: unknown, requestData: unknown): WechatReply {
    const api = typeof apiName === 'string' ? this.apis.get(plainName(apiName)) : undefined
    if (!api) throw new ServiceError('INVALID_PARAM', `unknown WeChat API ${String(apiName).slice(0, 80)}`)
    const text = Buffer.isBuffer(requestData) ? requestData.toString('utf8') : requestData
    const data = typeof text === 'string' ? parseObject(text, 'requestData') : text
    try {
      const reply = api(data)
      return 'json' in reply ? { json: { errcode: 0, errmsg: 'ok', ...reply.json } } : reply
    } catch (error) {
      if (error instanceof WechatError) return { json: { errcode: error.errcode, errmsg: error.errmsg } }
      throw error
    }
  }

  /** `wx.api`, the JSON form; a picture comes as base64. */
  callJson(request: Record<string, unknown>): Record<string, unknown> {
    const reply = this.run(request['apiName'], request['requestData'])
    const json =
      'json' in reply
        ? reply.json
        : { errcode: 0, errmsg: 'ok', contentType: 'image/png', buffer: reply.picture.toString('base64') }
    return { data: { responseData: JSON.stringify(json) } }
  }

  /** `wx.openApi`, the form with fields: JSON or the bytes of a picture. */
  callForm(fields: ReadonlyMap<string, Buffer>): WechatReply {
    return this.run(fields.get('apiName')?.toString('utf8'), fields.get('requestData') ?? '')
  }

  /** What people do in WeChat's own dialogs; the preview shows those and tells the answers here. */
  routes(): Route[] {
    const consent = async (exchange: Exchange) => {
      const { openid: who, templateIds, accept } = await read(exchange, consentSchema)
      if (accept) for (const templateId of templateIds) this.state.grant(who, templateId)
      const answers = templateIds.map((id) => [id, accept ? 'accept' : 'reject'] as const)
      sendJson(exchange, { errMsg: 'requestSubscribeMessage:ok', ...Object.fromEntries(answers) })
    }
    const phone = async (exchange: Exchange) => {
      const { phone: number } = await read(exchange, phoneSchema)
      sendJson(exchange, { errMsg: 'getPhoneNumber:ok', code: this.phoneCodes.issue(number) })
    }
    return [
      { path: '/wechat/subscribe-consent', methods: { POST: consent }, refuse: refuseWithStatus },
      { path: '/wechat/phone-code', methods: { POST: phone }, refuse: refuseWithStatus },
      officialAccountRoute,
    ]
  }

  close(): void {
    this.state.close()
  }
}
