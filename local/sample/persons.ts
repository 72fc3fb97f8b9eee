import { newAccount, newPerson } from '../../cloudfunctions/kit/people'
import type { Account, Address, Community, Person } from '../../cloudfunctions/kit/people'
import { initialsOf } from '../../cloudfunctions/kit/people/initials'
import { DAY } from '../../miniprogram/shared/time'
import { linksOf } from './families'
import { openidOf, personIdOf } from './keys'
import type { SamplePerson } from './people'

type In<T> = T & { community: string }

/** Numbers of one made-up range: the tail tells the person, nobody is called. */
const phoneOf = (index: number): string => `1390000${String(1001 + index * 7).padStart(4, '0')}`

const UNKNOWN_PHONE = '13900008123'

function addressOf(home: string | null): Address | null {
  const [building, unit, room] = home?.split('-') ?? []
  return building && unit && room ? { building, unit, room } : null
}

export interface SampleCommunityPeople {
  persons: In<Person>[]
  accounts: In<Account>[]
  users: { openid: string; name: string; roles: string[]; note: string; phone: string }[]
}

function personDocument(community: Community, p: SamplePerson, phone: string, createdAt: number): In<Person> {
  const address = addressOf(p.home)
  const made = newPerson({
    _id: personIdOf(p.key),
    name: p.name,
    initials: initialsOf(p.name),
    phone,
    address,
    grid: community.buildings.find((b) => b.building === address?.building)?.grid ?? null,
    birthdate: p.born,
    diet: p.diet ?? [],
    dietNote: p.dietNote ?? '',
    note: p.remark ?? '',
    createdAt,
    createdBy: openidOf(p.wechat ? p.key : (p.phoneOf ?? 'zhang-min')),
  })
  return { community: community._id, ...made }
}

function rolesOf(p: SamplePerson, own: Person, now: number): Account['roles'] {
  return p.roles.map((role) => ({
    id: `grant-${p.key}-${role}`,
    role,
    grantedBy: openidOf('liu-jianguo'),
    grantedByName: '刘建国',
    grantedAt: own.createdAt + DAY,
    ...(role === 'gridWorker' && own.grid ? { scope: own.grid } : {}),
    ...(p.roleDays === undefined ? {} : { until: now + p.roleDays * DAY }),
  }))
}

function accountDocument(
  p: SamplePerson,
  persons: ReadonlyMap<string, In<Person>>,
  now: number,
): In<Account> {
  const own = persons.get(personIdOf(p.key))!
  return {
    community: own.community,
    ...newAccount(openidOf(p.key), own, own.createdAt),
    phoneVerified: true,
    roles: rolesOf(p, own, now),
    links: linksOf(p.key, persons, now),
  }
}

/** The documents of a community's people, as if they had registered over the last months. */
export function peopleDocuments(
  community: Community,
  people: readonly SamplePerson[],
  now: number,
  firstPhone: number,
): SampleCommunityPeople {
  const registered = people.filter(({ name }) => name)
  const indexOf = (key: string): number => registered.findIndex((p) => p.key === key)
  const persons = registered.map((p, i) =>
    personDocument(community, p, phoneOf(firstPhone + indexOf(p.phoneOf ?? p.key)), now - (200 - i) * DAY),
  )
  const byId = new Map(persons.map((p) => [p._id, p]))
  const accounts = registered.filter((p) => p.wechat).map((p) => accountDocument(p, byId, now))
  const users = people
    .filter((p) => p.wechat)
    .map(({ key, name, roles, note }) => ({
      openid: openidOf(key),
      name: name || '新邻居',
      roles,
      note,
      // What WeChat itself knows, also of somebody whom the community does not know yet.
      phone: byId.get(personIdOf(key))?.phone ?? UNKNOWN_PHONE,
    }))
  return { persons, accounts, users }
}
