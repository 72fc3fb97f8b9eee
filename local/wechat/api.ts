import * as v from 'valibot'

/** WeChat's refusals: a number that is looked up in its documents, and a sentence. */
export class WechatError extends Error {
  constructor(
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(errmsg)
  }
}

/** What an API answers: fields beside errcode 0, or a picture. */
export type WechatReply = { json: Record<string, unknown> } | { picture: Buffer }

export type WechatApi = (data: unknown) => WechatReply

export const parse = <T extends v.GenericSchema>(schema: T, data: unknown): v.InferOutput<T> => {
  const parsed = v.safeParse(schema, data)
  if (!parsed.success) throw new WechatError(47001, `data format error: ${v.summarize(parsed.issues)}`)
  return parsed.output
}
