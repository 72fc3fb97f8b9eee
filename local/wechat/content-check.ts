import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { parse, WechatError, type WechatApi } from './api'

/** Stands in for WeChat's model: enough to see both answers. The label is WeChat's number for the kind. */
const risky: readonly { label: number; words: RegExp }[] = [
  { label: 20002, words: /色情|裸聊|约炮/ },
  { label: 20003, words: /傻逼|他妈的|去死/ },
  { label: 20006, words: /毒品|枪支|赌博|办假证/ },
  { label: 20008, words: /刷单返利|中奖领取|裸贷/ },
]

/** Words that a person has to look at. */
const doubtful = /加微信|代开发票|贷款/

const textSchema = v.object({
  content: v.string(),
  version: v.literal(2),
  scene: v.picklist([1, 2, 3, 4]),
  openid: v.pipe(v.string(), v.nonEmpty()),
})

const result = (suggest: 'pass' | 'review' | 'risky', label: number) => ({
  json: { result: { suggest, label }, detail: [], trace_id: randomUUID() },
})

/** `security.msgSecCheck`, version 2 */
export const checkText: WechatApi = (request) => {
  const { content } = parse(textSchema, request)
  if (content === '') throw new WechatError(44004, 'empty content')
  if ([...content].length > 2500) throw new WechatError(45002, 'content size out of limit')
  const plain = content.replace(/[\s\p{P}]/gu, '')
  const hit = risky.find(({ words }) => words.test(plain))
  if (hit) return result('risky', hit.label)
  return doubtful.test(plain) ? result('review', 10001) : result('pass', 100)
}

const mediaSchema = v.object({
  media_url: v.pipe(v.string(), v.url()),
  media_type: v.picklist([1, 2]),
  version: v.literal(2),
  scene: v.picklist([1, 2, 3, 4]),
  openid: v.pipe(v.string(), v.nonEmpty()),
})

/** `security.mediaCheckAsync`: taken, and never complained about afterwards. */
export const checkMedia: WechatApi = (request) => {
  parse(mediaSchema, request)
  return { json: { trace_id: randomUUID() } }
}
