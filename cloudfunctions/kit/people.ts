import { defineCollection, type Entity } from './database'
import type { ProxyScope, Role } from '../../miniprogram/shared/vocabulary'

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
  /** What staff wrote down about them, e.g. when to call. Never shown to residents. */
  note: string
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
  role: Role
  /** What the role is limited to: a grid, a building, a course; absent means the whole community. */
  scope?: string
  grantedBy: string
  grantedAt: number
  /** Epoch ms after which the grant is no longer valid. */
  until?: number
}

/** Somebody for whom this account may act. */
export interface ProxyLink {
  personId: string
  name: string
  phone: string
  household: string
  /** 妈妈, 爸爸, 外婆, 女儿 … as the person calls them. */
  relation: string
  scopes: ProxyScope[]
  state: 'pending' | 'active' | 'revoked'
}

/**
 * A WeChat user, with all that is needed to decide what they may do, in one document: one round trip answers who calls.
 * `_id` is the openid. Name, phone and household repeat the person's, and are written together with it.
 */
export interface Account extends Entity {
  personId: string
  name: string
  phone: string
  household: string
  roles: RoleGrant[]
  links: ProxyLink[]
  createdAt: number
}

export const accounts = defineCollection<Account>('accounts', {
  byPerson: { fields: ['personId'] },
})

export const persons = defineCollection<Person>('persons', {
  byName: { fields: ['name'] },
  byInitials: { fields: ['initials'] },
  byPhoneTail: { fields: ['phoneTail'] },
  byRoom: { fields: ['address.building', 'address.unit', 'address.room'] },
})

/** One community of the deployment; its id is what every other document carries as `community`. */
export interface Community extends Entity {
  name: string
  /** The office's telephone, for the button that is always in sight. */
  phone: string
  /** Which buildings, units and rooms exist, and which grid each building belongs to. */
  buildings: { building: string; grid: string; units: number; floors: number; roomsPerFloor: number }[]
  /** How residents pay here. */
  paymentChannel: 'onsite' | 'wechat'
}

export const communities = defineCollection<Community>('communities')

/** Whoever shares a flat shares the household limits; a person without an address is a household of one. */
export function householdOf(personId: string, address: Address | null): string {
  return address ? `${address.building}_${address.unit}_${address.room}` : `person_${personId}`
}
