import type { Family, LinkOverMe, MyLink } from '../../../services/family'
import { faceOf } from '../../../shared/people'
import { dayInWords } from '../../../shared/time'
import type { LinkState, ProxyScope } from '../../../shared/vocabulary'
import { ageInWords } from './age'
import { scopesAsVerbs } from './scopes'

/** Somebody of the family, as `member-row` shows it. */
export interface MemberRow {
  /** Of the link; of the person for a child. */
  id: string
  face: string
  title: string
  note: string
  tag: string
  tone: string
  icon: string
}

/** Somebody asks to act for the reader, as `request-card` shows it. */
export interface RequestView {
  id: string
  /** Who asks. */
  from: string
  face: string
  title: string
  about: string
  scopes: ProxyScope[]
}

export interface FamilyView {
  requests: RequestView[]
  mine: MemberRow[]
  children: MemberRow[]
  overMe: MemberRow[]
}

export const NO_FAMILY: FamilyView = { requests: [], mine: [], children: [], overMe: [] }

/** "妈妈 王秀英"; the name alone where both are the same. */
export const called = (relation: string, name: string): string =>
  relation && relation !== name ? `${relation} ${name}` : name

const TAGS: Record<LinkState, { tag: string; tone: string; icon: string }> = {
  pending: { tag: '等 TA 同意', tone: 'waiting', icon: 'time' },
  active: { tag: '', tone: 'good', icon: '' },
  revoked: { tag: '已停止', tone: 'past', icon: 'close' },
}

/** A request that came to nothing: refused, or taken back before there was an answer. */
export const neverAgreed = ({ state, confirmedAt }: Pick<MyLink, 'state' | 'confirmedAt'>): boolean =>
  state === 'revoked' && confirmedAt === null

const tagOf = (link: MyLink) => (neverAgreed(link) ? { ...TAGS.revoked, tag: '没有同意' } : TAGS[link.state])

function noteOf(link: MyLink, now: number): string {
  const verbs = scopesAsVerbs(link.scopes)
  if (link.state === 'pending') return `${dayInWords(link.askedAt, now)}问的,想替 TA ${verbs}`
  if (link.state === 'active') return `可以替 TA ${verbs}`
  if (neverAgreed(link)) return '还想替 TA 办,可以再问一次'
  return link.endedAt === null ? '不能再替 TA 办了' : `${dayInWords(link.endedAt, now)}停的`
}

const mineRow = (link: MyLink, now: number): MemberRow => ({
  id: link.linkId,
  face: faceOf(link.name),
  title: called(link.relation, link.name),
  note: noteOf(link, now),
  ...tagOf(link),
})

const overMeRow = (link: LinkOverMe): MemberRow => ({
  id: link.linkId,
  face: faceOf(link.name),
  title: link.name,
  note: `可以替您${scopesAsVerbs(link.scopes)}`,
  ...TAGS.active,
})

const childRow = (child: Family['children'][number], now: number): MemberRow => ({
  id: child.personId,
  face: faceOf(child.name),
  title: child.name,
  note: ageInWords(child.birthdate, now),
  ...TAGS.active,
})

/** "称您为妈妈" tells the reader at once whether they are meant. */
export const requestView = ({ linkId, name, maskedPhone, relation, scopes }: LinkOverMe): RequestView => ({
  id: linkId,
  from: name,
  face: faceOf(name),
  title: `${name}想替您办事`,
  about: `称您为${relation},电话 ${maskedPhone}`,
  scopes,
})

export const familyView = ({ mine, children, overMe, requests, now }: Family): FamilyView => ({
  requests: requests.map(requestView),
  mine: mine.filter(({ kind }) => kind === 'family').map((link) => mineRow(link, now)),
  children: children.map((child) => childRow(child, now)),
  overMe: overMe.map(overMeRow),
})

export const isNobody = (view: FamilyView): boolean =>
  view.requests.length + view.mine.length + view.children.length + view.overMe.length === 0
