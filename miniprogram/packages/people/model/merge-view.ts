import type { PersonRecord } from '../../../services/people'
import { birthdateInWords } from '../../../shared/people'
import { dietLabel } from '../../../shared/vocabulary'

/** One of the two records as something to choose. */
export interface MergeSide {
  personId: string
  title: string
  name: string
  about: string
}

/** One fact of the two records, beside each other. */
export interface MergeRow {
  label: string
  first: string
  second: string
  /** They say different things: look twice. */
  differs: boolean
}

type Fact = [label: string, of: (person: PersonRecord) => string]

const NONE = '没有写'
const TITLES = ['第一份', '第二份']

const many = (n: number, unit: string): string =>
  n === 0 ? '' : n < 10 ? `${n} ${unit}` : `至少 ${n} ${unit}`

const PLAIN: readonly Fact[] = [
  ['姓名', ({ name }) => name],
  ['电话', ({ phone }) => phone],
  ['住址', ({ addressText }) => addressText],
  ['出生日期', ({ birthdate }) => (birthdate ? birthdateInWords(birthdate) : '')],
]

const FACTS: readonly Fact[] = [
  ...PLAIN,
  [
    '饮食要求',
    ({ diet, dietNote }) => [...diet.map((flag) => dietLabel[flag]), dietNote].filter(Boolean).join('、'),
  ],
  ['备注', ({ note }) => note],
  ['微信', ({ hasWechat }) => (hasWechat ? '用微信' : '没有用')],
  ['家人代办', ({ proxies, actsFor }) => many(proxies.length + actsFor.length, '位')],
  ['订过的', ({ bookings }) => many(bookings.length, '单')],
]

const aboutOf = ({ phone, addressText, hasWechat }: PersonRecord): string =>
  [phone, addressText, hasWechat ? '用微信' : '没有用微信'].filter(Boolean).join(' · ')

export const mergeSides = (records: readonly PersonRecord[]): MergeSide[] =>
  records.map((person, i) => ({
    personId: person.personId,
    title: TITLES[i] ?? '',
    name: person.name,
    about: aboutOf(person),
  }))

/** Every fact that one of the two knows. */
export function mergeRows([one, two]: readonly PersonRecord[]): MergeRow[] {
  if (!one || !two) return []
  return FACTS.map(([label, of]) => ({ label, first: of(one), second: of(two) }))
    .filter(({ first, second }) => first !== '' || second !== '')
    .map(({ label, first, second }) => ({
      label,
      first: first || NONE,
      second: second || NONE,
      differs: first !== '' && second !== '' && first !== second && PLAIN.some(([name]) => name === label),
    }))
}

/** What will have happened, sentence by sentence, when the record of this id stays. */
export function mergeConsequences(records: readonly PersonRecord[], keepId: string): string[] {
  const at = records.findIndex(({ personId }) => personId === keepId)
  const [keep, other] = [records[at], records[1 - at]]
  if (!keep || !other) return []
  const filled = PLAIN.filter(([, of]) => !of(keep) && of(other)).map(([label]) => label)
  return [
    `留下${TITLES[at] ?? ''}:${keep.name},${aboutOf(keep)}。`,
    '另一份名下的订单、消息、家人和微信,都转到留下的这一份。',
    ...(filled.length ? [`留下的没写${filled.join('、')},从另一份补上。`] : []),
    '两份不一样的地方,以留下的为准;备注和饮食要求合在一起。',
    '另一份以后找不到了,也拆不回来。',
  ]
}
