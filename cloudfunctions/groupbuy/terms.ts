import { adjustAllotment, createAllotment, type Allotment } from '../kit/allotment'
import { command, type Database, type Stored } from '../kit/database'
import { orders, type Campaign } from './collections'
import { allotmentIdOf, termsOf } from './rules/campaign'
import { WAITING } from './rules/order'

/**
 * Makes the allotment enforce what the campaign says. The campaign is written first and this follows; whatever was
 * interrupted in between is done by the next order or the timer. Safe to repeat: older terms never replace newer ones.
 */
export async function applyTerms(db: Database, campaign: Campaign): Promise<Stored<Allotment>> {
  const id = allotmentIdOf(campaign._id)
  const terms = termsOf(campaign)
  await createAllotment(db, id, terms)
  return adjustAllotment(db, id, terms)
}

/** Standing orders follow when cutoff or pick-up are moved. */
export async function moveOrders(db: Database, campaign: Campaign): Promise<void> {
  const { _id, closesAt, pickupFrom, pickupTo } = campaign
  await db.of(orders).update(
    { campaignId: _id, state: command.in([...WAITING, 'pending_pay']), 'next.to': command.gt(0) },
    {
      closesAt,
      'pickup.from': pickupFrom,
      'pickup.to': pickupTo,
      'next.from': pickupFrom,
      'next.to': pickupTo,
    },
  )
}
