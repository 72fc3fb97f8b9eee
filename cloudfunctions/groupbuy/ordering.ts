import { randomUUID } from 'node:crypto'
import { holdOf, reserve, settleReservation, undoReservation, type Reservation } from '../kit/allotment'
import { sweepAllotments } from '../kit/allotment/sweep'
import type { OrderState } from '../../miniprogram/shared/vocabulary'
import type { Subject } from '../kit/caller'
import type { Clock } from '../kit/clock'
import type { Database, Stored } from '../kit/database'
import { AppError } from '../kit/errors'
import { maskName } from '../kit/masking'
import { paymentChannel } from '../kit/paymentChannels'
import { pickupCode } from '../kit/pickupCode'
import { campaigns, orders, type Campaign, type Order } from './collections'
import { allotmentIdOf } from './rules/campaign'
import { decideOrder, namedRefusal, newOrder, type OrderDecision, type OrderWish } from './rules/order'
import { holdSweep } from './sweep'
import { applyTerms } from './terms'

/** One intention to order. `id` is the order's, derived from the buyer and the requestId. */
export interface Intention {
  db: Database
  clock: Clock
  id: string
  wish: OrderWish & { campaignId: string; remark: string }
  /** Fingerprint of the wish: the same id with another one is another intention. */
  mark: string
  subject: Subject
  placer: { personId: string; name: string }
}

interface Reserved {
  campaign: Campaign
  decision: OrderDecision
  reservation: Reservation
  number: number
  /** The state that the campaign's way of paying gives a new order. */
  state: OrderState
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const busy = (error: unknown): boolean => error instanceof AppError && error.code === 'BUSY'

function reservationOf(
  { id, subject, clock }: Intention,
  campaign: Campaign,
  decision: OrderDecision,
): Reservation {
  return {
    holdId: id,
    attempt: randomUUID(),
    takes: decision.takes,
    by: subject.household,
    terms: campaign.terms,
    limits: decision.limits,
    name: maskName(subject.name),
    now: clock.now(),
  }
}

const giveBack = (db: Database, campaign: Campaign, r: Reservation): Promise<boolean> =>
  undoReservation(db, allotmentIdOf(campaign._id), r.holdId, holdOf(r))

/** How often an order is decided anew because the terms moved on under it. */
const DECISIONS = 3

/**
 * Decides and reserves on the campaign's present terms.
 * @returns null when another call with the same intention holds the goods
 * @throws what `decideOrder` and `reserve` refuse with
 */
async function reserveGoods(intention: Intention): Promise<Reserved | null> {
  const { db, wish, clock } = intention
  for (let tries = 1; ; tries++) {
    const campaign = await db.of(campaigns).need(wish.campaignId, '团购')
    const decision = decideOrder(campaign, wish, clock.now())
    const state = paymentChannel(campaign.channel).stateOfNewBooking
    const reservation = reservationOf(intention, campaign, decision)
    try {
      const reserved = await reserve(db, allotmentIdOf(campaign._id), reservation)
      if (reserved.outcome === 'held') return null
      return { campaign, decision, reservation, state, number: reserved.number }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      // It may have been reserved, only the reply was lost. What cannot be given back now, the sweep gives back.
      if (error.code === 'BUSY') await giveBack(db, campaign, reservation)
      const movedOn = error.code === 'CHANGED' || error.code === 'NOT_FOUND'
      if (!movedOn) throw namedRefusal(error, campaign)
      if (tries === DECISIONS) throw new AppError('BUSY', '团购内容正在更新,请稍等几秒再试')
      // The second time it is the allotment that is behind, because a save was interrupted.
      if (tries > 1) await applyTerms(db, campaign)
    }
  }
}

/** The goods are held: giving up now would block the person until the sweep, so this is tried hard. */
const INSERTS = 6

/** Stores the order. A reply may be lost after it was stored: then the next try finds this very attempt. */
async function store(db: Database, order: Order): Promise<Stored<Order> | Order> {
  for (let tries = 1; ; tries++) {
    try {
      if (await db.of(orders).insert(order)) return order
      return await db.of(orders).need(order._id)
    } catch (error) {
      if (tries === INSERTS || !busy(error)) throw error
      await wait(50 * tries)
    }
  }
}

/** How long to wait for the call that is at work on the same intention, ms. */
const POLLS = [25, 50, 75, 100, 125, 150, 175, 200] as const

async function orderOfOtherCall({ db, id }: Intention): Promise<Stored<Order> | null> {
  for (const ms of POLLS) {
    await wait(ms)
    const order = await db.of(orders).get(id)
    if (order) return order
  }
  return null
}

/** The goods are held by a call that may be at work still, or may have died on the way. */
async function afterOtherCall(intention: Intention): Promise<Order | Reserved> {
  const order = await orderOfOtherCall(intention)
  if (order) return order
  const { db, clock, wish } = intention
  await sweepAllotments(db, clock.now(), holdSweep(db, allotmentIdOf(wish.campaignId)))
  const reserved = await reserveGoods(intention)
  if (!reserved) throw new AppError('IN_PROGRESS', '正在为您下单,请稍等')
  return reserved
}

/**
 * Places the order, or answers the one that this intention has made before. Three round trips when nobody interferes:
 * the campaign, one conditional update that takes everything at once, the order.
 */
export async function placeOnce(intention: Intention): Promise<Order> {
  const { db, clock, wish, subject, placer } = intention
  const reserved = (await reserveGoods(intention)) ?? (await afterOtherCall(intention))
  if (!('reservation' in reserved)) return reserved
  const { campaign, decision, reservation, number, state } = reserved
  const order = newOrder({
    id: intention.id,
    campaign,
    decision,
    subject,
    placer,
    number,
    code: pickupCode(campaign.codeKey, number),
    attempt: reservation.attempt,
    state,
    remark: wish.remark,
    requestFingerprint: intention.mark,
    now: clock.now(),
  })
  const stored = await store(db, order)
  // The order is there already, from an earlier call: these goods were taken a second time.
  if (stored.attempt === reservation.attempt) settleReservation(allotmentIdOf(campaign._id), order._id)
  else await giveBack(db, campaign, reservation)
  return stored
}
