import { fingerprint } from '../kit/fingerprint'
import { command, type Database, type Patch } from '../kit/database'
import { accountEntries, personAccounts } from '../kit/personAccounts'
import { persons, type Person } from '../kit/people'
import { mealOrders, type MenuItem, type MealOrder } from './collections'
import { clashesOfMeal } from './rules/diet'
import { COMING } from './rules/states'

/**
 * What the kitchen must know of whoever eats a meal, and how it will be paid: looked up shortly after it was booked, and
 * once more for all meals of a menu when it is locked.
 */

export const PREPARING_FIELDS = [
  'personId',
  'menuId',
  'lines',
  'diet',
  'dietNote',
  'address',
  'grid',
  'clashes',
  'payBy',
  'money',
  'totalFen',
  'way',
] as const

export type Preparable = Pick<MealOrder, '_id' | (typeof PREPARING_FIELDS)[number]>

type Prepared = Pick<MealOrder, 'diet' | 'dietNote' | 'address' | 'grid' | 'clashes' | 'payBy'>

const PEOPLE = 1000
/** Writes on their way at once. */
const AT_ONCE = 10

interface Known {
  people: Map<string, Person>
  /** What of a person's account is there to pay with; Infinity on a monthly account, absent for who pays at the counter. */
  funds: Map<string, number>
}

async function fundsOf(db: Database, ids: readonly string[]): Promise<Known['funds']> {
  const accounts = await db
    .of(personAccounts)
    .find(
      { _id: command.in([...ids]), mode: command.in(['prepaid', 'billed']) },
      { limit: PEOPLE, fields: ['mode'] },
    )
  const funds = new Map(accounts.map(({ _id, mode }) => [_id, mode === 'billed' ? Infinity : 0]))
  const prepaid = accounts.filter(({ mode }) => mode === 'prepaid').map(({ _id }) => _id)
  if (prepaid.length === 0) return funds
  const sums = await db
    .of(accountEntries)
    .aggregate<{ _id: string; balance: number }>([
      { $match: { personId: { $in: prepaid } } },
      { $group: { _id: '$personId', balance: { $sum: '$amountFen' } } },
      { $limit: PEOPLE },
    ])
  for (const { _id, balance } of sums) funds.set(_id, balance)
  return funds
}

/** Three round trips, whatever the number of meals. */
async function lookUp(db: Database, orders: readonly Preparable[]): Promise<Known> {
  const ids = [...new Set(orders.map(({ personId }) => personId))]
  const [found, funds] = await Promise.all([
    db
      .of(persons)
      .find(
        { _id: command.in(ids) },
        { limit: PEOPLE, fields: ['diet', 'dietNote', 'address', 'grid', 'mergedInto'] },
      ),
    fundsOf(db, ids),
  ])
  return { people: new Map(found.map((person) => [person._id, person])), funds }
}

/** What is in a dish is the menu's to say, which follows the library; the order's copy is what people were shown. */
function preparedOf(order: Preparable, items: readonly MenuItem[], { people, funds }: Known): Prepared {
  const person = people.get(order.personId)
  const diet = { diet: person?.diet ?? [], dietNote: person?.dietNote ?? '' }
  const dishes = order.lines.map((line) => ({
    ...line,
    contains: items.find(({ id }) => id === line.itemId)?.contains ?? line.contains,
    tags: items.find(({ id }) => id === line.itemId)?.tags ?? line.tags,
  }))
  const enough = (funds.get(order.personId) ?? -1) >= order.money.dueFen
  return {
    ...diet,
    address: order.way === 'delivery' ? (person?.address ?? null) : null,
    grid: person?.grid ?? null,
    clashes: clashesOfMeal(diet, dishes),
    payBy: enough && order.money.paidFen === 0 ? 'account' : 'onsite',
  }
}

const pick = ({ diet, dietNote, address, grid, clashes, payBy }: Prepared): Prepared => ({
  diet,
  dietNote,
  address,
  grid,
  clashes,
  payBy,
})

async function save(db: Database, order: Preparable, prepared: Prepared): Promise<void> {
  const patch: Patch<MealOrder> = { ...prepared, address: command.set(prepared.address) }
  // What was changed meanwhile is looked up again: its price or its being unprepared tells.
  const asRead = { totalFen: order.totalFen, diet: order.diet === null ? null : command.neq(null) }
  await db.of(mealOrders).update({ _id: order._id, state: command.in([...COMING]), ...asRead }, patch)
}

/**
 * Brings diet, address, clashes and the way of paying of these meals up to date; those that are stay untouched. Safe to
 * repeat, and to stop anywhere.
 * @param itemsOf what a menu offers, by its id
 */
export async function prepare(
  db: Database,
  orders: readonly Preparable[],
  itemsOf: ReadonlyMap<string, readonly MenuItem[]>,
): Promise<void> {
  if (orders.length === 0) return
  const known = await lookUp(db, orders)
  const changed = orders
    .map((order) => ({ order, prepared: preparedOf(order, itemsOf.get(order.menuId) ?? [], known) }))
    .filter(({ order, prepared }) => fingerprint(pick(order)) !== fingerprint(prepared))
  for (let i = 0; i < changed.length; i += AT_ONCE) {
    await Promise.all(changed.slice(i, i + AT_ONCE).map(({ order, prepared }) => save(db, order, prepared)))
  }
}
