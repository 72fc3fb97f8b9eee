import { allotments } from '../../../cloudfunctions/kit/allotment'
import { callTasks } from '../../../cloudfunctions/kit/callTasks'
import { ledgerEntries } from '../../../cloudfunctions/kit/ledger'
import { messages } from '../../../cloudfunctions/kit/messages'
import { payments } from '../../../cloudfunctions/kit/payments'
import { accountEntries, personAccounts } from '../../../cloudfunctions/kit/personAccounts'
import {
  alerts,
  dishes,
  kitchenDays,
  mealOrders,
  mealRoutes,
  menus,
  policies,
  runs,
  samples,
  standingOrders,
} from '../../../cloudfunctions/meals/collections'
import { alertStory } from './alert'
import { accountDocuments, movesByHand, payByOf, tillLine } from './accounts'
import { allotmentOf, withLeft } from './allotments'
import { routeDocuments, runDocuments } from './delivery'
import { dateAt, type Desk, type In } from './desk'
import { dishDocuments } from './dishes'
import type { Booked } from './fates'
import { kitchenDayDocuments, sampleDocuments } from './kitchen'
import { countedFromSold, menuDocument, menuPlans } from './menus'
import { coursesOf, orderDocuments, type Course } from './orders'
import { settled } from './paying'
import { policyDocuments } from './policies'
import { rated } from './ratings'
import { standingDocuments } from './standings'
import { yulanCourse } from './yulan'

/** A menu as it is sold, with its orders. */
interface Served {
  offset: number
  menu: Course['menu']
  orders: Booked[]
}

function served(courses: readonly Course[], orders: readonly Booked[]): Served[] {
  return courses.map(({ plan, menu }) => {
    const own = orders.filter(({ menuId }) => menuId === menu._id)
    return { offset: plan.offset, menu: withLeft(menu, own, countedFromSold(plan)), orders: own }
  })
}

const allotmentsOf = (list: readonly Served[]): In<object>[] =>
  list.filter(({ menu }) => menu.state === 'published').map(({ menu, orders }) => allotmentOf(menu, orders))

/**
 * Two canteens at ten in the morning of the day that `now` is in, by collection: today's lunch is being cooked, dinner
 * and the coming days can still be ordered, two weeks lie behind.
 */
export function mealDocuments(desk: Desk): [string, object[]][] {
  const versions = policyDocuments(desk.now)
  const courses = coursesOf(
    menuPlans(desk.now).map((plan) => ({ plan, menu: menuDocument(plan, versions, desk) })),
    desk,
  )
  const paid = settled(orderDocuments(courses, desk, payByOf))
  const orders = rated(paid.orders, (daysAgo) => dateAt(desk.now, -daysAgo))
  const hands = movesByHand(paid.charges, desk)
  const own = served(courses, orders)
  const neighbours = yulanCourse(desk)
  const theirs = served(
    [neighbours.course],
    orderDocuments([neighbours.course], desk, () => 'onsite'),
  )
  const all = [...own, ...theirs]
  const story = alertStory(orders)
  return [
    [dishes.name, [...dishDocuments(desk), ...neighbours.dishes]],
    [policies.name, versions],
    [menus.name, all.map(({ menu }) => menu)],
    [allotments.name, allotmentsOf(all)],
    [mealOrders.name, all.flatMap((one) => one.orders)],
    [standingOrders.name, standingDocuments(desk)],
    [payments.name, paid.payments],
    [ledgerEntries.name, [...paid.ledger, ...hands.map((entry) => tillLine(entry, desk))]],
    [personAccounts.name, accountDocuments(desk)],
    [accountEntries.name, [...paid.charges, ...hands]],
    [mealRoutes.name, routeDocuments(desk)],
    [runs.name, runDocuments(own, desk)],
    [alerts.name, story.alerts],
    [messages.name, story.messages],
    [callTasks.name, story.tasks],
    [kitchenDays.name, kitchenDayDocuments(desk)],
    [samples.name, sampleDocuments(own, desk)],
  ]
}
