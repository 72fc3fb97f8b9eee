import { BOOKING_KINDS } from '../../../miniprogram/shared/vocabulary'
import { ledgerOfDay } from '../../kit/ledger'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { cashiersOf } from '../rules'

/** The day's money at the caller's own till, newest first: who has paid for what is nobody else's to read. */
export const ledger = action(contract.ledger, async ({ input, caller, db, clock }) => {
  const own = BOOKING_KINDS.filter((kind) => caller.has(...cashiersOf[kind]))
  const { items, ...page } = await ledgerOfDay(db, input.date, own, input.cursor)
  return { items: items.map(({ _id, ...entry }) => ({ id: _id, ...entry })), ...page, now: clock.now() }
})
