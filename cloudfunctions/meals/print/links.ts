import { MINUTE } from '../../../miniprogram/shared/time'
import { openDatabase, type Database } from '../../kit/database'
import { AppError } from '../../kit/errors'
import { isSignature, knownSigningKey, signatureOf, signingKey } from '../secrets'

/** What can be printed; the week's menu is everybody's, the rest the canteen's. */
export const SHEETS = ['kitchen', 'labels', 'route', 'month', 'card', 'week'] as const
export type Sheet = (typeof SHEETS)[number]

/** So long an address works, by the function's clock. */
const GOOD_FOR = 10 * MINUTE

const base = (): string => {
  const address = process.env['HTTP_BASE'] ?? ''
  if (/^https?:\/\//.test(address)) return address.replace(/\/+$/, '')
  throw new AppError('NOT_OPEN', '打印用的网址还没有设置好,请联系管理员;也可以先导出表格')
}

export interface Link {
  url: string
  expiresAt: number
}

/** An address that opens one page for ten minutes, and no other. */
export async function linkTo(db: Database, sheet: Sheet, id: string, now: number): Promise<Link> {
  const address = base()
  const expiresAt = now + GOOD_FOR
  const key = await signingKey(db)
  const signature = signatureOf(key, 'print', db.community, sheet, id, String(expiresAt))
  const query = new URLSearchParams({ c: db.community, s: sheet, i: id, t: String(expiresAt), k: signature })
  return { url: `${address}/meals/print?${query.toString()}`, expiresAt }
}

const isSheet = (text: string): text is Sheet => (SHEETS as readonly string[]).includes(text)

/** What an address asks for; null for anything that was not signed here, or is too old. */
export async function readLink(
  query: Readonly<Record<string, string | undefined>>,
  now: number,
): Promise<{ db: Database; sheet: Sheet; id: string } | null> {
  const { c: community = '', s: sheet = '', i: id = '', t: expires = '', k: signature = '' } = query
  if (!/^[\w-]{1,40}$/.test(community) || !isSheet(sheet) || !/^\d{1,16}$/.test(expires)) return null
  if (now >= Number(expires)) return null
  const db = openDatabase(community)
  const key = await knownSigningKey(db)
  if (key === null || !isSignature(key, signature, 'print', community, sheet, id, expires)) return null
  return { db, sheet, id }
}
