import type { InferInput } from 'valibot'
import { isMinor } from '../kit/people/age'
import type { Booking } from '../kit/bookings'
import type { CallTask } from '../kit/callTasks'
import { maskPhone } from '../kit/masking'
import { isValid } from '../kit/people/grants'
import type { Account, Address, Person, ProxyLink, RoleGrant } from '../kit/people'
import { addressInWords } from '../../miniprogram/shared/people'
import type { BookingKind } from '../../miniprogram/shared/vocabulary'
import type { contract } from './contract'
import { takenNow } from './rules/callTask'
import type { Sight } from './rules/sight'

type Output<A extends keyof typeof contract> = InferInput<(typeof contract)[A]['output']>
type PersonView = Output<'person'>
type LinkView = PersonView['proxies'][number]

/** "3 号楼 2 单元": enough to tell namesakes apart, without the room. */
export const whereText = (address: Address | null): string =>
  address ? `${address.building} 号楼 ${address.unit} 单元` : ''

export const foundView = (
  person: Pick<Person, '_id' | 'name' | 'phone' | 'address' | 'grid'>,
): Output<'searchPeople'>['items'][number] => ({
  personId: person._id,
  name: person.name,
  maskedPhone: maskPhone(person.phone),
  whereText: whereText(person.address),
  grid: person.grid,
})

const linkFacts = ({
  id,
  relation,
  scopes,
  state,
  kind,
  askedAt,
  confirmedAt,
  confirmedByName,
}: ProxyLink) => ({
  ...{ linkId: id, relation, scopes, state, kind, askedAt, confirmedAt, confirmedByName },
})

/** A link as the person over whom it is sees it: the other side is whoever holds the account. */
export const proxyView = (account: Account, link: ProxyLink): LinkView => ({
  ...linkFacts(link),
  personId: account.personId,
  name: account.name,
  maskedPhone: maskPhone(account.phone),
})

/** A link as its holder sees it. */
export const actsForView = (link: ProxyLink): LinkView => ({
  ...linkFacts(link),
  personId: link.personId,
  name: link.name,
  maskedPhone: maskPhone(link.phone),
})

export const bookingView = (kind: BookingKind, booking: Booking): PersonView['bookings'][number] => ({
  kind,
  id: booking._id,
  title: booking.title,
  createdAt: booking.createdAt,
  placedByName: booking.placedBy.name,
  next: booking.next,
})

/** What stands in the record itself, as far as the reader may see it. */
export function recordView(person: Person, { sight, diet, child }: Sight, now: number) {
  const full = sight === 'full'
  const minor = isMinor(person.birthdate, now)
  const { _id, version, name, phone, address, grid, birthdate } = person
  return {
    personId: _id,
    version,
    name,
    sight: full ? ('full' as const) : ('masked' as const),
    phone: full ? phone : maskPhone(phone),
    address: full ? address : null,
    addressText: full && address ? addressInWords(address) : whereText(address),
    grid,
    birthdate: full && (child || !minor) ? birthdate : null,
    minor,
    diet: diet ? person.diet : [],
    dietNote: diet ? person.dietNote : '',
    note: full ? person.note : '',
  }
}

export const grantView = (grant: RoleGrant, now: number): Output<'desk'>['grants'][number] => ({
  grantId: grant.id,
  role: grant.role,
  scope: grant.scope ?? null,
  grantedByName: grant.grantedByName,
  grantedAt: grant.grantedAt,
  until: grant.until ?? null,
  expired: !isValid(grant, now),
})

export function callTaskView(
  task: CallTask,
  phone: string,
  reader: string,
  now: number,
): Output<'callTasks'>['items'][number] {
  const taken = takenNow(task, now)
  const { _id, personId, personName, title, text, page, state, dueAt, settled, doneAt } = task
  return {
    ...{ id: _id, personId, personName, title, text, page, state, dueAt, settled, doneAt },
    maskedPhone: maskPhone(phone),
    takenByName: taken?.byName ?? null,
    takenByMe: taken?.by === reader,
    calls: task.calls,
  }
}
