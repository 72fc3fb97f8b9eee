import { isoDate } from '../shared/time'
import { roleLabel, type Role } from '../shared/vocabulary'

/** "12月31日", with the year when it is another one. */
export function dateInWords(at: number, now: number): string {
  const [year = '', month = '', day = ''] = isoDate(at).split('-')
  const date = `${Number(month)}月${Number(day)}日`
  return isoDate(now).startsWith(year) ? date : `${year}年${date}`
}

interface Grant {
  role: Role
  scope: string | null
  until: number | null
}

/** What a grant is limited to: "第 1 网格 · 到 12月31日"; empty for no limit. */
export function limitsInWords({ role, scope, until }: Grant, now: number): string {
  const everywhere = role === 'gridWorker' ? '全社区' : ''
  const where = scope === null ? everywhere : `第 ${scope} 网格`
  return [where, until === null ? '' : `到 ${dateInWords(until, now)}`].filter(Boolean).join(' · ')
}

/** "网格员 · 第 1 网格" */
export const grantInWords = (grant: Grant, now: number): string =>
  [roleLabel[grant.role], limitsInWords(grant, now)].filter(Boolean).join(' · ')
