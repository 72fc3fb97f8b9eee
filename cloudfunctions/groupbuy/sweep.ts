import { allotments, forgetReturn, release } from '../kit/allotment'
import { sweepAllotments, type SweepOptions } from '../kit/allotment/sweep'
import { command, type Database, type Stored } from '../kit/database'
import type { Timer } from '../kit/serve'
import { DAY } from '../../miniprogram/shared/time'
import { campaigns, orders, type Campaign, type Order } from './collections'
import { finishOrders } from './finish'
import { allotmentIdOf, currentSince } from './rules/campaign'
import { tellPickup } from './telling'
import { applyTerms, moveOrders } from './terms'

/** Longer than a call of this function can be at work: its timeout, and a reply that is slow to come. */
const ABANDONED_MS = 20_000
const PER_RUN = 100
const BATCHES_PER_CAMPAIGN = 10

/** Which orders stand on the holds of allotments that begin with `prefix`. */
export const holdSweep = (db: Database, prefix: string): SweepOptions => ({
  prefix,
  olderThanMs: ABANDONED_MS,
  bookingsOf: async (holdIds) => {
    const attempts = new Map<string, { attempt: string }>()
    for (let i = 0; i < holdIds.length; i += PER_RUN) {
      const ids = holdIds.slice(i, i + PER_RUN)
      const found = await db
        .of(orders)
        .find({ _id: command.in(ids) }, { limit: PER_RUN, fields: ['attempt'] })
      for (const { _id, attempt } of found) attempts.set(_id, { attempt })
    }
    return attempts
  },
})

/** What a cancelled order gives back to its campaign. */
export const returnOf = (order: Order) => ({
  holdId: order._id,
  takes: Object.fromEntries(order.lines.map((line) => [line.itemId, line.ordered])),
  by: order.household,
  limitedKeys: order.limited,
})

/** Cancelled orders whose goods may not be back yet, or whose allotment still remembers that they are. */
async function finishReturns(db: Database, now: number): Promise<void> {
  const due = await db
    .of(orders)
    .find({ restock: 'due', cancelledAt: command.lte(now - ABANDONED_MS) }, { limit: PER_RUN })
  for (const order of due) {
    const allotmentId = allotmentIdOf(order.campaignId)
    await release(db, allotmentId, returnOf(order))
    await db.of(orders).update({ _id: order._id, restock: 'due' }, { restock: 'done' })
    await forgetReturn(db, allotmentId, order._id)
  }
}

/** Campaigns that residents may order from or fetch from, and those that were ended or called off lately. */
async function campaignsAtWork(db: Database, now: number): Promise<Stored<Campaign>[]> {
  const [running, ended] = await Promise.all([
    db
      .of(campaigns)
      .find({ state: 'published', pickupTo: command.gte(currentSince(now)) }, { limit: PER_RUN }),
    db.of(campaigns).find({ endedAt: command.gt(now - DAY), publishedAt: command.gt(0) }, { limit: PER_RUN }),
  ])
  return [...running, ...ended]
}

/** Campaigns that were saved, but whose allotment was not told. */
async function syncAllotments(db: Database, atWork: readonly Campaign[]): Promise<void> {
  const ids = atWork.map(({ _id }) => allotmentIdOf(_id))
  const known = await db
    .of(allotments)
    .find({ _id: command.in(ids) }, { limit: 2 * PER_RUN, fields: ['terms'] })
  const terms = new Map(known.map((allotment) => [allotment._id, allotment.terms]))
  for (const campaign of atWork) {
    if ((terms.get(allotmentIdOf(campaign._id)) ?? -1) >= campaign.terms) continue
    await applyTerms(db, campaign)
    await moveOrders(db, campaign)
  }
}

/** Brings campaigns to where their document says they are: their allotment, and the orders of those that are over. */
async function syncCampaigns(db: Database, now: number): Promise<void> {
  const atWork = await campaignsAtWork(db, now)
  if (atWork.length === 0) return
  await syncAllotments(db, atWork)
  for (const campaign of atWork) {
    if (campaign.state === 'published') await tellPickup(db, campaign, now)
    else await finishOrders(db, campaign, now, BATCHES_PER_CAMPAIGN)
  }
}

/** Completes or undoes, once a minute, what a crash or a busy database has left half done. */
export const sweep: Timer = async ({ db, clock }) => {
  const now = clock.now()
  const steps = [
    () => sweepAllotments(db, now, holdSweep(db, 'groupbuy_')),
    () => finishReturns(db, now),
    () => syncCampaigns(db, now),
  ]
  const failures: unknown[] = []
  // One step's failure must not keep the others from their work.
  for (const step of steps) await step().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, `sweep: ${failures.length} steps failed`)
}
