import type { InferInput } from 'valibot'
import type { Booking } from '../kit/bookings'
import { maskPhone } from '../kit/masking'
import type { Account, Address, Community, Person, RoleGrant } from '../kit/people'
import { addressInWords } from '../../miniprogram/shared/people'
import type { BookingKind, Role } from '../../miniprogram/shared/vocabulary'
import type { contract } from './contract'

type Output<A extends keyof typeof contract> = InferInput<(typeof contract)[A]['output']>

export const communityView = ({
  _id,
  name,
  phone,
  paymentChannel,
}: Community): Output<'me'>['community'] => ({
  id: _id,
  name,
  phone,
  paymentChannel,
})

/** The roles that are valid now. */
export const validRoles = (grants: readonly RoleGrant[], now: number): Role[] => [
  ...new Set(grants.filter((g) => g.until === undefined || g.until > now).map((grant) => grant.role)),
]

export function nextView(
  kind: BookingKind,
  booking: Booking,
  reader: string,
): Output<'home'>['next'][number][] {
  if (!booking.next) return []
  const { _id, title, personId, personName, next } = booking
  return [{ kind, id: _id, title, personName: personId === reader ? null : personName, ...next }]
}

export const profileView = (
  account: Account,
  person: Person | null,
): NonNullable<Output<'me'>['profile']> => ({
  personId: account.personId,
  name: account.name,
  phone: account.phone,
  address: person?.address ?? null,
  birthdate: person?.birthdate ?? null,
  grid: person?.grid ?? null,
})

export const familyView = (account: Account): Output<'me'>['family'] =>
  account.links
    .filter((link) => link.state === 'active')
    .map(({ personId, name, relation, scopes }) => ({ personId, name, relation, scopes }))

/** "3 号楼 2 单元 501", nothing without an address. */
export const addressText = (address: Address | null): string => (address ? addressInWords(address) : '')

export const foundView = (person: Person): Output<'searchPeople'>['items'][number] => ({
  personId: person._id,
  name: person.name,
  maskedPhone: maskPhone(person.phone),
  addressText: addressText(person.address),
  grid: person.grid,
})
