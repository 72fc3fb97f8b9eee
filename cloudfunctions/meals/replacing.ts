import { forgetReturn, release } from '../kit/allotment'
import { command, type Database, type Stored } from '../kit/database'
import { derivedId } from '../kit/fingerprint'
import { owedBack } from '../kit/payments'
import { persons } from '../kit/people'
import {
  mealOrders,
  policies,
  type MealOrder,
  type Menu,
  type MenuItem,
  type PolicyTerms,
} from './collections'
import { clashesOf, clashesOfMeal, type Diet } from './rules/diet'
import { allotmentIdOf } from './rules/ids'
import { policyTerms } from './rules/policy'
import { replaceIn, type Replaced } from './rules/replacing'
import type { MealState } from '../../miniprogram/shared/vocabulary'
import { mealInWords } from './rules/words'
import { CANTEEN_NAME } from './stages'
import { applyTerms } from './terms'
import { tellListeners, type Said } from './telling'
import { allotmentsOf } from './menuViews'

/** Not on a plate yet. */
export const REPLACEABLE: readonly MealState[] = ['booked', 'locked', 'cooking']

const BATCH = 100
const AT_ONCE = 10

export interface Swap {
  item: MenuItem
  byItem: MenuItem
  reason: string
  at: number
}

/** The swaps of a menu, with the items that they are about. */
export const swapsOf = ({ swaps = [], items }: Menu): Swap[] =>
  swaps.flatMap(({ itemId, byItemId, reason, at }) => {
    const item = items.find(({ id }) => id === itemId)
    const byItem = items.find(({ id }) => id === byItemId)
    return item && byItem ? [{ item, byItem, reason, at }] : []
  })

interface Change {
  order: Stored<MealOrder>
  replaced: Replaced
  diet: Diet
  /** Why this person should not eat what they get now. */
  clashes: string[]
}

async function policiesOf(
  db: Database,
  orders: readonly MealOrder[],
): Promise<Map<string, PolicyTerms | null>> {
  const ids = [...new Set(orders.flatMap(({ subsidy }) => subsidy.policyId ?? []))]
  if (ids.length === 0) return new Map()
  const found = await db.of(policies).find({ _id: command.in(ids) })
  return new Map(found.map((policy) => [policy._id, policyTerms(policy)]))
}

/** What is to be changed of a batch: two round trips, side by side. */
async function changesOf(
  db: Database,
  menu: Menu,
  orders: readonly Stored<MealOrder>[],
  { item, byItem }: Swap,
): Promise<Change[]> {
  const personIds = [...new Set(orders.map(({ personId }) => personId))]
  const [versions, people] = await Promise.all([
    policiesOf(db, orders),
    db.of(persons).find({ _id: command.in(personIds) }, { limit: BATCH, fields: ['diet', 'dietNote'] }),
  ])
  return orders.flatMap((order) => {
    const own = order.subsidy.policyId
    const policy = versions.get(own ?? '') ?? (menu.policy?.policyId === own ? menu.policy : null)
    const replaced = replaceIn(order, item.id, byItem, policy)
    const person = people.find(({ _id }) => _id === order.personId)
    const diet = { diet: person?.diet ?? [], dietNote: person?.dietNote ?? '' }
    return replaced ? [{ order, replaced, diet, clashes: clashesOf(diet, byItem) }] : []
  })
}

/** Whoever cannot eat what they get now is telephoned. */
function said(
  menu: Menu,
  { item, byItem, reason, at }: Swap,
  { order, clashes }: Change,
  forOther: boolean,
): Said {
  const whose = forOther ? `${order.personName}的` : ''
  const text = [
    `${whose}${mealInWords(menu)}:${item.name}换成了${byItem.name}(${reason}),不会多收钱。`,
    clashes.length > 0 ? `请注意:${clashes.join(';')}。食堂会打电话来,也可以直接找食堂再换。` : '',
  ].join('')
  return {
    kind: 'meals.replaced',
    event: `${item.id}:${byItem.id}:${at}`,
    title: clashes.length > 0 ? '换的菜可能不合适' : '有一样菜换了',
    text,
    at,
    template: 'meal',
    ...(clashes.length > 0 ? { callBy: 'canteen' as const } : {}),
  }
}

/** The meal changes if nothing has happened to it since it was read; what moves on the menu is written with it. */
async function save(db: Database, menu: Menu, swap: Swap, change: Change, now: number): Promise<boolean> {
  const { order, replaced, diet } = change
  const { lines, totalFen, subsidy, payFen, takes } = replaced
  const { item, byItem, reason, at } = swap
  const marker = { holdId: derivedId('swap', order._id, order.attempt, item.id, String(at)), takes }
  const event = { at: now, what: '换菜', by: CANTEEN_NAME, note: `${item.name}换成${byItem.name}:${reason}` }
  const saved = await db.of(mealOrders).update(
    {
      _id: order._id,
      state: command.in([...REPLACEABLE]),
      totalFen: order.totalFen,
      'money.paidFen': order.money.paidFen,
      'money.refundedFen': order.money.refundedFen,
      [`events.${order.events.length}`]: command.exists(false),
    },
    {
      lines: command.set(lines),
      totalFen,
      subsidy: command.set(subsidy),
      money: command.set(owedBack(order.money, payFen)),
      clashes: command.set(clashesOfMeal(diet, lines)),
      swap: command.set({ from: item.name, to: byItem.name, reason, at }),
      returning: command.push([marker]),
      returningAt: order.returningAt ?? now,
      events: command.push([event]),
    },
  )
  if (saved === 0) return false
  await moveStock(db, menu, order, marker)
  return true
}

/** The other item is taken by the same update that gives the first one back, once; the sweep finishes it if this dies. */
async function moveStock(
  db: Database,
  menu: Menu,
  order: MealOrder,
  marker: MealOrder['returning'][number],
): Promise<void> {
  const id = allotmentIdOf(menu._id)
  await release(db, id, { ...marker, by: order.household, limitedKeys: [] })
  await db.of(mealOrders).update({ _id: order._id }, { returning: command.pull({ holdId: marker.holdId }) })
  await db.of(mealOrders).update({ _id: order._id, returning: command.eq([]) }, { returningAt: null })
  await forgetReturn(db, id, marker.holdId)
}

/** Where the kitchen cooks more of the other item than it had planned, it has planned that many. */
async function coverShortage(db: Database, menu: Menu, { byItem }: Swap): Promise<void> {
  const left = (await allotmentsOf(db, [menu._id])).get(menu._id)?.left[byItem.id] ?? 0
  if (left < 0) await applyTerms(db, menu)
}

export interface ReplacedCount {
  replaced: number
  clashing: number
  /** Whether no meal has the first item any more. */
  done: boolean
}

/**
 * Puts one item in the place of another in the meals of a menu, batch by batch. Safe to repeat, and to stop anywhere: a
 * meal that was changed has the first item no more.
 */
export async function replaceMeals(
  db: Database,
  menu: Menu,
  swap: Swap,
  { now, batches }: { now: number; batches: number },
): Promise<ReplacedCount> {
  const count: ReplacedCount = { replaced: 0, clashing: 0, done: false }
  for (let batch = 0; batch < batches && !count.done; batch++) {
    const orders = await db
      .of(mealOrders)
      .find(
        { menuId: menu._id, state: command.in([...REPLACEABLE]), 'lines.itemId': swap.item.id },
        { limit: BATCH },
      )
    const changes = await changesOf(db, menu, orders, swap)
    const byOrder = new Map(changes.map((change) => [change.order._id, change]))
    const changing = changes.map(({ order }) => order)
    await tellListeners(db, changing, now, (order, forOther) =>
      said(menu, swap, byOrder.get(order._id)!, forOther),
    )
    for (let i = 0; i < changes.length; i += AT_ONCE) {
      const slice = changes.slice(i, i + AT_ONCE)
      const saved = await Promise.all(slice.map((change) => save(db, menu, swap, change, now)))
      const done = slice.filter((_, at) => saved[at])
      count.replaced += done.length
      count.clashing += done.filter(({ clashes }) => clashes.length > 0).length
    }
    count.done = orders.length < BATCH && changes.length === orders.length
  }
  if (count.replaced > 0) await coverShortage(db, menu, swap)
  return count
}
