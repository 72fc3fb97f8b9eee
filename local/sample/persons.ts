import { householdOf } from '../../cloudfunctions/kit/people'
import type { Account, Address, Community, Person, ProxyLink } from '../../cloudfunctions/kit/people'
import { DAY } from '../../miniprogram/shared/time'
import { sampleLinks, type SamplePerson } from './people'

export const openidOf = (key: string): string => `o-${key}`
export const personIdOf = (key: string): string => `p-${key}`

/** Numbers of one made-up range: the tail tells the person, nobody is called. */
const phoneOf = (index: number): string => `1390000${String(1001 + index * 7).padStart(4, '0')}`

function addressOf(home: string | null): Address | null {
  const [building, unit, room] = home?.split('-') ?? []
  return building && unit && room ? { building, unit, room } : null
}

export interface SampleCommunityPeople {
  persons: (Person & { community: string })[]
  accounts: (Account & { community: string })[]
  users: { openid: string; name: string; roles: string[]; note: string }[]
}

const gridScope = (person: Person, role: string): { scope?: string } =>
  role === 'gridWorker' && person.grid ? { scope: person.grid } : {}

type In<T> = T & { community: string }

function personDocument(community: Community, p: SamplePerson, phone: string, createdAt: number): In<Person> {
  const address = addressOf(p.home)
  return {
    _id: personIdOf(p.key),
    community: community._id,
    name: p.name,
    initials: p.initials,
    phone,
    phoneTail: phone.slice(-4),
    address,
    grid: community.buildings.find((b) => b.building === address?.building)?.grid ?? null,
    birthdate: p.born,
    note: '',
    createdAt,
    createdBy: p.wechat ? openidOf(p.key) : openidOf('zhang-min'),
  }
}

function linksOf(key: string, person: ReadonlyMap<string, Person>): ProxyLink[] {
  return sampleLinks
    .filter(({ from }) => from === key)
    .map(({ to, relation }) => {
      const { _id, name, phone, address } = person.get(personIdOf(to))!
      const household = householdOf(_id, address)
      return {
        personId: _id,
        name,
        phone,
        household,
        relation,
        scopes: ['meals', 'groupbuy'],
        state: 'active',
      }
    })
}

function accountDocument(p: SamplePerson, person: ReadonlyMap<string, In<Person>>): In<Account> {
  const own = person.get(personIdOf(p.key))!
  const granted = { grantedBy: openidOf('liu-jianguo'), grantedAt: own.createdAt }
  return {
    _id: openidOf(p.key),
    community: own.community,
    personId: own._id,
    name: own.name,
    phone: own.phone,
    household: householdOf(own._id, own.address),
    roles: p.roles.map((role) => ({ role, ...granted, ...gridScope(own, role) })),
    links: linksOf(p.key, person),
    createdAt: own.createdAt,
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
  const persons = registered.map((p, i) =>
    personDocument(community, p, phoneOf(firstPhone + i), now - (200 - i) * DAY),
  )
  const byId = new Map(persons.map((p) => [p._id, p]))
  const accounts = registered.filter((p) => p.wechat).map((p) => accountDocument(p, byId))
  const users = people
    .filter((p) => p.wechat)
    .map((p) => ({ openid: openidOf(p.key), name: p.name || '新邻居', roles: p.roles, note: p.note }))
  return { persons, accounts, users }
}
