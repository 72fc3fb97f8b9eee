import { command, type Database } from '../../kit/database'
import { persons, type Account } from '../../kit/people'
import { isActive, linkedTo } from '../../kit/people/links'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { requestsTo } from '../requests'
import { shownLinks } from '../rules/link'
import { childView, linkView, overMeView } from '../views'

async function childrenOf(db: Database, account: Account, now: number) {
  const links = account.links.filter((link) => link.kind === 'guardian' && isActive(link, now))
  if (links.length === 0) return []
  const ids = links.flatMap(({ personId }) => personId ?? [])
  const found = new Map((await db.of(persons).find({ _id: command.in(ids) })).map((p) => [p._id, p]))
  return links.flatMap((link) => {
    const child = link.personId === null ? undefined : found.get(link.personId)
    return child ? [childView(link, child)] : []
  })
}

/** Who may do what for whom, from the caller's side and from the others'. */
export const family = action(contract.family, async ({ caller, db, clock }) => {
  const now = clock.now()
  const account = caller.profile()
  const { personId } = account
  const [overMe, requests, children] = await Promise.all([
    linkedTo(db, personId),
    requestsTo(db, account),
    childrenOf(db, account, now),
  ])
  return {
    mine: shownLinks(account.links, now).map((link) => linkView(link, now)),
    children,
    overMe: overMe.flatMap((other) =>
      other.links
        .filter((link) => link.personId === personId && isActive(link, now))
        .map((link) => overMeView(other, link)),
    ),
    requests: requests.map(({ account: asker, link }) => overMeView(asker, link)),
    now,
  }
})
