import type { MealOrder } from '../collections'
import { portionsOf } from './sheet'
import { COMING, COOKED, EATEN } from './states'

/** How a menu stands, for the canteen's first screen. */

export interface DayCounts {
  standing: number
  portions: number
  dineIn: number
  pickUp: number
  delivery: number
  handedOver: number
  waiting: number
  noAnswer: number
}

export type Counted = Pick<MealOrder, 'state' | 'way' | 'lines'>

export function countsOf(orders: readonly Counted[]): DayCounts {
  const standing = orders.filter(({ state }) => COOKED.includes(state))
  const how = (way: MealOrder['way']): number => standing.filter((order) => order.way === way).length
  const noAnswer = standing.filter(({ state }) => state === 'no_answer').length
  return {
    standing: standing.length,
    portions: standing.reduce((sum, { lines }) => sum + portionsOf(lines), 0),
    dineIn: how('dineIn'),
    pickUp: how('pickUp'),
    delivery: how('delivery'),
    handedOver: standing.filter(({ state }) => EATEN.includes(state)).length,
    waiting: standing.filter(({ state }) => COMING.includes(state)).length - noAnswer,
    noAnswer,
  }
}
