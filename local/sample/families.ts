import { householdOf, type Person, type ProxyLink } from '../../cloudfunctions/kit/people'
import { derivedId } from '../../cloudfunctions/kit/fingerprint'
import { comesOfAge } from '../../cloudfunctions/kit/people/age'
import { DAY } from '../../miniprogram/shared/time'
import type { ProxyScope } from '../../miniprogram/shared/vocabulary'
import { personIdOf } from './keys'

/** How one person of the sample stands to another. */
interface Family {
  from: string
  to: string
  relation: string
  scopes: ProxyScope[]
  askedDaysAgo: number
  /** By whose word it stands; absent while nobody has answered. */
  confirmedBy?: 'self' | 'staff' | 'guardian'
  confirmedByName?: string
  endedDaysAgo?: number
}

const CHILDREN: ProxyScope[] = ['meals', 'classes', 'groupbuy', 'health']

/** One of each kind: confirmed by a tap and at the counter, a guardian's two, one that waits and one that is over. */
const FAMILIES: readonly Family[] = [
  {
    from: 'li-mei',
    to: 'wang-xiuying',
    relation: '妈妈',
    scopes: ['meals', 'groupbuy'],
    askedDaysAgo: 61,
    confirmedBy: 'self',
  },
  {
    from: 'li-mei',
    to: 'li-guihua',
    relation: '姑姑',
    scopes: ['groupbuy'],
    askedDaysAgo: 50,
    confirmedBy: 'staff',
    confirmedByName: '吴刚',
    endedDaysAgo: 12,
  },
  {
    from: 'sun-li',
    to: 'sun-baoguo',
    relation: '爸爸',
    scopes: ['meals', 'groupbuy', 'health'],
    askedDaysAgo: 40,
    confirmedBy: 'staff',
    confirmedByName: '何静',
  },
  { from: 'zhao-lei', to: 'zhao-guoqing', relation: '爸爸', scopes: ['meals', 'groupbuy'], askedDaysAgo: 1 },
  ...['liu-yinuo', 'liu-yifan'].map((to): Family => ({
    from: 'liu-yang',
    to,
    relation: to === 'liu-yinuo' ? '女儿' : '儿子',
    scopes: CHILDREN,
    askedDaysAgo: 30,
    confirmedBy: 'guardian',
  })),
]

/** Long and not to be guessed from the names, as a real one is; the same in every sample. */
export const linkIdOf = (from: string, to: string): string => derivedId('sample link', from, to)

function linkOf(family: Family, { _id, name, phone, address, birthdate }: Person, now: number): ProxyLink {
  const { from, to, relation, scopes, askedDaysAgo, confirmedBy, confirmedByName = '', endedDaysAgo } = family
  const askedAt = now - askedDaysAgo * DAY
  const guardian = confirmedBy === 'guardian'
  return {
    id: linkIdOf(from, to),
    personId: confirmedBy ? _id : null,
    name,
    phone,
    household: confirmedBy ? householdOf(_id, address) : '',
    birthdate: confirmedBy ? birthdate : null,
    relation,
    scopes,
    state: endedDaysAgo !== undefined ? 'revoked' : confirmedBy ? 'active' : 'pending',
    kind: guardian ? 'guardian' : 'family',
    until: guardian ? comesOfAge(birthdate) : null,
    askedAt,
    confirmedAt: confirmedBy ? askedAt + DAY / 2 : null,
    confirmedBy: confirmedBy ?? null,
    confirmedByName,
    endedAt: endedDaysAgo === undefined ? null : now - endedDaysAgo * DAY,
  }
}

/** For whom one person of the sample acts, acted or asks to act. */
export const linksOf = (key: string, persons: ReadonlyMap<string, Person>, now: number): ProxyLink[] =>
  FAMILIES.filter(({ from }) => from === key).map((family) =>
    linkOf(family, persons.get(personIdOf(family.to))!, now),
  )
