import type { Menu } from '../../cloudfunctions/meals/collections'
import { DAY, HOUR, instantOf, isoDate } from '../../miniprogram/shared/time'
import type { Meal } from '../../miniprogram/shared/vocabulary'
import type { CloudApi, Reply } from '../../typings/cloud-api'
import { CANTEEN } from './canteen'
import type { ActionResult, TestCloud } from './cloud'
import { newRequestId } from './shop'

/** Dishes and menus as the canteen makes them, through its own actions. */

export type StaffMenu = Reply<'meals', 'staffMenu'>
export type DishDraft = CloudApi['meals']['saveDish']['input']
export type MenuDraft = CloudApi['meals']['saveMenu']['input']

/** The value of an answer; a refusal fails the test with its words. */
export function valueOf<T>(answer: ActionResult<T>): T {
  if (!answer.ok) throw new Error(`${answer.error.code} ${answer.error.message}`)
  return answer.value
}

/** Calls a writing action of the canteen. */
export const write = <T>(
  cloud: TestCloud,
  action: string,
  input: object,
  { by = CANTEEN, requestId = newRequestId() } = {},
): Promise<ActionResult<T>> => cloud.call<T>('meals', by, action, input, requestId)

export const read = <T>(
  cloud: TestCloud,
  action: string,
  input: object,
  by = CANTEEN,
): Promise<ActionResult<T>> => cloud.call<T>('meals', by, action, input)

export const dishDraft = (more: Partial<DishDraft> = {}): DishDraft => ({
  kind: 'set',
  name: '红烧鱼套餐',
  photo: 'cloud://local.local/dishes/fish.jpg',
  note: '少盐烧的',
  parts: ['红烧鱼', '清炒时蔬', '米饭'],
  priceFen: 1200,
  tags: ['soft'],
  contains: ['fish'],
  ...more,
})

export const makeDish = async (
  cloud: TestCloud,
  more: Partial<DishDraft> = {},
): Promise<Reply<'meals', 'saveDish'>> => valueOf(await write(cloud, 'saveDish', dishDraft(more)))

/** Lunch of a day, to be ordered until the evening before. */
export function menuDraft(
  date: string,
  items: MenuDraft['items'],
  more: Partial<MenuDraft> & { meal?: Meal } = {},
): MenuDraft {
  const serveFrom = instantOf(date, more.meal === 'dinner' ? '17:00' : '11:00') ?? 0
  return {
    date,
    meal: 'lunch',
    items,
    capacity: 100,
    ways: ['dineIn', 'pickUp', 'delivery'],
    place: '社区食堂一楼',
    note: '',
    orderUntil: serveFrom - 2 * HOUR,
    changeUntil: serveFrom - 2 * HOUR,
    cancelUntil: serveFrom - HOUR,
    serveFrom,
    serveTo: serveFrom + 1.5 * HOUR,
    ...more,
  }
}

/** What the editor sends of a menu that it has read. */
export const draftOf = (menu: StaffMenu, more: Partial<MenuDraft> = {}): MenuDraft => ({
  id: menu.id,
  version: menu.version,
  date: menu.date,
  meal: menu.meal,
  items: menu.items.map(({ id, dishId, priceFen, capacity, hidden }) => ({
    id,
    dishId,
    priceFen,
    capacity,
    hidden,
  })),
  capacity: menu.capacity,
  ways: menu.ways,
  place: menu.place,
  note: menu.note,
  orderUntil: menu.orderUntil,
  changeUntil: menu.changeUntil,
  cancelUntil: menu.cancelUntil,
  serveFrom: menu.serveFrom,
  serveTo: menu.serveTo,
  ...more,
})

export const saveMenu = (cloud: TestCloud, draft: MenuDraft): Promise<ActionResult<StaffMenu>> =>
  write<StaffMenu>(cloud, 'saveMenu', draft)

export const publish = (
  cloud: TestCloud,
  { id, version }: Pick<StaffMenu, 'id' | 'version'>,
): Promise<ActionResult<StaffMenu>> => write<StaffMenu>(cloud, 'publishMenu', { id, version })

/** A day from today on. */
export const dayFromNow = (days: number): string => isoDate(Date.now() + days * DAY)

export const menuOf = async (cloud: TestCloud, id: string): Promise<Menu> => {
  const [found] = await cloud.find('mealMenus', { _id: id })
  if (!found) throw new Error(`no menu ${id}`)
  return found as unknown as Menu
}
