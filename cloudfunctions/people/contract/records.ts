import * as v from 'valibot'
import { BOOKING_KINDS, PROXY_SCOPES } from '../../../miniprogram/shared/vocabulary'
import { reads, writes } from '../../kit/contract'
import { done, id, listOf, moment, optionalText, page, phone, text } from '../../kit/fields'
import { address, addressOut, birthdate, diet, linkKind, linkState, scopes } from '../../kit/personFields'

/** Who takes calls and sees people at the counter. */
export const STAFF = ['organiser', 'canteen', 'gridWorker', 'admin'] as const
/** Who keeps people's records: grid workers those of their own grids. */
const KEEPERS = ['gridWorker', 'admin'] as const

/** A person in a staff search: enough to tell two namesakes apart, too little to be collected. */
const found = v.object({
  personId: id,
  name: v.string(),
  /** 138****1234 */
  maskedPhone: v.string(),
  /** "3 号楼 2 单元": no room. */
  whereText: v.string(),
  grid: v.nullable(v.string()),
  hasWechat: v.optional(v.boolean()),
})

const linkOnRecord = v.object({
  linkId: id,
  /** The other side. */
  personId: v.nullable(id),
  name: v.string(),
  maskedPhone: v.string(),
  relation: v.string(),
  scopes: v.array(v.picklist(PROXY_SCOPES)),
  state: linkState,
  kind: linkKind,
  askedAt: moment,
  confirmedAt: v.nullable(moment),
  confirmedByName: v.string(),
})

/** What is booked for a person, whatever it is. */
const booking = v.object({
  kind: v.picklist(BOOKING_KINDS),
  id,
  title: v.string(),
  createdAt: moment,
  placedByName: v.string(),
  next: v.nullable(v.object({ what: v.string(), place: v.string(), from: moment, to: moment })),
})

const person = v.object({
  personId: id,
  version: v.number(),
  name: v.string(),
  /** `full` for those whose grid it is and for administrators; everybody else reads masked values. */
  sight: v.picklist(['full', 'masked']),
  phone: v.string(),
  address: v.nullable(addressOut),
  addressText: v.string(),
  grid: v.nullable(v.string()),
  /** Null where it is not known or not the reader's to see. */
  birthdate: v.nullable(v.string()),
  minor: v.boolean(),
  /** Empty where not the reader's to see. */
  diet,
  dietNote: v.string(),
  note: v.string(),
  hasWechat: v.boolean(),
  /** Who acts for this person, or did. */
  proxies: v.array(linkOnRecord),
  /** For whom this person acts. */
  actsFor: v.array(linkOnRecord),
  /** Who asks to, by this person's name and phone. */
  requests: v.array(linkOnRecord),
  bookings: v.array(booking),
  /** Records that may be of the same person. */
  namesakes: v.array(v.object({ ...found.entries, why: v.string() })),
  /** What the reader may do here. */
  may: v.object({
    edit: v.boolean(),
    order: v.boolean(),
    confirm: v.boolean(),
    merge: v.boolean(),
    erase: v.boolean(),
  }),
  now: moment,
})

/** Records of people: found, read, kept, merged. */
export const records = {
  /** Staff look for a caller by name, pinyin initials, phone tail (4 digits) or room ("3-2-501"). */
  searchPeople: reads(STAFF, v.strictObject({ query: text('要找的人', 20), ...page }), listOf(found)),

  /** Staff write down a caller whom nobody knows yet. */
  registerPerson: writes(
    STAFF,
    v.strictObject({
      name: text('姓名', 20),
      phone,
      address: v.nullable(address),
      birthdate: v.optional(v.nullable(birthdate)),
      diet: v.optional(diet),
      note: v.optional(optionalText('备注', 100)),
    }),
    v.object({ personId: id }),
  ),

  /** One record. Reading it is logged. */
  person: reads(STAFF, v.strictObject({ personId: id }), person),

  savePerson: writes(
    KEEPERS,
    v.strictObject({
      personId: id,
      version: v.number(),
      name: text('姓名', 20),
      phone,
      address: v.nullable(address),
      birthdate: v.nullable(birthdate),
      diet,
      dietNote: optionalText('饮食说明', 60),
      note: optionalText('备注', 100),
    }),
    done,
  ),

  /** Two records of one person become the first; what hung on the second moves over, and it is found no more. */
  mergePeople: writes(
    ['admin'],
    v.strictObject({ keepId: id, mergeId: id, reason: text('原因', 100) }),
    done,
  ),

  /** Deletes the record of somebody who asked for it and has no account; what accounting needs stays nameless. */
  erasePerson: writes(['admin'], v.strictObject({ personId: id, reason: text('原因', 100) }), done),

  /** Face to face: the elder says yes to a request. */
  confirmLink: writes(KEEPERS, v.strictObject({ personId: id, linkId: id, scopes }), done),

  /** Face to face: two people who both are here, without a request before. */
  linkPeople: writes(
    KEEPERS,
    v.strictObject({ personId: id, proxyPersonId: id, relation: text('称呼', 8), scopes }),
    done,
  ),

  /** The elder phones or comes by: somebody shall no longer act for them. */
  endLinkFor: writes(KEEPERS, v.strictObject({ personId: id, linkId: id, reason: text('原因', 100) }), done),
}
