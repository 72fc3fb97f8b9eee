import { bookingIndexes } from '../kit/bookings'
import { defineCollection } from '../kit/database'
import { alerts } from '../kit/mealAlerts'
import { standingOrders } from '../kit/standingOrders'
import type { Route, Run } from './documents/delivery'
import type { KitchenDay, Sample } from './documents/kitchen'
import type { Dish, Menu, SubsidyPolicy } from './documents/menu'
import type { MealOrder } from './documents/order'
import { mealSettings } from './secrets'

export { alerts, type Alert } from '../kit/mealAlerts'
export { standingOrders, type StandingOrder } from '../kit/standingOrders'
export type * from './documents/delivery'
export type * from './documents/kitchen'
export type * from './documents/menu'
export type * from './documents/order'

export const dishes = defineCollection<Dish>('mealDishes', {
  byName: { fields: ['archived', 'name'] },
})

export const menus = defineCollection<Menu>('mealMenus', {
  byDate: { fields: ['date', 'meal'] },
  byState: { fields: ['state', 'date'] },
  byDue: { fields: ['due', 'date'] },
})

export const mealOrders = defineCollection<MealOrder>('mealOrders', {
  ...bookingIndexes,
  byMenu: { fields: ['menuId', 'number'] },
  byMenuState: { fields: ['menuId', 'state', 'number'] },
  byMenuName: { fields: ['menuId', 'personName'] },
  byCode: { fields: ['menuId', 'code'], unique: true },
  byTurn: { fields: ['turn'], unique: true },
  byPersonDate: { fields: ['personId', 'date'] },
  byPersonMonth: { fields: ['personId', 'month', 'date'] },
  byMonthSubsidy: { fields: ['month', 'subsidy.state', 'personId'] },
  byReturning: { fields: ['returningAt'] },
  byCharge: { fields: ['charge', 'date'] },
  byRating: { fields: ['-ratedAt'] },
  byUnprepared: { fields: ['diet', 'date'] },
  byStanding: { fields: ['standingId', 'date'] },
})

export const policies = defineCollection<SubsidyPolicy>('mealPolicies', {
  byFirstDay: { fields: ['-fromDate', '-createdAt'] },
})

export const mealRoutes = defineCollection<Route>('mealRoutes', { byName: { fields: ['name'] } })

export const runs = defineCollection<Run>('mealRuns', {
  byMenu: { fields: ['menuId'] },
  byDate: { fields: ['date'] },
})

export const kitchenDays = defineCollection<KitchenDay>('mealKitchenDays')

export const samples = defineCollection<Sample>('mealSamples', {
  byDate: { fields: ['date', 'takenAt'] },
  byKept: { fields: ['disposedAt', 'keepUntil'] },
})

export const declarations = [
  dishes,
  menus,
  mealOrders,
  standingOrders,
  policies,
  mealRoutes,
  runs,
  alerts,
  kitchenDays,
  samples,
  mealSettings,
]
