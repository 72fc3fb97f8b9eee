import type { ProxyScope } from '../../../shared/vocabulary'
import { PROXY_SCOPES, proxyScopeLabel } from '../../../shared/vocabulary'

/** A row to tick. */
export interface CheckRow {
  value: ProxyScope
  label: string
  note: string
  on: boolean
}

const NOTES: Record<ProxyScope, string> = {
  groupbuy: '订菜,改和取消,看订单和取货码',
  meals: '订社区食堂的饭,改和取消',
  classes: '报社区学堂的课,请假和退课',
  health: '登记血压血糖,看以前的记录',
}

/** What one does, as the end of "李梅想替您…". */
const VERBS: Record<ProxyScope, string> = {
  groupbuy: '订菜',
  meals: '订餐',
  classes: '报课',
  health: '登记健康数据',
}

/** The most usual first. */
const ORDER: readonly ProxyScope[] = ['groupbuy', 'meals', 'classes', 'health']

const ordered = (scopes: readonly ProxyScope[]): ProxyScope[] =>
  ORDER.filter((scope) => scopes.includes(scope))

/** Rows for what is on offer, with what is ticked. */
export const scopeRows = (offered: readonly ProxyScope[], on: readonly ProxyScope[]): CheckRow[] =>
  ordered(offered).map((value) => ({
    value,
    label: proxyScopeLabel[value],
    note: NOTES[value],
    on: on.includes(value),
  }))

export const allScopeRows = (on: readonly ProxyScope[]): CheckRow[] => scopeRows(PROXY_SCOPES, on)

/** "订菜、订餐" */
export const scopesAsVerbs = (scopes: readonly ProxyScope[]): string =>
  ordered(scopes)
    .map((scope) => VERBS[scope])
    .join('、')

/** What most families want. */
export const USUAL_SCOPES: readonly ProxyScope[] = ['groupbuy', 'meals']
