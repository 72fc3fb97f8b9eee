import type { Family, LinkOverMe, MyLink } from '../../../services/family'
import { faceOf } from '../../../shared/people'
import { dayInWords } from '../../../shared/time'
import type { LinkState, ProxyScope } from '../../../shared/vocabulary'
import { linkStateLabel } from '../../../shared/vocabulary'
import { called, neverAgreed } from './family-view'
import { scopesAsVerbs, type CheckRow, allScopeRows } from './scopes'

/** One link, from the side of whoever reads. */
export interface LinkView {
  id: string
  /** I act for them, or they for me. */
  side: 'mine' | 'overMe'
  face: string
  title: string
  phone: string
  state: LinkState
  stateWords: string
  /** One sentence: what it means now. */
  sentence: string
  facts: { label: string; text: string }[]
  /** What they may do for me, to switch; empty for a link of mine. */
  rows: CheckRow[]
  scopes: ProxyScope[]
  /** "李梅", "妈妈": whom the buttons are about. */
  whom: string
}

const MEANINGS: Record<LinkState, (verbs: string) => string> = {
  pending: (verbs) => `等 TA 点了同意,就能替 TA ${verbs}`,
  active: (verbs) => `可以替 TA ${verbs}`,
  revoked: () => '已经停止,不能再替 TA 办了',
}

const fact = (label: string, text: string): { label: string; text: string }[] =>
  text ? [{ label, text }] : []

const day = (at: number | null, now: number): string => (at === null ? '' : dayInWords(at, now))

/** Of a request that came to nothing there is nothing to stop. */
const END_OF_REQUEST = {
  stateWords: '没有同意',
  sentence: '这次没有同意,不能替 TA 办。还想办,可以在“家人”里再问一次',
}

const linkOfMine = (link: MyLink, now: number): LinkView => ({
  id: link.linkId,
  side: 'mine',
  face: faceOf(link.name),
  title: called(link.relation, link.name),
  phone: link.maskedPhone,
  state: link.state,
  stateWords: linkStateLabel[link.state],
  sentence: MEANINGS[link.state](scopesAsVerbs(link.scopes)),
  ...(neverAgreed(link) ? END_OF_REQUEST : {}),
  facts: [
    ...fact('电话', link.maskedPhone),
    ...fact('哪天问的', day(link.askedAt, now)),
    ...fact('哪天同意的', day(link.confirmedAt, now)),
    ...fact(neverAgreed(link) ? '哪天结束的' : '哪天停的', day(link.endedAt, now)),
  ],
  rows: [],
  scopes: link.scopes,
  whom: link.relation || link.name,
})

const linkOverMe = (link: LinkOverMe, now: number): LinkView => ({
  id: link.linkId,
  side: 'overMe',
  face: faceOf(link.name),
  title: link.name,
  phone: link.maskedPhone,
  state: link.state,
  stateWords: linkStateLabel[link.state],
  sentence: `${link.name}可以替您${scopesAsVerbs(link.scopes)}`,
  facts: [
    ...fact('电话', link.maskedPhone),
    ...fact('称呼您', link.relation),
    ...fact('从哪天起', day(link.confirmedAt, now)),
    ...fact(
      '谁确认的',
      link.confirmedByName ? `社区工作人员${link.confirmedByName},当面问过您` : '您自己点的同意',
    ),
  ],
  rows: allScopeRows(link.scopes),
  scopes: link.scopes,
  whom: link.name,
})

/** The link with this id, whichever side the reader is on; null if there is none. */
export function linkView(family: Family, id: string): LinkView | null {
  const mine = family.mine.find(({ linkId }) => linkId === id)
  if (mine) return linkOfMine(mine, family.now)
  const over = family.overMe.find(({ linkId }) => linkId === id)
  return over ? linkOverMe(over, family.now) : null
}
