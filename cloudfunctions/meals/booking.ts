import { randomUUID } from 'node:crypto'
import { holdOf, reserve, settleReservation, undoReservation, type Reservation } from '../kit/allotment'
import { sweepAllotments } from '../kit/allotment/sweep'
import type { Subject } from '../kit/caller'
import type { Clock } from '../kit/clock'
import type { Database } from '../kit/database'
import { AppError } from '../kit/errors'
import { maskName } from '../kit/masking'
import { pickupCode } from '../kit/pickupCode'
import { isoDate } from '../../miniprogram/shared/time'
import type { MealDoor } from '../../miniprogram/shared/vocabulary'
import { mealOrders, type MealOrder, type Menu } from './collections'
import { laterHold } from './holds'
import { knownMenu, readMenu } from './menus'
import type { Months } from './months'
import { allotmentIdOf, monthOf, orderIdOf } from './rules/ids'
import { nextTurn, priorOf, usedOf, type MonthMeal } from './rules/month'
import { decideBooking, namedRefusal, newMeal, type MealDecision, type MealWish } from './rules/order'
import { isBusy, store } from './storing'
import { holdSweep } from './returning'
import { applyTerms } from './terms'

/** One intention to book. */
export interface Intention {
  db: Database
  clock: Clock
  menuId: string
  wish: MealWish & { remark: string }
  subject: Subject
  placer: { personId: string; name: string }
  door: MealDoor
  /** Names the request, whoever sent it; `mark` is the fingerprint of what it says. */
  key: string
  mark: string
  /** Of staff, after the cutoff; empty otherwise. */
  lateReason: string
  standing: { id: string; swap: MealOrder['swap'] } | null
  months: Months
}

export interface Booked {
  order: MealOrder
  /** It stood already, by another request or another door. */
  existed: boolean
}

interface Decided {
  menu: Menu
  decision: MealDecision
  turn: string
  /** What was cancelled, and is revived now. */
  prior: MonthMeal | null
}

interface Reserved extends Decided {
  reservation: Reservation
  number: number
}

const differently = (): AppError =>
  new AppError('REPEATED_DIFFERENTLY', '这次订的和刚才提交的不一样,请返回后重新订')

const busy = (): AppError => new AppError('BUSY', '菜单正在更新,请稍等几秒再试')

/** What answers this intention already: its own first booking, or one that stands for the same meal. */
async function standingBooking(
  { db, key, mark, months }: Intention,
  menu: Menu,
  meals: readonly MonthMeal[],
): Promise<Booked | null> {
  const own = meals.find(({ requestKey }) => requestKey === key)
  if (own && own.requestFingerprint !== mark) throw differently()
  const prior = priorOf(meals, menu)
  const found = own ?? (prior?.state === 'cancelled' ? null : prior)
  if (!found) return null
  const order = await db.of(mealOrders).need(found._id, '订餐')
  months.add(order)
  return { order, existed: order.requestKey !== key }
}

/** @throws what `decideBooking` refuses with */
async function decide(i: Intention, menu: Menu, meals: readonly MonthMeal[]): Promise<Decided | Booked> {
  const standing = await standingBooking(i, menu, meals)
  if (standing) return standing
  const { subject, clock, lateReason } = i
  const now = clock.now()
  const id = orderIdOf(subject.personId, menu.date, menu.meal)
  const { household, birthdate } = subject
  const eater = { household, birthdate, usedFen: usedOf(meals, isoDate(now)) }
  return {
    menu,
    decision: decideBooking(menu, i.wish, eater, { now, late: lateReason !== '' }),
    turn: nextTurn(subject.personId, monthOf(menu.date), meals),
    prior: meals.find(({ _id, state }) => _id === id && state === 'cancelled') ?? null,
  }
}

function reservationOf(
  { subject, clock, lateReason }: Intention,
  { menu, decision, prior }: Decided,
): Reservation {
  const id = orderIdOf(subject.personId, menu.date, menu.meal)
  return {
    holdId: prior ? laterHold(id, prior, 'revive') : id,
    attempt: randomUUID(),
    takes: decision.takes,
    by: subject.household,
    terms: menu.terms,
    limits: {},
    name: maskName(subject.name),
    now: clock.now(),
    late: lateReason !== '',
  }
}

const giveBack = (
  db: Database,
  { menu, reservation: r }: Pick<Reserved, 'menu' | 'reservation'>,
): Promise<boolean> => undoReservation(db, allotmentIdOf(menu._id), r.holdId, holdOf(r))

/** @returns null when another call with the same intention holds the portions */
async function reserveDecided(i: Intention, decided: Decided): Promise<Reserved | null> {
  const { menu } = decided
  const reservation = reservationOf(i, decided)
  try {
    const reserved = await reserve(i.db, allotmentIdOf(menu._id), reservation)
    return reserved.outcome === 'held' ? null : { ...decided, reservation, number: reserved.number }
  } catch (error) {
    // It may have been reserved, only the reply was lost. What cannot be given back now, the sweep gives back.
    if (isBusy(error)) await giveBack(i.db, { menu, reservation })
    throw error
  }
}

/** How often a booking is decided anew because the menu moved on under it. */
const DECISIONS = 3

/** Refusals that another look at the menu may turn into a booking, or into a better reason. */
const mayHaveMoved = (error: unknown): boolean =>
  error instanceof AppError && ['CHANGED', 'NOT_FOUND', 'NOT_OPEN', 'CLOSED'].includes(error.code)

/** The allotment does not know this menu yet, or knows other terms. */
const isBehind = (error: unknown, { publishedAt }: Menu): boolean =>
  publishedAt !== null &&
  error instanceof AppError &&
  (error.code === 'NOT_FOUND' || (error.code === 'CHANGED' && !error.detail))

/**
 * Decides and reserves on the menu's present terms.
 * @returns what stands already, or null when another call with the same intention holds the portions
 * @throws what `decideBooking` and `reserve` refuse with
 */
async function reserveMeal(i: Intention): Promise<Reserved | Booked | null> {
  const { db, menuId, months } = i
  let { menu, fresh } = await knownMenu(db, menuId)
  for (let tries = 1; ; tries++) {
    try {
      const decided = await decide(i, menu, await months.of(monthOf(menu.date)))
      return 'order' in decided ? decided : await reserveDecided(i, decided)
    } catch (error) {
      const named = error instanceof AppError ? namedRefusal(error, menu) : error
      if (fresh && !isBehind(error, menu)) throw named
      if (!mayHaveMoved(error)) throw named
      if (tries > DECISIONS) throw busy()
      // A second time it is the allotment that is behind, because a save was interrupted.
      if (fresh && tries > 1) await applyTerms(db, menu)
      menu = await readMenu(db, menuId)
      fresh = true
    }
  }
}

/** How long to wait for the call that is at work on the same intention, ms. */
const POLLS = [25, 50, 75, 100, 125, 150, 175, 200] as const

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The portions are held by a call that may be at work still, or may have died on the way. */
async function afterOtherCall(i: Intention): Promise<Reserved | Booked> {
  const { db, menuId, months, clock } = i
  const { menu } = await knownMenu(db, menuId)
  for (const ms of POLLS) {
    await wait(ms)
    const booked = await standingBooking(i, menu, await months.again(monthOf(menu.date)))
    if (booked) return booked
  }
  await sweepAllotments(db, clock.now(), holdSweep(db, allotmentIdOf(menuId)))
  const reserved = await reserveMeal(i)
  if (!reserved) throw new AppError('IN_PROGRESS', '正在为您订餐,请稍等')
  return reserved
}

function mealOf(i: Intention, { menu, decision, turn, reservation, number }: Reserved): MealOrder {
  const { wish, subject, placer, door, standing, lateReason, clock } = i
  return newMeal({
    ...{ menu, decision, wish, subject, placer, door, turn, number, standing, lateReason },
    code: pickupCode(menu.codeKey, number),
    holdId: reservation.holdId,
    attempt: reservation.attempt,
    requestKey: i.key,
    requestFingerprint: i.mark,
    now: clock.now(),
  })
}

/** So many bookings of one person at once are brought into turn. */
const TURNS = 25

/** Stores what is reserved. Where another booking of the month came first, it is decided again: the limit may be reached. */
async function storeReserved(i: Intention, first: Reserved): Promise<Booked> {
  let reserved = first
  for (let tries = 1; tries <= TURNS; tries++) {
    const order = mealOf(i, reserved)
    const stored = await store(i.db, order, reserved.prior)
    if (stored.outcome === 'stored') {
      settleReservation(allotmentIdOf(order.menuId), order.holdId)
      i.months.add(stored.order)
      return { order: stored.order, existed: false }
    }
    const decided = await decide(i, reserved.menu, await i.months.again(order.month))
    if ('order' in decided) {
      // It stands already, from another call: these portions were taken a second time.
      await giveBack(i.db, reserved)
      return decided
    }
    if (stored.outcome === 'other') break
    reserved = { ...reserved, ...decided }
    await wait(Math.random() * 20 * tries)
  }
  await giveBack(i.db, reserved)
  throw busy()
}

/**
 * Books the meal, or answers the booking that stands for it. Three round trips when nobody interferes: the person's month,
 * one conditional update that takes everything at once, the booking.
 */
export async function bookOnce(i: Intention): Promise<Booked> {
  const reserved = (await reserveMeal(i)) ?? (await afterOtherCall(i))
  if ('order' in reserved) return reserved
  try {
    return await storeReserved(i, reserved)
  } catch (error) {
    // What may be stored, because only a reply was lost, is left to the sweep.
    if (error instanceof AppError && !isBusy(error)) await giveBack(i.db, reserved)
    throw error
  }
}
