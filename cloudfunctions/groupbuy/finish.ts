import type { BookingEvent } from '../kit/bookings'
import { command, type Database, type Stored } from '../kit/database'
import { owedBack } from '../kit/payments'
import { ZERO } from '../../miniprogram/shared/money'
import { orders, type Campaign, type Order } from './collections'
import { orderMoves } from './rules/order'
import { tellListeners } from './telling'

/** Orders in one batch. */
const BATCH = 100
/** Batches that the organiser waits for; the timer goes on where that stops. */
const BATCHES_AT_ONCE = 2

const COMMUNITY = '社区'

/** What was not fetched becomes no-show; what was fetched in part is simply over. */
async function missBatch(db: Database, campaign: Campaign, now: number): Promise<number> {
  const event: BookingEvent = { at: now, what: '团购结束', by: COMMUNITY, note: '没有来取' }
  const waiting = await db
    .of(orders)
    .find(
      { campaignId: campaign._id, state: command.in(orderMoves.miss.from) },
      { limit: BATCH, fields: ['state'] },
    )
  if (waiting.length === 0) return 0
  return db
    .of(orders)
    .update(
      { _id: command.in(waiting.map(({ _id }) => _id)), state: command.in(orderMoves.miss.from) },
      { state: 'no_show', next: null, events: command.push([event]) },
    )
}

async function closePartlyPicked(db: Database, campaign: Campaign, now: number): Promise<void> {
  const event: BookingEvent = { at: now, what: '团购结束', by: COMMUNITY, note: '没取完的请联系社区' }
  await db
    .of(orders)
    .update(
      { campaignId: campaign._id, state: 'partly_picked', 'next.to': command.gt(0) },
      { next: null, events: command.push([event]) },
    )
}

const calledOff =
  (reason: string, now: number) =>
  ({ campaignTitle, money }: Order) => ({
    kind: 'groupbuy.calledOff',
    title: '团购取消了',
    text: `「${campaignTitle}」取消了:${reason}。${money.paidFen > 0 ? '付过的钱会退给您。' : '您不用付钱。'}`,
    at: now,
    template: 'change' as const,
    callBy: 'organiser' as const,
  })

/** One order at a time only where money was paid, because what is owed back differs. */
async function callOffBatch(db: Database, campaign: Campaign, now: number): Promise<number> {
  const reason = campaign.endedReason ?? ''
  const standing: Stored<Order>[] = await db
    .of(orders)
    .find({ campaignId: campaign._id, state: command.in(orderMoves.callOff.from) }, { limit: BATCH })
  if (standing.length === 0) return 0
  await tellListeners(db, standing, now, calledOff(reason, now))
  const event: BookingEvent = { at: now, what: '团购取消', by: COMMUNITY, note: reason }
  const cancelled = {
    state: 'cancelled',
    next: null,
    cancelledAt: now,
    cancelReason: reason,
    events: command.push([event]),
  }
  const paid = standing.filter((order) => order.money.paidFen > 0)
  let changed = await db.of(orders).update(
    {
      _id: command.in(standing.map(({ _id }) => _id)),
      state: command.in(orderMoves.callOff.from),
      'money.paidFen': 0,
    },
    { ...cancelled, 'money.dueFen': ZERO },
  )
  for (const { _id, money } of paid) {
    changed += await db.of(orders).update(
      {
        _id,
        state: command.in(orderMoves.callOff.from),
        'money.paidFen': money.paidFen,
        'money.refundedFen': money.refundedFen,
      },
      { ...cancelled, money: command.set(owedBack(money, ZERO)) },
    )
  }
  return changed
}

/**
 * Brings the orders of an ended or cancelled campaign to their end, batch by batch; the goods of a cancelled campaign
 * are not sold again, so nothing goes back to its stock. Safe to repeat, and to stop anywhere.
 */
export async function finishOrders(
  db: Database,
  campaign: Campaign,
  now: number,
  batches = BATCHES_AT_ONCE,
): Promise<void> {
  const batch = campaign.state === 'cancelled' ? callOffBatch : missBatch
  for (let i = 0; i < batches; i++) {
    const changed = await batch(db, campaign, now)
    if (changed === 0) break
  }
  if (campaign.state === 'ended') await closePartlyPicked(db, campaign, now)
}
