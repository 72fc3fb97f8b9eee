import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { parse, WechatError, type WechatApi } from './api'

const codeMs = 5 * 60_000

/** Codes that a page gets when somebody shows their phone number: good once, for five minutes. */
export class PhoneCodes {
  private readonly issued = new Map<string, { phone: string; until: number }>()

  constructor(private readonly appId: string) {}

  issue(phone: string): string {
    const now = Date.now()
    for (const [code, { until }] of this.issued) if (until < now) this.issued.delete(code)
    const code = randomBytes(16).toString('hex')
    this.issued.set(code, { phone, until: now + codeMs })
    return code
  }

  /** `phonenumber.getPhoneNumber` */
  readonly redeem: WechatApi = (request) => {
    const { code } = parse(v.object({ code: v.string() }), request)
    const known = this.issued.get(code)
    this.issued.delete(code)
    if (!known || known.until < Date.now()) throw new WechatError(40029, 'invalid code')
    const { phone } = known
    const watermark = { timestamp: Math.floor(Date.now() / 1000), appid: this.appId }
    return {
      json: { phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark } },
    }
  }
}
