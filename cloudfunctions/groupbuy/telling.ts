import { command, type Database } from '../kit/database'
import { derivedId } from '../kit/fingerprint'
import { tellMany, type Told } from '../kit/messages'
import { accounts } from '../kit/people'
import { activeLink } from '../kit/people/links'
import { DAY, windowInWords } from '../../miniprogram/shared/time'
import { campaigns, orders, type Campaign, type Order } from './collections'
import { phaseOf } from './rules/campaign'
import { WAITING } from './rules/order'

/** Orders in one batch. */
const BATCH = 100
/** Batches in one run of the timer; the next run goes on from there. */
const BATCHES_PER_RUN = 5

type Watched = Pick<Order, '_id' | 'personId' | 'watchers'>

/**
 * Who hears about each order: whom it is for, and whoever placed it as long as they may act for that person. At most one
 * round trip for all of them.
 */
export async function listenersOf(
  db: Database,
  list: readonly Watched[],
  now: number,
): Promise<Map<string, string[]>> {
  const others = new Set(list.flatMap((o) => o.watchers.filter((watcher) => watcher !== o.personId)))
  const known =
    others.size === 0
      ? []
      : await db
          .of(accounts)
          .find({ personId: command.in([...others]) }, { limit: 2 * BATCH, fields: ['personId', 'links'] })
  const mayHear = (watcher: string, personId: string): boolean =>
    watcher === personId ||
    known.some((a) => a.personId === watcher && activeLink(a, personId, 'groupbuy', now) !== undefined)
  return new Map(list.map((o) => [o._id, o.watchers.filter((watcher) => mayHear(watcher, o.personId))]))
}

export const orderPage = (orderId: string): string => `/packages/groupbuy/pages/order/index?id=${orderId}`

/** Tells everybody who hears about these orders. The id of a message is derived from event, order and listener. */
export async function tellListeners<T extends Watched>(
  db: Database,
  list: readonly T[],
  now: number,
  words: (order: T, forOther: boolean) => Omit<Told, 'id' | 'personId' | 'page'>,
): Promise<void> {
  const listeners = await listenersOf(db, list, now)
  const told = list.flatMap((order) =>
    (listeners.get(order._id) ?? []).map((personId): Told => {
      const said = words(order, personId !== order.personId)
      return { ...said, id: derivedId(said.kind, order._id, personId), personId, page: orderPage(order._id) }
    }),
  )
  await tellMany(db, told)
}

const NOTICE_FIELDS = ['personId', 'personName', 'watchers', 'number', 'campaignTitle', 'pickup'] as const

/** Dates are named, for whoever reads it a day later. */
const namedWindow = (from: number, to: number): string => windowInWords(from, to, from - 10 * DAY)

const pickupOpen =
  (now: number) =>
  ({ personName, number, campaignTitle, pickup }: Order, forOther: boolean) => ({
    kind: 'groupbuy.pickupOpen',
    title: '可以取货了',
    text: [
      `${forOther ? `给${personName}订的` : ''}「${campaignTitle}」跟团号 ${number} 到了`,
      `${namedWindow(pickup.from, pickup.to)} 到${pickup.name}取`,
    ].join(','),
    at: now,
    template: 'pickup' as const,
  })

/** Tells one batch below the last number that was told; answers from which number on everybody knows, 0 for all. */
async function tellBatch(db: Database, { _id, toldFrom }: Campaign, now: number): Promise<number> {
  const batch = await db.of(orders).find(
    {
      campaignId: _id,
      state: command.in([...WAITING]),
      ...(toldFrom === undefined ? {} : { number: command.lt(toldFrom) }),
    },
    { sort: { number: 'desc' }, limit: BATCH, fields: NOTICE_FIELDS },
  )
  await tellListeners(db, batch, now, pickupOpen(now))
  return batch.length < BATCH ? 0 : Math.min(...batch.map(({ number }) => number))
}

/**
 * Tells the people of a campaign whose pick-up has begun that they can come, once. How far that has gone stands on the
 * campaign, so that a run that was interrupted, or ran beside another one, is continued and not begun anew.
 */
export async function tellPickup(db: Database, campaign: Campaign, now: number): Promise<void> {
  let current = campaign
  for (let i = 0; i < BATCHES_PER_RUN; i++) {
    if (current.toldFrom === 0 || phaseOf(current, now) !== 'pickup') return
    // Who has not come until the end is not sent there any more.
    const toldFrom = now > current.pickupTo ? 0 : await tellBatch(db, current, now)
    const saved = await db
      .of(campaigns)
      .update({ _id: current._id, toldFrom: current.toldFrom ?? null }, { toldFrom })
    if (saved === 0) return
    current = { ...current, toldFrom }
  }
}
