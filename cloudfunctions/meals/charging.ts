import { HOUR } from '../../miniprogram/shared/time'
import { command, type Database } from '../kit/database'
import { ledgerEntries } from '../kit/ledger'
import { payFromAccount } from '../kit/payments'
import { accountEntries } from '../kit/personAccounts'
import { persons } from '../kit/people'
import { throughTill } from './accounts'
import { mealOrders } from './collections'
import type { Step } from './rooms'

const PER_RUN = 200
const TIMER = { openid: 'timer', name: '系统' }
/** So long after a movement its line in the till's ledger may be missing. */
const LATELY_MS = 2 * HOUR

/** Each on its own: what is wrong with one must not keep the others waiting. */
async function each<T>(items: readonly T[], run: (item: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = []
  for (const item of items) await run(item).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} charges failed`)
}

/** Meals that were handed over are taken from their people's accounts, once each. */
export const chargeMeals: Step = async (db, now) => {
  const due = await db
    .of(mealOrders)
    .find({ charge: 'due' }, { sort: { date: 'asc' }, limit: PER_RUN, fields: ['charge'] })
  await each(due, async ({ _id: bookingId }) => {
    await payFromAccount(db, { kind: 'meals', bookingId, staff: TIMER, now })
    await db.of(mealOrders).update({ _id: bookingId, charge: 'due' }, { charge: 'done' })
  })
}

async function nameOf(db: Database, personId: string): Promise<string> {
  return (await db.of(persons).get(personId))?.name ?? ''
}

/** Money that moved by hand and whose line in the ledger a crash has kept away. */
export const completeTill: Step = async (db, now) => {
  const lately = await db
    .of(accountEntries)
    .find(
      { at: command.gte(now - LATELY_MS), method: command.in(['cash', 'code']) },
      { sort: { at: 'desc' }, limit: PER_RUN },
    )
  if (lately.length === 0) return
  const known = await db
    .of(ledgerEntries)
    .find({ _id: command.in(lately.map(({ _id }) => _id)) }, { limit: PER_RUN, fields: ['date'] })
  const written = new Set(known.map(({ _id }) => _id))
  await each(
    lately.filter(({ _id }) => !written.has(_id)),
    async (entry) => throughTill(db, entry, await nameOf(db, entry.personId)),
  )
}
