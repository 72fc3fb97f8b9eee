import type { KnownBy } from '../../../../miniprogram/shared/vocabulary'
import { command, type Database, type Stored } from '../../../kit/database'
import { AppError } from '../../../kit/errors'
import { persons } from '../../../kit/people'
import { action } from '../../../kit/serve'
import { personOfCard } from '../../cards'
import { mealOrders, type MealOrder } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { endsWith, readQuery, waitingFirst } from '../../rules/window'
import { mealInWords } from '../../rules/words'
import { staffMealView } from '../../staffViews'

/** As many as a screen can tell apart; whoever sees more types more. */
const SHOWN = 20
const MOST = 1000

interface Found {
  knownBy: KnownBy
  orders: Stored<MealOrder>[]
}

const unknownCode = (): AppError => new AppError('NOT_FOUND', '没有这个领餐码,请再核对一下,也可以报姓名')

const standing = { state: command.neq('cancelled') }

/** A code that was scanned says which meal it is of, and nothing else of it. */
async function scanned(db: Database, menuId: string, orderId: string, code: string | null): Promise<Found> {
  const order = await db.of(mealOrders).get(orderId)
  if (!order || (code !== null && order.code !== code)) throw unknownCode()
  if (order.menuId !== menuId) {
    throw new AppError('NOT_FOUND', `这是${mealInWords(order)}的领餐码,请切换到那一餐`)
  }
  return { knownBy: 'code', orders: [order] }
}

/** The record that a card was printed for may have been merged into another one since. */
async function mealOf(db: Database, menuId: string, personId: string): Promise<Stored<MealOrder>[]> {
  const own = await db.of(mealOrders).find({ personId, menuId })
  if (own.length > 0) return own
  const keeper = (await db.of(persons).get(personId))?.mergedInto ?? null
  return keeper === null ? [] : mealOf(db, menuId, keeper)
}

async function byCard(db: Database, menuId: string, text: string): Promise<Found> {
  const personId = await personOfCard(db, text)
  if (personId === null) throw new AppError('NOT_FOUND', '这张卡不是这里的助餐卡,请报姓名或领餐码')
  const orders = await mealOf(db, menuId, personId)
  if (orders.length === 0) throw new AppError('NOT_FOUND', '这张卡的主人没有订这一餐,可以在窗口补订')
  return { knownBy: 'card', orders }
}

/** The end of a phone number is found among the meals of the menu: one indexed query, whatever the number of menus. */
async function byPhone(db: Database, menuId: string, tail: string): Promise<Found> {
  const all = await db.of(mealOrders).find({ menuId, ...standing }, { sort: { number: 'asc' }, limit: MOST })
  return { knownBy: 'name', orders: all.filter(({ personPhone }) => endsWith(personPhone, tail)) }
}

async function byCode(db: Database, menuId: string, code: string): Promise<Found> {
  const orders = await db.of(mealOrders).find({ menuId, code }, { limit: 1 })
  if (orders.length > 0) return { knownBy: 'code', orders }
  const called = await byPhone(db, menuId, code)
  if (called.orders.length === 0) throw unknownCode()
  return called
}

/** The start of a text, taken literally. */
const prefixOf = (text: string): RegExp => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)

async function find(db: Database, menuId: string, query: string): Promise<Found> {
  const asked = readQuery(query)
  switch (asked.by) {
    case 'scan':
      return scanned(db, menuId, asked.orderId, asked.code)
    case 'card':
      return byCard(db, menuId, asked.text)
    case 'code':
      return byCode(db, menuId, asked.code)
    case 'phone':
      return byPhone(db, menuId, asked.tail)
    case 'number':
      return {
        knownBy: 'name',
        orders: await db.of(mealOrders).find({ menuId, number: asked.number, ...standing }),
      }
    case 'name':
      return {
        knownBy: 'name',
        orders: await db
          .of(mealOrders)
          .find({ menuId, personName: prefixOf(asked.prefix), ...standing }, { limit: MOST }),
      }
  }
}

/** What waits at the window for whoever says a code, shows a card, or is asked for their name. */
export const findForHandOut = action(kitchen.findForHandOut, async ({ input, caller, db, clock }) => {
  const now = clock.now()
  const { knownBy, orders } = await find(db, input.menuId, input.query)
  const items = [...orders].sort(waitingFirst).slice(0, SHOWN)
  return { knownBy, items: items.map((order) => staffMealView(order, caller.personId, now)), now }
})
