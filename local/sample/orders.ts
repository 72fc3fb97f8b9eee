import type { Campaign, Order, OrderLine, Verification } from '../../cloudfunctions/groupbuy/collections'
import type { Allotment } from '../../cloudfunctions/kit/allotment'
import type { BookingEvent } from '../../cloudfunctions/kit/bookings'
import { maskName } from '../../cloudfunctions/kit/masking'
import type { Account, Person } from '../../cloudfunctions/kit/people'
import { householdOf } from '../../cloudfunctions/kit/people'
import { pickupCode } from '../../cloudfunctions/kit/pickupCode'
import { fen, formatYuan, lineTotal, sum, ZERO } from '../../miniprogram/shared/money'
import { HOUR, MINUTE } from '../../miniprogram/shared/time'
import { campaignIdOf } from './campaigns'
import { record } from './ledger'
import { WISHES, type Wish } from './wishes'
import { openidOf, personIdOf } from './keys'

type In<T> = T & { community: string }

export interface OrderDocuments {
  orders: In<Order>[]
  allotment: In<Allotment>
  ledger: ReturnType<typeof record>[]
}

interface Context {
  campaign: In<Campaign>
  persons: ReadonlyMap<string, Person>
  accounts: ReadonlyMap<string, Account>
  now: number
}

function lineOf(campaign: Campaign, key: string, ordered: number, picked: boolean): OrderLine {
  const item = campaign.items.find((i) => i.id === `i-${key}`)!
  const { id: itemId, name, unit, photo, supplierId, supplierName, priceFen } = item
  return {
    itemId,
    name,
    unit,
    photo,
    supplierId,
    supplierName,
    priceFen,
    ordered,
    picked: picked ? ordered : 0,
    amountFen: lineTotal(priceFen, ordered),
  }
}

const STAFF = { name: '张敏', key: 'zhang-min' }

/** So long after the order the office cancelled it. */
const CANCELLED_AFTER = HOUR

function eventsOf(w: Wish, placer: string, at: number, pickedAt: number, due: string): BookingEvent[] {
  const placed = { at, what: '下单', by: placer, note: '' }
  const by = `社区 ${STAFF.name}`
  if (w.cancelled) return [placed, { at: at + CANCELLED_AFTER, what: '取消', by, note: w.cancelled }]
  if (!w.picked) return [placed]
  return [
    placed,
    { at: pickedAt, what: '收款', by, note: `现金 ${due}` },
    { at: pickedAt + MINUTE, what: '取货', by, note: '全部取走' },
  ]
}

function verificationOf(campaign: Campaign, number: number, at: number, lines: OrderLine[]): Verification {
  return {
    id: `v-${campaign._id}-${number}`,
    at,
    staffName: STAFF.name,
    staffId: openidOf(STAFF.key),
    lines: lines.map(({ itemId, ordered }) => ({ itemId, quantity: ordered })),
    undone: null,
  }
}

function orderOf(w: Wish, number: number, { campaign, persons, accounts }: Context): In<Order> {
  const person = persons.get(personIdOf(w.person))!
  const placer = accounts.get(openidOf(w.by ?? w.person))!
  const linked = placer.links.some(({ personId }) => personId === person._id)
  const door = placer.personId === person._id ? 'self' : linked ? 'proxy' : 'staff'
  const { picked = false, cancelled = '' } = w
  const lines = w.takes.map(([key, quantity]) => lineOf(campaign, key, quantity, picked))
  const dueFen = cancelled ? ZERO : sum(lines.map((l) => l.amountFen))
  const createdAt = campaign.opensAt + number * 37 * MINUTE
  const pickedAt = campaign.pickupFrom + number * 11 * MINUTE
  const point = campaign.pickupPoints[number % 3 === 0 ? 1 : 0]!
  const { pickupFrom: from, pickupTo: to } = campaign
  return {
    _id: `o-${campaign._id}-${number}`,
    community: campaign.community,
    watchers: door === 'staff' ? [person._id] : [...new Set([person._id, placer.personId])],
    personId: person._id,
    personName: person.name,
    personPhone: person.phone,
    title: `生鲜团购 · ${campaign.title}`,
    createdAt,
    next: picked || cancelled ? null : { from, to, what: '取菜', place: point.place },
    money: {
      channel: 'onsite',
      dueFen,
      paidFen: picked ? dueFen : ZERO,
      refundedFen: ZERO,
      refundDueFen: ZERO,
    },
    events: eventsOf(w, placer.name, createdAt, pickedAt, formatYuan(dueFen)),
    campaignId: campaign._id,
    campaignTitle: campaign.title,
    cover: campaign.photos[0] ?? '',
    number,
    code: pickupCode(campaign.codeKey, number),
    state: cancelled ? 'cancelled' : picked ? 'picked' : 'placed',
    household: householdOf(person._id, person.address),
    placedBy: { personId: placer.personId, name: placer.name, door },
    pickup: { pointId: point.id, name: point.name, place: point.place, from, to },
    lines,
    remark: w.remark ?? '',
    closesAt: campaign.closesAt,
    verifications: picked ? [verificationOf(campaign, number, pickedAt + MINUTE, lines)] : [],
    cancelledAt: cancelled ? createdAt + CANCELLED_AFTER : null,
    cancelReason: cancelled,
    requestFingerprint: '',
    attempt: `sample-${number}`,
    limited: lines.map(({ itemId }) => itemId).filter((id) => isLimited(campaign, id)),
    restock: cancelled ? 'done' : null,
  }
}

const isLimited = (campaign: Campaign, itemId: string): boolean =>
  campaign.items.some((i) => i.id === itemId && i.limitPerHousehold !== null)

const standing = (orders: readonly Order[]): Order[] => orders.filter(({ state }) => state !== 'cancelled')

function takenOf(orders: readonly Order[]): Record<string, Record<string, number>> {
  const taken: Record<string, Record<string, number>> = {}
  for (const { household, lines, limited } of standing(orders)) {
    for (const { itemId, ordered } of lines.filter((l) => limited.includes(l.itemId))) {
      const own = (taken[household] ??= {})
      own[itemId] = (own[itemId] ?? 0) + ordered
    }
  }
  return taken
}

function allotmentOf(
  campaign: In<Campaign>,
  stock: Record<string, number>,
  orders: readonly Order[],
): In<Allotment> {
  const sold = (itemId: string): number =>
    standing(orders)
      .flatMap((o) => o.lines)
      .reduce((n, l) => n + (l.itemId === itemId ? l.ordered : 0), 0)
  return {
    _id: `groupbuy_${campaign._id}`,
    community: campaign.community,
    terms: campaign.terms,
    opensAt: campaign.opensAt,
    closesAt: campaign.closesAt,
    open: true,
    stock,
    left: Object.fromEntries(Object.entries(stock).map(([itemId, n]) => [itemId, n - sold(itemId)])),
    taken: takenOf(orders),
    holds: {},
    returns: {},
    sequence: orders.length,
    recent: standing(orders)
      .slice(-10)
      .map((o) => ({ name: maskName(o.personName), at: o.createdAt })),
    dirty: false,
  }
}

/** A campaign's orders, what they leave in stock, and the money that the picked ones brought. */
export function orderDocuments(context: Context, stock: Record<string, number>): OrderDocuments {
  const { campaign, now } = context
  const key = Object.keys(WISHES).find((k) => campaignIdOf(k) === campaign._id) ?? ''
  const orders = (WISHES[key] ?? [])
    .map((w, i) => orderOf(w, i + 1, context))
    .filter((o) => o.createdAt < now - HOUR / 12)
  const allotment = allotmentOf(campaign, stock, orders)
  const ledger = orders.filter((o) => o.state === 'picked').map((o) => record(o, STAFF, fen(o.money.paidFen)))
  return { orders, allotment, ledger }
}
