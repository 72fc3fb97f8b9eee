import type { Input } from '../../../services/cloud'
import type { PersonRecord } from '../../../services/people'
import { PROXY_SCOPES, proxyScopeLabel, type ProxyScope } from '../../../shared/vocabulary'
import { scopesInWords } from './person-view'

/** Two people at the counter: who shall act for whom. */
export interface LinkForm {
  /** Record of whoever is going to act; empty until chosen. */
  proxyId: string
  proxyName: string
  /** What they call the other. */
  relation: string
  scopes: ProxyScope[]
  /** The elder said yes here and now. */
  agreed: boolean
}

export const EMPTY_LINK: LinkForm = {
  proxyId: '',
  proxyName: '',
  relation: '',
  scopes: ['meals', 'groupbuy'],
  agreed: false,
}

/** What people here call those for whom they do things. */
export const RELATIONS = [
  '妈妈',
  '爸爸',
  '婆婆',
  '公公',
  '岳母',
  '岳父',
  '奶奶',
  '爷爷',
  '姥姥',
  '姥爷',
  '老伴',
  '邻居',
] as const

export const SCOPE_CHIPS = PROXY_SCOPES.map((value) => ({ value, label: proxyScopeLabel[value] }))

/** What is asked before the button, with everything that it does. */
export const linkSentence = ({ proxyName, scopes }: LinkForm, elder: string): string =>
  proxyName && scopes.length
    ? `${proxyName} 可以替 ${elder} ${scopesInWords(scopes)}。${elder}当面点头了吗`
    : ''

/** The first thing that is missing, as a sentence. Who made the request has said already what they call the elder. */
export function linkProblem(form: LinkForm, elder: string, requested: boolean): string {
  const { proxyName, relation, scopes, agreed } = form
  if (!proxyName) return '请先找到要替 TA 办事的人'
  if (!requested && !relation.trim()) return `请选${proxyName}怎么称呼${elder}`
  if (!scopes.length) return '请至少选一样可以代办的事'
  return agreed ? '' : `请先当面问过${elder},再点「老人当面同意」`
}

/** A request that waits, as it was made; without a name where it waits no more. */
export function requestForm({ requests }: Pick<PersonRecord, 'requests'>, linkId: string): LinkForm {
  const link = requests.find((one) => one.linkId === linkId)
  if (!link) return { ...EMPTY_LINK, scopes: [] }
  const { name, relation, scopes, personId } = link
  return { proxyId: personId ?? '', proxyName: name, relation, scopes, agreed: false }
}

export const linkOf = (
  { proxyId, relation, scopes }: LinkForm,
  personId: string,
): Input<'people', 'linkPeople'> => ({ personId, proxyPersonId: proxyId, relation, scopes })
