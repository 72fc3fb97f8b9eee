import fc from 'fast-check'
import type { MealLine, Menu } from '../../../cloudfunctions/meals/collections'
import { countsOf } from '../../../cloudfunctions/meals/rules/counts'
import { replaceIn } from '../../../cloudfunctions/meals/rules/replacing'
import {
  inWalkingOrder,
  kitchenTotals,
  labelsOf,
  portionsOf,
  portionsOnLabels,
} from '../../../cloudfunctions/meals/rules/sheet'
import { COOKED } from '../../../cloudfunctions/meals/rules/states'
import { menuDocument, policyTerms } from '../../support/canteen'
import { lineOf, mealDocument } from '../../support/meals'

/** The kitchen sheet, the labels and the orders are sums of the same documents, always. */

const NOW = Date.parse('2026-11-23T08:00:00+08:00')

const menu: Menu & { community: string } = menuDocument(
  {
    items: {
      fish: { name: '红烧鱼套餐', parts: ['红烧鱼', '米饭'] },
      tofu: { name: '豆腐套餐', parts: ['豆腐', '米饭'] },
      porridge: { name: '小米粥', kind: 'dish' },
      bun: { name: '馒头', kind: 'dish' },
    },
  },
  NOW,
)

const routes = [
  { name: '东线', buildings: ['8', '3'] },
  { name: '西线', buildings: ['12'] },
]

const at = (building: string, unit: string, room: string) => ({ building, unit, room })
const delivered = (n: number, address: ReturnType<typeof at>) =>
  mealDocument(menu, n, { way: 'delivery', address })

describe('the kitchen sheet', () => {
  test('takes sets apart and names who needs what', () => {
    const orders = [
      mealDocument(menu, 0, { takes: { fish: 2, porridge: 1 }, diet: ['soft', 'lowSalt'] }),
      mealDocument(menu, 1, { takes: { tofu: 1 }, diet: ['soft'], remark: '少点饭' }),
      mealDocument(menu, 2, { diet: null, clashes: ['红烧鱼套餐里有鱼'] }),
    ]

    const totals = kitchenTotals(orders, menu.items)

    expect(totals).toMatchObject({ orders: 3, portions: 5, unprepared: 1 })
    expect(totals.parts).toContainEqual({ name: '米饭', quantity: 4 })
    expect(totals.items[0]).toMatchObject({
      name: '红烧鱼套餐',
      quantity: 3,
      diets: [
        { name: '少盐', quantity: 2 },
        { name: '要软烂', quantity: 2 },
      ],
    })
    expect(totals.remarks).toEqual([
      { orderId: orders[1]!._id, number: 2, personName: '王秀英1', remark: '少点饭' },
    ])
    expect(totals.clashes.map(({ number }) => number)).toEqual([3])
  })

  test('counts an item that the menu does not know any more', () => {
    const gone: MealLine = { ...lineOf(menu, 'fish', 1), itemId: 'gone', name: '狮子头套餐' }

    expect(kitchenTotals([mealDocument(menu, 0, { lines: [gone] })], menu.items).items).toMatchObject([
      { name: '狮子头套餐', quantity: 1 },
    ])
  })
})

describe('labels', () => {
  test('are one for each portion of a set, and one for the single dishes of an order', () => {
    const order = mealDocument(menu, 0, { takes: { fish: 2, porridge: 2, bun: 1 } })

    expect(labelsOf([order], routes).map(({ box, item }) => [box, item])).toEqual([
      ['1/3', '红烧鱼套餐'],
      ['2/3', '红烧鱼套餐'],
      ['3/3', '小米粥 2 份、馒头'],
    ])
  })

  test('lie in the order of handing over: fetched by number, then every route as it is walked', () => {
    const orders = [
      delivered(0, at('12', '1', '101')),
      delivered(1, at('3', '2', '501')),
      delivered(2, at('3', '10', '101')),
      delivered(3, at('3', '2', '1201')),
      delivered(4, at('8', '1', '301')),
      delivered(5, at('99', '1', '101')),
      mealDocument(menu, 6),
      mealDocument(menu, 7, { way: 'pickUp' }),
    ]

    const walked = inWalkingOrder(orders, routes).map(({ order, routeName }) => [order.number - 1, routeName])

    expect(walked).toEqual([
      [6, ''],
      [7, ''],
      [4, '东线'],
      [1, '东线'],
      [3, '东线'],
      [2, '东线'],
      [0, '西线'],
      [5, ''],
    ])
  })
})

const itemIds = menu.items.map(({ id }) => id)
const takes = fc
  .dictionary(fc.constantFrom(...itemIds), fc.integer({ min: 1, max: 4 }), { minKeys: 1, maxKeys: 4 })
  .map((wish) => ({ ...wish }))

const event = fc.oneof(
  fc.record({ kind: fc.constant('book' as const), n: fc.nat(30), takes }),
  fc.record({ kind: fc.constant('change' as const), n: fc.nat(30), takes }),
  fc.record({ kind: fc.constant('cancel' as const), n: fc.nat(30) }),
  fc.record({
    kind: fc.constant('replace' as const),
    item: fc.constantFrom(...itemIds),
    by: fc.constantFrom(...itemIds),
  }),
)

test('after any bookings, changes, cancellations and replacements sheet = labels = orders, item by item', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const orders = new Map<number, ReturnType<typeof mealDocument>>()
      for (const one of events) {
        if (one.kind === 'replace') {
          const byItem = menu.items.find(({ id }) => id === one.by)!
          for (const [n, order] of orders) {
            const replaced = one.by === one.item ? null : replaceIn(order, one.item, byItem, policyTerms)
            if (replaced) orders.set(n, { ...order, lines: replaced.lines })
          }
        } else if (one.kind === 'cancel') {
          const order = orders.get(one.n)
          if (order) orders.set(one.n, { ...order, state: 'cancelled' })
        } else {
          orders.set(
            one.n,
            mealDocument(menu, one.n, { takes: one.takes, way: one.n % 2 ? 'delivery' : 'dineIn' }),
          )
        }
      }
      const all = [...orders.values()]
      const cooked = all.filter(({ state }) => COOKED.includes(state))
      const totals = kitchenTotals(cooked, menu.items)
      const labels = labelsOf(cooked, routes)
      const booked = portionsOf(cooked.flatMap(({ lines }) => lines))

      expect(totals.portions).toBe(booked)
      expect(portionsOf(totals.items)).toBe(booked)
      expect(portionsOnLabels(labels)).toBe(booked)
      expect(totals.ways.reduce((sum, { portions }) => sum + portions, 0)).toBe(booked)
      expect(countsOf(all)).toMatchObject({ standing: cooked.length, portions: booked })
      for (const { itemId, quantity } of totals.items) {
        const onLabels = labels.flatMap(({ contents }) => contents).filter((one) => one.itemId === itemId)
        expect(portionsOf(onLabels)).toBe(quantity)
      }
    }),
    { numRuns: 200 },
  )
})
