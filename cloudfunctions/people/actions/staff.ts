import { ROLES } from '../../../miniprogram/shared/vocabulary'
import { communityOf } from '../../kit/community'
import { command, type Stored } from '../../kit/database'
import { maskPhone } from '../../kit/masking'
import { accounts, type Account } from '../../kit/people'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { grantView } from '../views'

/** A community has a few dozen members of staff. */
const MAX_STAFF = 500

/** Two accounts of one person are one member of staff. */
function byPerson(found: readonly Stored<Account>[]): Map<string, Stored<Account>[]> {
  const people = new Map<string, Stored<Account>[]>()
  for (const account of found) {
    people.set(account.personId, [...(people.get(account.personId) ?? []), account])
  }
  return people
}

/** Everybody who holds a role or held one that has run out. */
export const staff = action(contract.staff, async ({ caller, db, clock }) => {
  const now = clock.now()
  const [holders, community] = await Promise.all([
    db
      .of(accounts)
      .find(
        { 'roles.role': command.in([...ROLES]) },
        { limit: MAX_STAFF, fields: ['personId', 'name', 'phone', 'roles'] },
      ),
    communityOf(db),
  ])
  const items = [...byPerson(holders)].map(([personId, own]) => ({
    personId,
    name: own[0]?.name ?? '',
    maskedPhone: maskPhone(own[0]?.phone ?? ''),
    grants: own.flatMap(({ roles }) => roles.map((grant) => grantView(grant, now))),
    self: personId === caller.personId,
  }))
  items.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
  return { items, grids: [...new Set(community.buildings.map(({ grid }) => grid))].sort(), now }
})
