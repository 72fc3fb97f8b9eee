import { encode } from 'uqr'
import * as v from 'valibot'
import { parse, WechatError, type WechatApi } from './api'
import { blackAndWhitePng } from './png'

const requestSchema = v.object({
  scene: v.string(),
  page: v.optional(v.string(), ''),
  check_path: v.optional(v.boolean()),
  env_version: v.optional(v.picklist(['release', 'trial', 'develop'])),
  width: v.optional(v.pipe(v.number(), v.minValue(280), v.maxValue(1280)), 430),
})

/**
 * `wxacode.getUnlimited`: WeChat draws a round code that only WeChat reads; here it is a QR code with the address of
 * the same page in the preview, which any reader of this machine opens.
 */
export function unlimitedCode(baseUrl: string): WechatApi {
  return (request) => {
    const { scene, page, width } = parse(requestSchema, request)
    if (!/^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/.test(scene))
      throw new WechatError(40169, 'invalid length for scene, or the data is not json string')
    if (page.startsWith('/') || page.includes('?')) throw new WechatError(41030, 'invalid page')
    const address = `${baseUrl}/mp/#/${page}?scene=${encodeURIComponent(scene)}`
    const { data } = encode(address, { ecc: 'M', border: 4 })
    return { picture: blackAndWhitePng(data, Math.max(1, Math.round(width / data.length))) }
  }
}
