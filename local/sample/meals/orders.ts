import type { MealLine, MealOrder, Menu } from '../../../cloudfunctions/meals/collections'
import { clashesOfMeal } from '../../../cloudfunctions/meals/rules/diet'
import { standingIdOf } from '../../../cloudfunctions/kit/standingOrders'
import { monthOf, orderIdOf } from '../../../cloudfunctions/meals/rules/ids'
import { subsidyOf, totalOf } from '../../../cloudfunctions/meals/rules/subsidy'
import { householdOf, type Account, type Person } from '../../../cloudfunctions/kit/people'
import { bookingTitle, nextOf } from '../../../cloudfunctions/meals/rules/words'
import { pickupCode } from '../../../cloudfunctions/kit/pickupCode'
import { fen, lineTotal, ZERO } from '../../../miniprogram/shared/money'
import { kinOf } from '../../../miniprogram/shared/people'
import { DAY, HOUR, MINUTE, startOfDay } from '../../../miniprogram/shared/time'
import { openidOf, personIdOf } from '../keys'
import type { Desk, In } from './desk'
import { becameOf, type Booked } from './fates'
import type { MenuPlan } from './menus'
import { wishesFor, type MealWish } from './wishes'

/** A menu with what is wanted of it. */
export interface Course {
  plan: MenuPlan
  menu: In<Menu>
  wishes: MealWish[]
}

const lineOf = ({ item, quantity }: MealWish['takes'][number]): MealLine => {
  const { id: itemId, dishId, kind, name, photo, parts, priceFen, tags, contains } = item
  const amountFen = lineTotal(priceFen, quantity)
  return { itemId, dishId, kind, name, photo, parts, priceFen, quantity, amountFen, tags, contains }
}

/** When a meal was booked: what lies ahead since yesterday afternoon, the rest on the day before it. */
function bookedAt(menu: Menu, number: number, now: number): number {
  const eve = startOfDay(menu.serveFrom) - DAY
  return menu.stage === 'open'
    ? startOfDay(now) - DAY + 15.5 * HOUR + number * 5 * MINUTE
    : eve + 8 * HOUR + number * 11 * MINUTE
}

interface Placed {
  placedBy: MealOrder['placedBy']
  /** How whoever booked is called in the timeline. */
  by: string
}

function placed({ standing }: MealWish, person: Person, placer: Account): Placed {
  const { personId, name } = placer
  const link = placer.links.find((one) => one.personId === person._id)
  const door = personId === person._id ? 'self' : link ? 'proxy' : 'staff'
  const words = { self: '本人', proxy: `${kinOf(link?.relation ?? '')} ${name}`, staff: `社区 ${name}` }
  return { placedBy: { personId, name, door }, by: standing ? '长期订餐' : words[door] }
}

/** Turns and sums of a month, person by person, in the order of booking. */
export class Months {
  private readonly turns = new Map<string, number>()
  private readonly used = new Map<string, number>()

  take(key: string): { turn: string; usedFen: number } {
    const n = (this.turns.get(key) ?? 0) + 1
    this.turns.set(key, n)
    return { turn: `${key}:${n}`, usedFen: this.used.get(key) ?? 0 }
  }

  add(key: string, amountFen: number): void {
    this.used.set(key, (this.used.get(key) ?? 0) + amountFen)
  }
}

type Due = Pick<MealOrder, 'lines' | 'totalFen' | 'subsidy' | 'turn' | 'month' | 'money'>

function dueOf(wish: MealWish, menu: Menu, person: Person, months: Months): Due {
  const lines = wish.takes.map(lineOf)
  const totalFen = totalOf(lines)
  const month = monthOf(menu.date)
  const key = `${person._id}:${month}`
  const { turn, usedFen } = months.take(key)
  const { birthdate } = person
  const subsidy = subsidyOf({ policy: menu.policy, birthdate, date: menu.date, lines, usedFen })
  if (wish.fate === null || wish.fate === 'alert') months.add(key, subsidy.amountFen)
  return {
    lines,
    totalFen,
    subsidy,
    turn,
    month,
    money: {
      channel: menu.channel,
      dueFen: fen(totalFen - subsidy.amountFen),
      paidFen: ZERO,
      refundedFen: ZERO,
      refundDueFen: ZERO,
    },
  }
}

/** Copies of the menu's, and what the kitchen was told of the person. */
function preparedFor(person: Person, menu: Menu, wish: MealWish, payBy: MealOrder['payBy']) {
  const { serveFrom, serveTo, place, changeUntil, cancelUntil } = menu
  const { grid, diet, dietNote } = person
  const address = wish.way === 'delivery' ? person.address : null
  return {
    ...{ serveFrom, serveTo, place, changeUntil, cancelUntil },
    ...{ address, grid, diet, dietNote, payBy },
    clashes: clashesOfMeal(
      person,
      wish.takes.map(({ item }) => item),
    ),
  }
}

/** What a booking has before anything became of it. */
const UNTOUCHED = {
  returning: [],
  returningAt: null,
  requestFingerprint: '',
  charge: null,
  courier: null,
  handover: null,
  doorMoves: [],
  swap: null,
  rating: null,
  ratedAt: null,
  cancelledAt: null,
  cancelReason: '',
  cancelledBy: null,
} as const

/** A meal as booking and preparing have left it. */
function bookedOrder(
  wish: MealWish,
  { menu }: Course,
  number: number,
  desk: Desk,
  months: Months,
  payBy: MealOrder['payBy'],
): Booked {
  const person = desk.persons.get(personIdOf(wish.key))!
  const { placedBy, by } = placed(wish, person, desk.accounts.get(openidOf(wish.by))!)
  const { _id: menuId, community, date, meal } = menu
  const _id = orderIdOf(person._id, date, meal)
  const createdAt = bookedAt(menu, number, desk.now)
  const prepared = preparedFor(person, menu, wish, payBy)
  return {
    _id,
    community,
    watchers: placedBy.door === 'staff' ? [person._id] : [...new Set([person._id, placedBy.personId])],
    personId: person._id,
    personName: person.name,
    personPhone: person.phone,
    household: householdOf(person._id, person.address),
    placedBy,
    remark: wish.remark,
    title: bookingTitle(menu),
    createdAt,
    next: nextOf({ ...prepared, way: wish.way }),
    events: [{ at: createdAt, what: '订餐', by, note: '' }],
    ...{ menuId, date, meal, number },
    door: wish.door,
    way: wish.way,
    state: 'booked',
    code: pickupCode(menu.codeKey, number),
    ...dueOf(wish, menu, person, months),
    ...prepared,
    ...UNTOUCHED,
    holdId: _id,
    attempt: `sample-${date}-${meal}-${number}`,
    requestKey: `sample-${_id}`,
    standingId: wish.standing ? standingIdOf(person._id, meal) : null,
    returning: [],
    doorMoves: [],
  }
}

/** Bookings of all menus; turns and monthly sums count in the order in which they were made. */
export function orderDocuments(
  courses: readonly Course[],
  desk: Desk,
  payByOf: (personKey: string) => MealOrder['payBy'],
): Booked[] {
  const months = new Months()
  return courses.flatMap((course) =>
    course.wishes.map((wish, i) =>
      becameOf(bookedOrder(wish, course, i + 1, desk, months, payByOf(wish.key)), wish, course.menu, desk),
    ),
  )
}

export const coursesOf = (menus: readonly { plan: MenuPlan; menu: In<Menu> }[], desk: Desk): Course[] =>
  menus.map(({ plan, menu }) => ({ plan, menu, wishes: wishesFor(plan, menu, desk) }))
