import { ledgerOfDay } from '../../kit/ledger'
import { action } from '../../kit/serve'
import { contract } from '../contract'

/** The day's money at the counter, newest first. */
export const ledger = action(contract.ledger, async ({ input, db, clock }) => {
  const { items, ...page } = await ledgerOfDay(db, input.date, input.cursor)
  return { items: items.map(({ _id, ...entry }) => ({ id: _id, ...entry })), ...page, now: clock.now() }
})
