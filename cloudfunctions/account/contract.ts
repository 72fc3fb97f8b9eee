import * as v from 'valibot'
import { PROXY_SCOPES, ROLES } from '../../miniprogram/shared/vocabulary'
import { reads, writes } from '../kit/contract'
import { fen, id, listOf, moment, optionalText, page, phone, text } from '../kit/fields'

const STAFF = ['organiser', 'canteen', 'gridWorker', 'admin'] as const

const address = v.strictObject({
  building: v.pipe(v.string(), v.minLength(1, '请选择楼号'), v.maxLength(8)),
  unit: v.pipe(v.string(), v.minLength(1, '请选择单元'), v.maxLength(8)),
  room: v.pipe(v.string(), v.minLength(1, '请选择房号'), v.maxLength(8)),
})

const birthdate = v.pipe(v.string(), v.isoDate('出生日期好像不对,请再看一下'))

const linkedPerson = v.object({
  personId: id,
  name: v.string(),
  relation: v.string(),
  scopes: v.array(v.picklist(PROXY_SCOPES)),
})

const next = v.object({
  kind: v.picklist(['groupbuy']),
  id,
  title: v.string(),
  /** For whom it is, when that is not the reader. */
  personName: v.nullable(v.string()),
  what: v.string(),
  place: v.string(),
  from: moment,
  to: moment,
})

/** Something that can be booked now. */
const offer = v.object({
  kind: v.picklist(['groupbuy']),
  id,
  title: v.string(),
  cover: v.string(),
  closesAt: moment,
  priceFromFen: fen,
})

const community = v.object({
  id: v.string(),
  name: v.string(),
  phone: v.string(),
  paymentChannel: v.picklist(['onsite', 'wechat']),
})

/** A person in a staff search: enough to tell two namesakes apart. */
const found = v.object({
  personId: id,
  name: v.string(),
  /** 138****1234 */
  maskedPhone: v.string(),
  addressText: v.string(),
  grid: v.nullable(v.string()),
})

export const contract = {
  /** The first screen in one call: who I am, what is next for me, what can be booked now. */
  home: reads(
    'visitor',
    v.strictObject({}),
    v.object({
      me: v.nullable(v.object({ personId: id, name: v.string() })),
      roles: v.array(v.picklist(ROLES)),
      community,
      next: v.array(next),
      offers: v.array(offer),
      now: moment,
    }),
  ),

  /** Who I am, with everything that my own screens need. */
  me: reads(
    'visitor',
    v.strictObject({}),
    v.object({
      profile: v.nullable(
        v.object({
          personId: id,
          name: v.string(),
          phone: v.string(),
          address: v.nullable(v.object({ building: v.string(), unit: v.string(), room: v.string() })),
          birthdate: v.nullable(v.string()),
          grid: v.nullable(v.string()),
        }),
      ),
      roles: v.array(v.picklist(ROLES)),
      family: v.array(linkedPerson),
      community,
    }),
  ),

  /** The community's own list of buildings, for the address picker. */
  buildings: reads(
    'visitor',
    v.strictObject({}),
    v.object({
      buildings: v.array(
        v.object({
          building: v.string(),
          grid: v.string(),
          units: v.number(),
          floors: v.number(),
          roomsPerFloor: v.number(),
        }),
      ),
    }),
  ),

  /** Creates or changes the caller's own profile. The address must exist in the community. */
  saveProfile: writes(
    'visitor',
    v.strictObject({
      name: text('姓名', 20),
      phone,
      address: v.nullable(address),
      birthdate: v.optional(v.nullable(birthdate)),
    }),
    v.object({ personId: id }),
  ),

  /** Staff look for a caller by name, pinyin initials, phone tail (4 digits) or room ("3-2-501"). */
  searchPeople: reads(STAFF, v.strictObject({ query: text('要找的人', 20), ...page }), listOf(found)),

  /** Staff write down a caller whom nobody knows yet. */
  registerPerson: writes(
    STAFF,
    v.strictObject({
      name: text('姓名', 20),
      phone,
      address: v.nullable(address),
      note: v.optional(optionalText('备注', 100)),
    }),
    v.object({ personId: id }),
  ),
}
