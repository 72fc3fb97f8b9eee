import type { MealOrder } from '../../cloudfunctions/meals/collections'
import { DAY, isoDate } from '../../miniprogram/shared/time'
import type { TestCloud } from './cloud'
import type { Phone } from './phone'
import type { Stage } from './stage'

/** Ways through meals that several tests walk before they come to their point. */

export const MEALS = '/pages/meals/index'
const DESK = '/packages/staff/pages/desk/index'

/** So many minutes, as hours of the stage. */
export const minutes = (n: number): number => n / 60

export const dateIn = (stage: Stage, days: number): string => isoDate(stage.at(0) + days * DAY)

/** Minutes pass for the function's timer only when a test says so. */
export async function aMinutePasses(cloud: TestCloud): Promise<void> {
  await cloud.fire('meals', 'sweep')
}

/** Everybody who opens a page of the desk comes from the desk. */
export async function fromDesk(phone: Phone, tile: string | RegExp): Promise<void> {
  await phone.goto(DESK)
  await phone.tap(tile)
}

/** How often the phone is touched from now on; answers how often it was. */
export async function countTaps(phone: Phone): Promise<() => Promise<number>> {
  await phone.page.evaluate(() => {
    const counted = globalThis as unknown as { taps: number }
    counted.taps = 0
    document.addEventListener('pointerdown', () => counted.taps++, { capture: true })
  })
  return () => phone.page.evaluate(() => (globalThis as unknown as { taps: number }).taps)
}

/** Somebody's order as it lies in the database. */
export async function mealOf(
  cloud: TestCloud,
  personId: string,
  date: string,
  meal = 'lunch',
): Promise<MealOrder | undefined> {
  const [order] = await cloud.find('mealOrders', { _id: `meal:${personId}:${date}:${meal}` })
  return order as unknown as MealOrder | undefined
}

/** What stood from habit is called off, so that somebody can book this meal by hand. */
export async function nothingBooked(
  cloud: TestCloud,
  openid: string,
  personId: string,
  date: string,
): Promise<void> {
  const order = await mealOf(cloud, personId, date)
  if (!order || order.state === 'cancelled') return
  const answer = await cloud.call(
    'meals',
    openid,
    'cancelMeal',
    { id: order._id },
    `free-${personId}-${date}`,
  )
  if (!answer.ok) throw new Error(answer.error.message)
}
