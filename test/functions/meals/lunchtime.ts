import type { Menu } from '../../../cloudfunctions/meals/collections'
import { instantOf } from '../../../miniprogram/shared/time'
import type { Reply } from '../../../typings/cloud-api'
import * as canteen from '../../support/canteen'
import type { ActionResult, TestCloud } from '../../support/cloud'
import { newRequestId } from '../../support/shop'

/** A lunch that is cooked and waits: everybody has booked, everything is ready. */

export const DATE = '2026-11-30'

export function at(time: string, date = DATE): number {
  const instant = instantOf(date, time)
  if (instant === null) throw new Error(`no such time: ${date} ${time}`)
  return instant
}

export const call = <T = unknown>(
  cloud: TestCloud,
  openid: string,
  action: string,
  input: object,
  requestId?: string,
): Promise<ActionResult<T>> => cloud.call<T>('meals', openid, action, input, requestId)

/** A write under a new request unless told. */
export const write = <T = unknown>(
  cloud: TestCloud,
  openid: string,
  action: string,
  input: object,
  requestId = newRequestId(),
): Promise<ActionResult<T>> => call<T>(cloud, openid, action, input, requestId)

export function valueOf<T>(answer: ActionResult<T>): T {
  if (!answer.ok) throw new Error(`${answer.error.code} ${answer.error.message}`)
  return answer.value
}

export const sweep = (cloud: TestCloud): Promise<unknown> => cloud.fire('meals', 'sweep')

/** Everybody books; what the kitchen must know of them is looked up; the kitchen cooks. It is eleven o'clock then. */
export async function cookLunch(
  cloud: TestCloud,
  elders: number,
  way: 'dineIn' | 'delivery',
): Promise<Menu & { community: string }> {
  await canteen.settle(cloud, elders)
  await cloud.clock(at('08:00'))
  const menu = await canteen.publishMenu(cloud, { date: DATE }, at('08:00'))
  for (let n = 0; n < elders; n++) {
    await canteen.booked(cloud, canteen.elder(n), { menuId: menu._id, way })
  }
  await sweep(cloud)
  await cloud.clock(at('10:30'))
  for (const to of ['locked', 'cooking', 'ready']) {
    valueOf(await write(cloud, canteen.CANTEEN, 'advance', { menuId: menu._id, to }))
  }
  await cloud.clock(at('11:00'))
  return menu
}

/** The courier has the route of building 3 and sets out. */
export async function setOut(cloud: TestCloud, menu: Menu): Promise<string> {
  const route = { name: '东线', buildings: ['3'], courierPersonId: 'p-courier' }
  const { id } = valueOf(await write<{ id: string }>(cloud, canteen.CANTEEN, 'saveRoute', route))
  valueOf(await write(cloud, canteen.COURIER, 'startRun', { menuId: menu._id, routeId: id }))
  return id
}

export type Stops = Reply<'meals', 'stops'>
export const lunchOf = (n: number): string => canteen.mealId(n, DATE)
