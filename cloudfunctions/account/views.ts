import type { InferInput } from 'valibot'
import type { BookingKind } from '../../miniprogram/shared/vocabulary'
import type { Booking } from '../kit/bookings'
import { maskPhone } from '../kit/masking'
import type { Account, Community, Person, ProxyLink } from '../kit/people'
import { isActive } from '../kit/people/links'
import type { contract } from './contract'
import { standing } from './rules/link'

type Output<A extends keyof typeof contract> = InferInput<(typeof contract)[A]['output']>
type LinkOut = Output<'family'>['mine'][number]

/** Of the templates only WeChat's ids leave the server, for asking; how they are filled in does not. */
export function communityView(community: Community): Output<'me'>['community'] {
  const { _id, name, phone, paymentChannel, templates } = community
  const ids = Object.entries(templates).map(([template, { id }]) => [template, id] as const)
  return { id: _id, name, phone, paymentChannel, templates: Object.fromEntries(ids) }
}

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
  privacyVersion: string | null,
): NonNullable<Output<'me'>['profile']> => ({
  personId: account.personId,
  name: account.name,
  phone: account.phone,
  phoneVerified: account.phoneVerified,
  address: person?.address ?? null,
  birthdate: person?.birthdate ?? null,
  diet: person?.diet ?? [],
  dietNote: person?.dietNote ?? '',
  grid: person?.grid ?? null,
  nickname: account.nickname,
  avatar: account.avatar,
  privacyVersion,
})

/** A link as the account sees it that acts or asks to. */
export function linkView(link: ProxyLink, now: number): LinkOut {
  const { id, personId, name, relation, scopes, kind, phone, askedAt, confirmedAt, until } = link
  return {
    linkId: id,
    personId,
    name,
    relation,
    scopes,
    kind,
    maskedPhone: maskPhone(phone),
    askedAt,
    confirmedAt,
    until,
    ...standing(link, now),
  }
}

/** Everybody for whom an account may act now. */
export const familyView = (account: Account, now: number): Output<'me'>['family'] =>
  account.links.filter((link) => isActive(link, now)).map((link) => linkView(link, now))

/** A link as the person sees it for whom somebody acts or asks to. */
export const overMeView = (account: Account, link: ProxyLink): Output<'family'>['overMe'][number] => ({
  linkId: link.id,
  name: account.name,
  maskedPhone: maskPhone(account.phone),
  relation: link.relation,
  scopes: link.scopes,
  state: link.state,
  askedAt: link.askedAt,
  confirmedAt: link.confirmedAt,
  confirmedByName: link.confirmedByName,
})

export const childView = (link: ProxyLink, child: Person): Output<'family'>['children'][number] => ({
  linkId: link.id,
  personId: child._id,
  name: child.name,
  birthdate: child.birthdate,
  diet: child.diet,
  dietNote: child.dietNote,
})
