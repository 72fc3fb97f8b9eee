import * as v from 'valibot'
import type { Fen } from '../../miniprogram/shared/money'

/** Fields that every contract is made of. Messages are shown to people, so they are in Chinese. */

/** An id that we gave out. */
export const id = v.pipe(v.string(), v.regex(/^[\w:-]{1,64}$/))

/** The client's name for one intention, kept until it is answered. */
export const requestId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/))

/** Opaque place in a list, as the server gave it out. */
export const cursor = v.pipe(v.string(), v.maxLength(200))

/** Epoch milliseconds. */
export const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8_640_000_000_000))

/** Whole fen, never negative. */
export const fen = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.maxValue(100_000_00, '金额太大,请核对'),
  v.transform((n): Fen => n as Fen),
)

export const count = (max: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(max))

export const quantity = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(1, '数量至少 1 份'),
  v.maxValue(99, '一次最多 99 份'),
)

/** Text of a person, trimmed. */
export const text = (label: string, max: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1, `请填写${label}`), v.maxLength(max, `${label}最多 ${max} 个字`))

export const optionalText = (label: string, max: number) =>
  v.pipe(v.string(), v.trim(), v.maxLength(max, `${label}最多 ${max} 个字`))

/** A mainland mobile number, or a landline with area code as elders have it. */
export const phone = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/, '电话号码好像不对,请再看一下'),
)

/** A file in the community's cloud storage. */
export const fileId = v.pipe(
  v.string(),
  v.regex(/^cloud:\/\/[\w.-]+\/[\w./-]{1,200}$/, '图片没有传好,请重新选择'),
)

export const page = { cursor: v.optional(cursor) }

/** A list's answer: `next` is absent at the end. */
export const listOf = <S extends v.GenericSchema>(item: S) =>
  v.object({ items: v.array(item), next: v.optional(v.string()), now: moment })

export const done = v.object({})
