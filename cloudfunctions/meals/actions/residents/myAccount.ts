import { isActive } from '../../../kit/people/links'
import { action } from '../../../kit/serve'
import { readAccount, readEntries } from '../../accounts'
import { residents } from '../../contract/residents'

/** How somebody's meals are paid, for themselves and for who may act for them, with every movement. */
export const myAccount = action(residents.myAccount, async ({ input, caller, db, clock }) => {
  const now = clock.now()
  const { personId, name: personName } = await caller.actFor(input.personId, 'meals', [])
  const own = caller.profile()
  const linked = own.links.flatMap((link) =>
    link.personId !== null && isActive(link, now, 'meals')
      ? [{ personId: link.personId, name: link.name, relation: link.relation }]
      : [],
  )
  const [account, entries] = await Promise.all([
    readAccount(db, { personId, personName }, now),
    readEntries(db, personId, input.cursor),
  ])
  return {
    eaters: [{ personId: own.personId, name: own.name, relation: '本人' }, ...linked],
    account,
    ...entries,
    now,
  }
})
