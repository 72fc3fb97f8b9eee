import { defineCollection, type Entity } from '../database'
import { householdOf } from './household'
import type {
  DietFlag,
  LetterSize,
  LinkState,
  MessageTemplate,
  ProxyScope,
  Role,
} from '../../../miniprogram/shared/vocabulary'

export { addressOf, householdOf } from './household'

/** Whom the community knows. A person may have no WeChat at all. */
export interface Person extends Entity {
  name: string
  /** Pinyin initials of the name in lower case, for search: 王秀英 → wxy. */
  initials: string
  phone: string
  /** Last four digits, for search. */
  phoneTail: string
  address: Address | null
  /** Number of the grid that the building belongs to; null without an address. */
  grid: string | null
  /** "1952-03-08", or null where the person has not said. */
  birthdate: string | null
  diet: DietFlag[]
  /** What the flags cannot say: "对花生过敏". */
  dietNote: string
  /** What staff wrote down about them, e.g. when to call. Never shown to residents. */
  note: string
  /** Grows with every save: a stale editor is refused. */
  version: number
  /** Id of the record that this one turned out to repeat; such a record is found by nobody any more. */
  mergedInto: string | null
  /** When it was: a sweep looks for a while after what was being booked at that very moment. Null if not merged. */
  mergedAt: number | null
  /**
   * Id of the record that is being merged into this one, which must not go itself meanwhile; in a merged record, of the
   * one that its things are still on their way to. A sweep finishes what was interrupted.
   */
  merging: string | null
  createdAt: number
  /** Who wrote it down: the openid of the person or of a staff member. */
  createdBy: string
}

export interface Address {
  building: string
  unit: string
  room: string
}

export interface RoleGrant {
  id: string
  role: Role
  /** What the role is limited to: the number of a grid; absent means the whole community. */
  scope?: string
  grantedBy: string
  grantedByName: string
  grantedAt: number
  /** Epoch ms after which the grant is no longer valid. */
  until?: number
}

/**
 * That this account may act for somebody: asked for, confirmed by that person's own tap or by staff face to face, and
 * ended by either side. The account of whoever acts is the one place where it stands, so that one read decides; the
 * other side finds it by `links.personId`.
 */
export interface ProxyLink {
  /** Cannot be guessed: whoever holds it was sent the invitation. */
  id: string
  /** For whom; null until somebody has confirmed. */
  personId: string | null
  /** As the asking side wrote it; repeats the person's own once confirmed. */
  name: string
  phone: string
  household: string
  /** As the person's; null where it is not known, and until somebody has confirmed. */
  birthdate: string | null
  /** 妈妈, 爸爸, 外婆, 女儿 … as the account's holder calls them. */
  relation: string
  scopes: ProxyScope[]
  state: LinkState
  /** A guardian acts for a minor; everybody else was asked. */
  kind: 'family' | 'guardian'
  /** The end of a guardian's link: the child's eighteenth birthday, epoch ms. */
  until: number | null
  askedAt: number
  confirmedAt: number | null
  /** By whose word it stands: their own tap, a member of staff who saw them, or the guardian who wrote the child down. */
  confirmedBy: 'self' | 'staff' | 'guardian' | null
  /** The member of staff, for `staff`. */
  confirmedByName: string
  endedAt: number | null
}

/**
 * A WeChat user, with all that is needed to decide what they may do and what it costs them, in one document: one round trip
 * answers who calls. `_id` is the openid. Name, phone, household and birthdate repeat the person's, and are written
 * together with it.
 */
export interface Account extends Entity {
  personId: string
  name: string
  phone: string
  household: string
  birthdate: string | null
  /** Whether WeChat itself has told us that phone. */
  phoneVerified: boolean
  /** What the person shows to neighbours; both may be empty. */
  nickname: string
  avatar: string
  letterSize: LetterSize
  roles: RoleGrant[]
  links: ProxyLink[]
  createdAt: number
}

export const accounts = defineCollection<Account>('accounts', {
  byPerson: { fields: ['personId'] },
  byPhone: { fields: ['phone'] },
  byLinkedPerson: { fields: ['links.personId'] },
  byLinkedPhone: { fields: ['links.phone'] },
  byLink: { fields: ['links.id'] },
  byRole: { fields: ['roles.role'] },
})

/** Every search leaves out records that were merged: with that first, a search reads what it finds and nothing else. */
export const persons = defineCollection<Person>('persons', {
  byName: { fields: ['mergedInto', 'name'] },
  byInitials: { fields: ['mergedInto', 'initials'] },
  byPhoneTail: { fields: ['mergedInto', 'phoneTail'] },
  byRoom: { fields: ['mergedInto', 'address.building', 'address.unit', 'address.room'] },
  byMergedAt: { fields: ['mergedAt'] },
  byMerging: { fields: ['merging'] },
})

/** WeChat's name of a subscribe template, and which of its keywords carry our words. */
export interface TemplateBinding {
  id: string
  /** A `thing` keyword, 20 signs at most. */
  title: string
  /** A `thing` keyword, 20 signs at most. */
  text: string
  /** A `time` keyword. */
  at: string
}

/** One community of the deployment; its id is what every other document carries as `community`. */
export interface Community extends Entity {
  name: string
  /** The office's telephone, for the button that is always in sight. */
  phone: string
  /** Which buildings, units and rooms exist, and which grid each building belongs to. */
  buildings: { building: string; grid: string; units: number; floors: number; roomsPerFloor: number }[]
  /** How residents pay here. */
  paymentChannel: 'onsite' | 'wechat'
  /** Subscribe templates that were applied for; without one nothing is pushed. */
  templates: Partial<Record<MessageTemplate, TemplateBinding>>
  /**
   * Openids of the administrators: one document, so that one conditional update protects the last of them. What an
   * account may do is decided by its grants alone.
   */
  admins: string[]
  /** Fingerprint of the code with which the first administrator claims the community, until it is used. */
  claim: { codeHash: string; until: number } | null
}

export const communities = defineCollection<Community>('communities')

/** What a record of a person is found by, besides its name. */
export const phoneTailOf = (phone: string): string => phone.slice(-4)

/** A new record; what is not known yet is empty. */
export function newPerson(
  given: Pick<
    Person,
    '_id' | 'name' | 'initials' | 'phone' | 'address' | 'grid' | 'createdAt' | 'createdBy'
  > &
    Partial<Pick<Person, 'birthdate' | 'diet' | 'dietNote' | 'note'>>,
): Person {
  return {
    birthdate: null,
    diet: [],
    dietNote: '',
    note: '',
    ...given,
    phoneTail: phoneTailOf(given.phone),
    version: 1,
    mergedInto: null,
    mergedAt: null,
    merging: null,
  }
}

/** A new account of a person. */
export function newAccount(
  openid: string,
  person: Pick<Person, '_id' | 'name' | 'phone' | 'address' | 'birthdate'>,
  createdAt: number,
): Account {
  const { _id: personId, name, phone, address, birthdate } = person
  return {
    _id: openid,
    personId,
    name,
    phone,
    household: householdOf(personId, address),
    birthdate,
    phoneVerified: false,
    nickname: '',
    avatar: '',
    letterSize: 'phone',
    roles: [],
    links: [],
    createdAt,
  }
}
