import { randomBytes } from 'node:crypto'
import type { Stored } from '../../kit/database'
import { AppError } from '../../kit/errors'
import { accounts, persons, type Account, type Person, type ProxyLink } from '../../kit/people'
import { addLink, MAX_LINKS } from '../../kit/people/links'
import { action } from '../../kit/serve'
import { command } from '../../kit/database'
import { contract } from '../contract'
import { activeTwin, checkVouching, recordVouched, staleLink, tellVouched, vouched, widen } from '../linking'
import { auditBy, keptPerson, onceFor, unknownPerson, type Context } from '../staff'

type Wish = Pick<ProxyLink, 'relation' | 'scopes'>

/** The account of whoever is to act: whoever acts needs a phone to act with. @throws NOT_FOUND, BAD_INPUT */
async function accountOf({ db }: Context, personId: string): Promise<Stored<Account>> {
  const [proxy, own] = await Promise.all([
    db.of(persons).get(personId),
    db.of(accounts).find({ personId }, { sort: { createdAt: 'desc' } }),
  ])
  if (!proxy || proxy.mergedInto !== null) throw unknownPerson()
  const [account] = own
  if (account) return account
  throw new AppError('BAD_INPUT', `${proxy.name}还没有用过小程序,请先在手机上打开小程序填好姓名和电话`)
}

/** An account that has no room for one more link loses the one that ended first. @throws LIMIT_REACHED */
async function withRoom({ db }: Context, account: Stored<Account>): Promise<Stored<Account>> {
  if (account.links.length < MAX_LINKS) return account
  const [oldest] = account.links
    .filter(({ state }) => state === 'revoked')
    .sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0))
  if (!oldest) {
    throw new AppError('LIMIT_REACHED', `${account.name}的家人已经有 ${MAX_LINKS} 位了,请先停止一位`)
  }
  const asRead = { _id: account._id, links: command.size(account.links.length) }
  const freed = await db
    .of(accounts)
    .updateAndReturn(asRead, { links: command.pull({ id: oldest.id, state: 'revoked' }) })
  if (!freed) throw staleLink()
  return freed
}

const newLink = (elder: Person, { relation, scopes }: Wish, byName: string, now: number): ProxyLink => ({
  id: randomBytes(18).toString('base64url'),
  relation,
  kind: 'family',
  until: null,
  askedAt: now,
  endedAt: null,
  ...vouched(elder, scopes, byName, now),
})

/** Face to face: two people who both are here. Where one acts for the other already, the scopes are added. */
export const linkPeople = action(contract.linkPeople, (context) => {
  const { input, caller, db, clock } = context
  return onceFor(context, 'linkPeople', input, async () => {
    const now = clock.now()
    const { personId, proxyPersonId, relation, scopes } = input
    const elder = await keptPerson(context, personId)
    checkVouching(context, elder, proxyPersonId)
    const account = await accountOf(context, proxyPersonId)
    const twin = activeTwin(account, elder, now)
    const link = twin ?? newLink(elder, { relation, scopes }, caller.profile().name, now)
    await recordVouched(context, elder, link.id)
    if (twin) await widen(db, account, twin, scopes)
    else if (!(await addLink(db, await withRoom(context, account), link))) throw staleLink()
    await auditBy(context, 'linkPeople', elder, { detail: { linkId: link.id, proxyPersonId, scopes } })
    await tellVouched(context, elder, account)
    return {}
  })
})
