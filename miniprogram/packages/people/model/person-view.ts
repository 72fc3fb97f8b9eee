import type { PersonRecord } from '../../../services/people'
import { ageAt, birthdateInWords, faceOf } from '../../../shared/people'
import { dayInWords, momentInWords, pickupInWords } from '../../../shared/time'
import { dietLabel, PROXY_SCOPES, proxyScopeLabel, type ProxyScope } from '../../../shared/vocabulary'
import type { Caller } from '../../../view/staff-routes'

type Link = PersonRecord['proxies'][number]

export interface Fact {
  label: string
  text: string
}

export interface LinkRow {
  linkId: string
  /** The other side's record; empty where there is none yet. */
  personId: string
  /** "李梅 可以替 TA 办" */
  who: string
  /** "订餐、团购" */
  what: string
  /** Since when and by whose word, or that it is over. */
  when: string
  active: boolean
}

export interface NamesakeRow {
  personId: string
  name: string
  about: string
  why: string
}

export interface PersonView {
  name: string
  face: string
  /** "74 岁 · 第 2 网格 · 用微信" */
  about: string
  /** Why some of it is hidden; empty where nothing is. */
  hidden: string
  /** To be dialled; empty where it is masked. */
  phone: string
  facts: Fact[]
  diet: string[]
  note: string
  requests: LinkRow[]
  proxies: LinkRow[]
  actsFor: LinkRow[]
  bookings: { id: string; title: string; when: string; next: string }[]
  namesakes: NamesakeRow[]
  may: PersonRecord['may']
  caller: Caller
}

/** "订餐、团购", in the order of the vocabulary. */
export const scopesInWords = (scopes: readonly ProxyScope[]): string =>
  PROXY_SCOPES.filter((scope) => scopes.includes(scope))
    .map((scope) => proxyScopeLabel[scope])
    .join('、')

function whenOf({ state, confirmedAt, confirmedByName, askedAt }: Link, now: number): string {
  if (state === 'revoked') return '已经停止'
  if (confirmedAt === null) return `${dayInWords(askedAt, now)}提的请求,还没有同意`
  const witness = confirmedByName ? `,${confirmedByName}当面确认` : ''
  return `${dayInWords(confirmedAt, now)}同意${witness}`
}

const linkRow = (link: Link, who: string, now: number): LinkRow => ({
  linkId: link.linkId,
  personId: link.personId ?? '',
  who,
  what: scopesInWords(link.scopes),
  when: whenOf(link, now),
  active: link.state === 'active',
})

/** A link says what the acting side calls the other: "李梅(叫 TA 妈妈)". */
function called({ kind, name, relation }: Link): string {
  if (kind === 'guardian') return `监护人 ${name}`
  return relation ? `${name}(叫 TA ${relation})` : name
}

function aboutOf({ birthdate, minor, grid, hasWechat, now }: PersonRecord): string {
  const age = birthdate ? `${ageAt(birthdate, now)} 岁` : minor ? '未成年' : ''
  const where = grid === null ? '' : `第 ${grid} 网格`
  return [age, where, hasWechat ? '用微信' : '没有用微信'].filter(Boolean).join(' · ')
}

function factsOf(person: PersonRecord): Fact[] {
  const { phone, addressText, birthdate } = person
  return [
    { label: '电话', text: phone || '没有留' },
    { label: '住址', text: addressText || '没有登记' },
    ...(birthdate ? [{ label: '出生日期', text: birthdateInWords(birthdate) }] : []),
  ]
}

/** One record, as staff read it. */
export function personView(person: PersonRecord): PersonView {
  const { name, phone, addressText, sight, now } = person
  return {
    name,
    face: faceOf(name),
    about: aboutOf(person),
    hidden: sight === 'masked' ? '电话和门牌,只有 TA 那个网格的网格员和管理员看得到。' : '',
    phone: sight === 'full' ? phone : '',
    facts: factsOf(person),
    diet: person.diet.map((flag) => dietLabel[flag]).concat(person.dietNote || []),
    note: person.note,
    requests: person.requests.map((link) => linkRow(link, `${link.name} 想替 TA 办`, now)),
    proxies: person.proxies.map((link) => linkRow(link, `${called(link)} 替 TA 办`, now)),
    actsFor: person.actsFor.map((link) =>
      linkRow(link, `TA 替 ${[link.relation, link.name].filter(Boolean).join(' ')} 办`, now),
    ),
    bookings: person.bookings.map(({ id, title, createdAt, placedByName, next }) => ({
      id,
      title,
      when: `${momentInWords(createdAt, now)}${placedByName && placedByName !== name ? ` ${placedByName}代订` : '订'}`,
      next: next ? `${pickupInWords(next.from, next.to, now)} ${next.what} · ${next.place}` : '',
    })),
    namesakes: person.namesakes.map((other) => ({
      personId: other.personId,
      name: other.name,
      about: [other.whereText, other.maskedPhone].filter(Boolean).join(' · '),
      why: other.why,
    })),
    may: person.may,
    caller: { personId: person.personId, name, about: [addressText, phone].filter(Boolean).join(' · ') },
  }
}

/** What is asked before something that cannot be undone. */
export interface Question {
  title: string
  consequence: string
  usual: readonly string[]
  action: string
}

export const eraseQuestion = (name: string): Question => ({
  title: `删除${name}的资料`,
  consequence:
    '姓名、电话、住址、出生日期和饮食要求都会删掉,找不回来。订单和账目留着,不再写是谁的。只在本人要求时删。',
  usual: ['本人要求删除', '登记错了人'],
  action: '确定删除',
})

export const stopQuestion = ({ who }: LinkRow): Question => ({
  title: '停止代办',
  consequence: `「${who}」马上停止。已经订好的不受影响,以后要再办,得重新同意。`,
  usual: ['本人来说的', '本人打电话说的'],
  action: '确定停止',
})
