import { command, defineCollection, type Database, type Entity } from './database'
import { derivedId } from './fingerprint'
import type { MessageTemplate } from '../../miniprogram/shared/vocabulary'

/**
 * How many messages of a template an account has allowed and not yet been sent. WeChat counts by itself and tells nobody:
 * our count decides whether sending is worth a try, WeChat's answer corrects it.
 */
export interface Credit extends Entity {
  openid: string
  template: MessageTemplate
  left: number
}

export const credits = defineCollection<Credit>('messageCredits', {
  byAccount: { fields: ['openid'] },
  byTemplate: { fields: ['template', 'openid'] },
})

/** More than anybody will be sent before they allow again. */
const MAX_CREDITS = 20

const idOf = (openid: string, template: MessageTemplate): string => derivedId('credit', openid, template)

/** The person has allowed one more. */
export async function addCredit(db: Database, openid: string, template: MessageTemplate): Promise<void> {
  const _id = idOf(openid, template)
  const more = () => db.of(credits).update({ _id, left: command.lt(MAX_CREDITS) }, { left: command.inc(1) })
  if (await more()) return
  if (await db.of(credits).insert({ _id, openid, template, left: 1 })) return
  await more()
}

/** Takes one; false if there is none. */
export async function takeCredit(db: Database, openid: string, template: MessageTemplate): Promise<boolean> {
  const _id = idOf(openid, template)
  return (await db.of(credits).update({ _id, left: command.gt(0) }, { left: command.inc(-1) })) === 1
}

/** WeChat says that the person allows no more. */
export async function noCredit(db: Database, openid: string, template: MessageTemplate): Promise<void> {
  await db.of(credits).update({ _id: idOf(openid, template) }, { left: 0 })
}

/** Accounts that have allowed a message of this template, in the order of their openids, behind `after`. One round trip. */
export async function accountsWithCredit(
  db: Database,
  template: MessageTemplate,
  after: string,
  limit: number,
): Promise<string[]> {
  const found = await db
    .of(credits)
    .find(
      { template, openid: command.gt(after), left: command.gt(0) },
      { sort: { openid: 'asc' }, limit, fields: ['openid'] },
    )
  return found.map(({ openid }) => openid)
}

/** How many accounts would get a message of this template now. */
export const countWithCredit = (db: Database, template: MessageTemplate): Promise<number> =>
  db.of(credits).count({ template, left: command.gt(0) })
