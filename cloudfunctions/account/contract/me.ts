import * as v from 'valibot'
import {
  BOOKING_KINDS,
  LETTER_SIZES,
  MEALS,
  MESSAGE_TEMPLATES,
  ROLES,
} from '../../../miniprogram/shared/vocabulary'
import { articleCardOut } from '../../kit/articleFields'
import { reads, writes } from '../../kit/contract'
import { done, fen, fileId, id, moment, optionalText, phone, text } from '../../kit/fields'
import { address, addressOut, birthdate, diet } from '../../kit/personFields'
import { linkOut } from './family'

const next = v.object({
  kind: v.picklist(BOOKING_KINDS),
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
  kind: v.picklist(BOOKING_KINDS),
  id,
  title: v.string(),
  cover: v.string(),
  closesAt: moment,
  priceFromFen: fen,
})

/** What the canteen cooks today and has not served yet. */
const meal = v.object({
  /** Of the menu. */
  id,
  meal: v.picklist(MEALS),
  dishes: v.array(v.string()),
  orderUntil: moment,
})

const community = v.object({
  id: v.string(),
  name: v.string(),
  phone: v.string(),
  paymentChannel: v.picklist(['onsite', 'wechat']),
  /** WeChat's ids of the templates that can be asked for, by our names. */
  templates: v.partial(
    v.object({
      pickup: v.string(),
      change: v.string(),
      family: v.string(),
      news: v.string(),
      meal: v.string(),
    }),
  ),
})

/** Who I am: the first screen, my own data, my settings. */
export const me = {
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
      /** What stands on top of the news: what is urgent, and the next ones. */
      news: v.array(articleCardOut),
      meal: v.nullable(meal),
      letterSize: v.picklist(LETTER_SIZES),
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
          /** Whether WeChat has told us that phone. */
          phoneVerified: v.boolean(),
          address: v.nullable(addressOut),
          birthdate: v.nullable(v.string()),
          diet,
          dietNote: v.string(),
          grid: v.nullable(v.string()),
          nickname: v.string(),
          avatar: v.string(),
          /** Which privacy text was agreed to last; null for none. */
          privacyVersion: v.nullable(v.string()),
        }),
      ),
      roles: v.array(v.picklist(ROLES)),
      /** Everybody for whom I may act now. */
      family: v.array(linkOut),
      waiting: v.object({ messages: v.number(), requests: v.number() }),
      letterSize: v.picklist(LETTER_SIZES),
      /** Nobody is administrator yet, and the code that makes the first one has not been used. */
      claimable: v.boolean(),
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

  /**
   * Creates or changes the caller's own profile. The address must exist in the community. The first save, and the first
   * after the privacy text has changed, needs the version that was agreed to.
   */
  saveProfile: writes(
    'visitor',
    v.strictObject({
      name: text('姓名', 20),
      phone,
      address: v.nullable(address),
      birthdate: v.optional(v.nullable(birthdate)),
      diet: v.optional(diet),
      dietNote: v.optional(optionalText('饮食说明', 60)),
      privacyVersion: v.optional(v.string()),
    }),
    v.object({ personId: id }),
  ),

  /** The number behind the code of WeChat's phone button. Remembered, so that a profile with it counts as verified. */
  redeemPhone: writes(
    'visitor',
    v.strictObject({ code: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
    v.object({ phone: v.string() }),
  ),

  /** What neighbours see: nickname and picture, by WeChat's own inputs. */
  saveFace: writes(
    'resident',
    v.strictObject({ nickname: optionalText('昵称', 20), avatar: v.union([v.literal(''), fileId]) }),
    done,
  ),

  /** Keeps the size of letters with the account. */
  saveLetterSize: writes('resident', v.strictObject({ letterSize: v.picklist(LETTER_SIZES) }), done),

  /** The person has just allowed one message of each of these templates. */
  allowMessages: writes(
    'resident',
    v.strictObject({
      templates: v.pipe(v.array(v.picklist(MESSAGE_TEMPLATES)), v.minLength(1), v.maxLength(3)),
    }),
    done,
  ),

  /** The first administrator of a community claims it with the code that its creation printed. */
  claimAdmin: writes(
    'resident',
    v.strictObject({ code: v.pipe(v.string(), v.trim(), v.minLength(1, '请填写开通码'), v.maxLength(40)) }),
    done,
  ),
}
