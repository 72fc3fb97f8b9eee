import { fen, formatYuan, lineTotal, type Fen } from '../../../miniprogram/shared/money'
import type { MealDoor, MealWay, Role } from '../../../miniprogram/shared/vocabulary'
import { actorName } from '../../kit/actorName'
import type { Subject } from '../../kit/caller'
import { AppError } from '../../kit/errors'
import { addressOf } from '../../kit/people/household'
import type { Address } from '../../kit/people'
import type { MealLine, MealOrder, Menu, MenuItem, Subsidy } from '../collections'
import { ALL, monthOf, orderIdOf } from './ids'
import { lateRefusal, orderingRefusal, stateAtStage } from './offer'
import { subsidyOf, totalOf } from './subsidy'
import { bookingTitle, nextOf } from './words'

/** Staff who book for somebody on the telephone or at the counter; a grid worker for people of their own grid. */
export const BOOKS_FOR_CALLERS: readonly Role[] = ['canteen', 'gridWorker']
/** Staff who may book, change and cancel after the cutoff, with a reason: whoever knows what the kitchen has. */
export const DECIDES_LATE: readonly Role[] = ['canteen']

/** Who acts where a standing order does. */
export const STANDING_NAME = '长期订餐'

export interface LineWish {
  itemId: string
  quantity: number
}

export interface MealWish {
  lines: readonly LineWish[]
  way: MealWay
  /** What the person saw that they pay; null where nobody looked, for a standing order. */
  seenPayFen: number | null
}

const MAX_PER_LINE = 99

/** The same item twice in one wish is one line. @throws BAD_INPUT */
function merged(wishes: readonly LineWish[]): Map<string, number> {
  const quantities = new Map<string, number>()
  for (const { itemId, quantity } of wishes) {
    const total = (quantities.get(itemId) ?? 0) + quantity
    if (total > MAX_PER_LINE) throw new AppError('BAD_INPUT', `一样菜一次最多 ${MAX_PER_LINE} 份`)
    quantities.set(itemId, total)
  }
  return quantities
}

export const lineOf = (item: MenuItem, quantity: number): MealLine => ({
  itemId: item.id,
  dishId: item.dishId,
  kind: item.kind,
  name: item.name,
  photo: item.photo,
  parts: item.parts,
  priceFen: item.priceFen,
  quantity,
  amountFen: lineTotal(item.priceFen, quantity),
  tags: item.tags,
  contains: item.contains,
})

/**
 * What a wish means under a menu's present prices, in the menu's order of items. `kept` are items that whoever changes a
 * booking has already: they may keep what was taken off the menu since.
 * @throws CHANGED {items} when something is no longer on offer
 */
export function priceLines(
  menu: Pick<Menu, 'items'>,
  wishes: readonly LineWish[],
  kept: readonly string[] = [],
): MealLine[] {
  const quantities = merged(wishes)
  const offered = menu.items.filter(({ id, hidden }) => quantities.has(id) && (!hidden || kept.includes(id)))
  if (offered.length < quantities.size) {
    const there = new Set(offered.map(({ id }) => id))
    const items = [...quantities.keys()].filter((id) => !there.has(id))
    throw new AppError('CHANGED', '有的菜刚刚下架了,请重新选一下', { items })
  }
  return offered.map((item) => lineOf(item, quantities.get(item.id) ?? 0))
}

/** What lines take of a menu's allotment: of each item, and of the whole kitchen. */
export function takesOf(lines: readonly Pick<MealLine, 'itemId' | 'quantity'>[]): Record<string, number> {
  const portions = lines.reduce((n, { quantity }) => n + quantity, 0)
  return { ...Object.fromEntries(lines.map(({ itemId, quantity }) => [itemId, quantity])), [ALL]: portions }
}

/** Where it is delivered; null for whoever comes. @throws BAD_INPUT where we do not know the address */
function addressFor(way: MealWay, household: string): Address | null {
  if (way !== 'delivery') return null
  const address = addressOf(household)
  if (address) return address
  throw new AppError('BAD_INPUT', '还没有登记住址,送不到家。请先补上楼号和房号,或者改成自己来取', {
    field: 'way',
  })
}

/** In which ways somebody can have a menu: to their door only where we know it. */
export const waysFor = ({ ways }: Pick<Menu, 'ways'>, household: string): MealWay[] =>
  ways.filter((way) => way !== 'delivery' || addressOf(household) !== null)

export interface Eater {
  household: string
  birthdate: string | null
  /** What stands of subsidies in the same month already. */
  usedFen: number
}

export interface MealDecision {
  lines: MealLine[]
  totalFen: Fen
  subsidy: Subsidy
  payFen: Fen
  address: Address | null
  takes: Record<string, number>
}

/**
 * What a wish costs a person, and how it gets to them.
 * @throws CHANGED {payFen}, {items} or {way}, BAD_INPUT
 */
export function decideMeal(
  menu: Menu,
  wish: MealWish,
  eater: Eater,
  kept: readonly string[] = [],
): MealDecision {
  const lines = priceLines(menu, wish.lines, kept)
  if (!menu.ways.includes(wish.way)) {
    throw new AppError('CHANGED', '这一餐不能这样用餐了,请重新选一下', { way: wish.way })
  }
  const address = addressFor(wish.way, eater.household)
  const totalFen = totalOf(lines)
  const { birthdate, usedFen } = eater
  const subsidy = subsidyOf({ policy: menu.policy, birthdate, date: menu.date, lines, usedFen })
  const payFen = fen(totalFen - subsidy.amountFen)
  if (wish.seenPayFen !== null && wish.seenPayFen !== payFen) {
    throw new AppError('CHANGED', `价格刚刚有变动,现在要付 ${formatYuan(payFen)},请确认后再订`, { payFen })
  }
  return { lines, totalFen, subsidy, payFen, address, takes: takesOf(lines) }
}

/**
 * Whether a meal can be booked now, and what it costs. What is left is decided by the reservation itself.
 * @throws NOT_FOUND, CLOSED, CHANGED, BAD_INPUT
 */
export function decideBooking(
  menu: Menu,
  wish: MealWish,
  eater: Eater,
  { now, late }: { now: number; late: boolean },
): MealDecision {
  const refusal = late ? lateRefusal(menu, now) : orderingRefusal(menu, now)
  if (refusal) throw refusal
  return decideMeal(menu, wish, eater)
}

/** Turns the allotment's refusal, which knows keys only, into words with the dishes' names. */
export function namedRefusal(error: AppError, menu: Pick<Menu, 'items'>): AppError {
  if (error.code !== 'SOLD_OUT') return error
  const items = (error.detail?.['items'] ?? []) as { key: string; left?: number }[]
  const nameOf = (key: string): string =>
    key === ALL ? '这一餐' : (menu.items.find(({ id }) => id === key)?.name ?? '这样菜')
  // Where dishes are named, that the kitchen is full too says nothing more.
  const named = items.filter(({ key }) => key !== ALL)
  const words = (named.length > 0 ? named : items).map(
    ({ key, left = 0 }) => `${nameOf(key)}${left > 0 ? `只剩 ${left} 份` : '已经订完了'}`,
  )
  return new AppError('SOLD_OUT', `${words.join(',')},请看看别的菜`, { items })
}

/** Through which door a meal came in. */
export function doorOf(subject: Pick<Subject, 'door'>, asked: 'phone' | 'counter' | undefined): MealDoor {
  if (subject.door === 'self') return 'app'
  return subject.door === 'proxy' ? 'proxy' : (asked ?? 'phone')
}

export interface NewMeal {
  menu: Menu
  decision: MealDecision
  wish: { way: MealWay; remark: string }
  subject: Subject
  placer: { personId: string; name: string }
  door: MealDoor
  number: number
  code: string
  holdId: string
  attempt: string
  turn: string
  requestKey: string
  requestFingerprint: string
  standing: { id: string; swap: MealOrder['swap'] } | null
  /** Of staff, after the cutoff. */
  lateReason: string
  now: number
}

/** Who sees a booking as theirs: whoever eats, and family who booked it. */
const watchersOf = ({ subject, placer }: NewMeal): string[] =>
  subject.door === 'staff' ? [subject.personId] : [...new Set([subject.personId, placer.personId])]

const bookedEvent = (o: NewMeal): MealOrder['events'][number] => ({
  at: o.now,
  what: '订餐',
  by: o.standing ? STANDING_NAME : actorName(o.subject, o.placer.name),
  note: o.lateReason ? `截单后:${o.lateReason}` : '',
})

/** What a menu gives to its bookings, and moves along with them. */
const copiedFrom = ({ serveFrom, serveTo, place, changeUntil, cancelUntil }: Menu) => ({
  serveFrom,
  serveTo,
  place,
  changeUntil,
  cancelUntil,
})

/** What is empty as long as nothing has happened, and nobody has looked anything up. */
const UNTOUCHED = {
  grid: null,
  diet: null,
  dietNote: '',
  clashes: [],
  returning: [],
  returningAt: null,
  payBy: 'onsite',
  charge: null,
  courier: null,
  handover: null,
  doorMoves: [],
  rating: null,
  ratedAt: null,
  cancelledAt: null,
  cancelReason: '',
  cancelledBy: null,
} as const

/** The meal as it is stored. Prices, policy and times are copied: what was agreed stays agreed. */
export function newMeal(o: NewMeal): MealOrder {
  const { menu, subject, placer, decision, wish } = o
  const { lines, totalFen, subsidy, payFen, address } = decision
  const copied = copiedFrom(menu)
  return {
    ...UNTOUCHED,
    clashes: [],
    returning: [],
    doorMoves: [],
    ...copied,
    _id: orderIdOf(subject.personId, menu.date, menu.meal),
    watchers: watchersOf(o),
    personId: subject.personId,
    personName: subject.name,
    personPhone: subject.phone,
    household: subject.household,
    placedBy: { ...placer, door: subject.door },
    remark: wish.remark,
    title: bookingTitle(menu),
    createdAt: o.now,
    next: nextOf({ ...copied, way: wish.way, address }),
    money: {
      channel: menu.channel,
      dueFen: payFen,
      paidFen: fen(0),
      refundedFen: fen(0),
      refundDueFen: fen(0),
    },
    events: [bookedEvent(o)],
    menuId: menu._id,
    date: menu.date,
    month: monthOf(menu.date),
    meal: menu.meal,
    door: o.door,
    way: wish.way,
    state: stateAtStage[menu.stage],
    code: o.code,
    number: o.number,
    lines,
    totalFen,
    subsidy,
    turn: o.turn,
    address,
    holdId: o.holdId,
    attempt: o.attempt,
    requestFingerprint: o.requestFingerprint,
    requestKey: o.requestKey,
    standingId: o.standing?.id ?? null,
    swap: o.standing?.swap ?? null,
  }
}
