import { action } from '../../../kit/serve'
import { personNow, readAccount, readEntries } from '../../accounts'
import { money } from '../../contract/money'

/** One person's account with its movements, newest first. */
export const personAccount = action(money.personAccount, async ({ input, db, clock }) => {
  const now = clock.now()
  const { personId, cursor } = input
  const [person, entries] = await Promise.all([personNow(db, personId), readEntries(db, personId, cursor)])
  return { account: await readAccount(db, { personId, personName: person.name }, now), ...entries, now }
})
