import type { Menu } from '../../../cloudfunctions/meals/collections'
import { checkChange, decideCancel, differenceOf } from '../../../cloudfunctions/meals/rules/changing'
import { nextTurn, priorOf, usedOf, type MonthMeal } from '../../../cloudfunctions/meals/rules/month'
import { decideBooking, namedRefusal, takesOf } from '../../../cloudfunctions/meals/rules/order'
import { AppError } from '../../../cloudfunctions/kit/errors'
import { fen } from '../../../miniprogram/shared/money'
import type { MealState } from '../../../miniprogram/shared/vocabulary'
import { menuDocument } from '../../support/canteen'

/** Whether a meal can be booked, changed and cancelled, and what counts in a month. */

const NOW = Date.parse('2026-11-22T08:00:00+08:00')
const items = { fish: { name: '红烧鱼套餐' }, egg: { name: '蒸蛋', priceFen: fen(500) } }
const menu = menuDocument({ date: '2026-11-23', items }, NOW)

const eater = { household: '3_2_501', birthdate: '1950-03-08', usedFen: 0 }
const wish = { lines: [{ itemId: 'fish', quantity: 1 }], way: 'delivery' as const, seenPayFen: 800 }
const decide = (more: Partial<Menu> = {}, asked: object = {}, who: object = {}, late = false, now = NOW) =>
  decideBooking({ ...menu, ...more }, { ...wish, ...asked }, { ...eater, ...who }, { now, late })

const codeOf = (run: () => unknown): string => {
  try {
    run()
    return 'ok'
  } catch (error) {
    return error instanceof AppError ? error.code : 'fault'
  }
}

test('what is decided takes of each dish and of the whole kitchen', () => {
  const decision = decide({}, { lines: [...wish.lines, { itemId: 'egg', quantity: 2 }], seenPayFen: 1800 })

  expect(decision).toMatchObject({ totalFen: 2200, payFen: 1800, takes: { fish: 1, egg: 2, all: 3 } })
  expect(decision.address).toEqual({ building: '3', unit: '2', room: '501' })
})

test.each([
  ['a draft', { publishedAt: null }, {}, {}, 'NOT_FOUND'],
  ['a meal that was called off', { state: 'cancelled' }, {}, {}, 'CLOSED'],
  ['a menu that the canteen has locked early', { stage: 'locked' }, {}, {}, 'CLOSED'],
  ['a dish that was taken off', {}, { lines: [{ itemId: 'gone', quantity: 1 }] }, {}, 'CHANGED'],
  ['another price', {}, { seenPayFen: 799 }, {}, 'CHANGED'],
  ['a way that the menu does not have', { ways: ['dineIn'] }, {}, {}, 'CHANGED'],
  ['a delivery to nowhere', {}, {}, { household: 'person_p1' }, 'BAD_INPUT'],
] as const)('%s is refused', (_case, more, asked, who, code) => {
  expect(codeOf(() => decide(more as Partial<Menu>, asked, who))).toBe(code)
})

test.each([
  [menu.orderUntil - 1, false, 'ok'],
  [menu.orderUntil, false, 'CLOSED'],
  [menu.orderUntil, true, 'ok'],
  [menu.serveTo - 1, true, 'ok'],
  [menu.serveTo, true, 'CLOSED'],
])('at %i, late %s: %s', (now, late, code) => {
  expect(codeOf(() => decide({}, {}, {}, late, now))).toBe(code)
})

test('what has run out is named, and the kitchen only where nothing else has', () => {
  const refusal = (keys: string[]) =>
    namedRefusal(new AppError('SOLD_OUT', '', { items: keys.map((key) => ({ key, left: 0 })) }), menu).message

  expect(refusal(['fish', 'all'])).toBe('红烧鱼套餐已经订完了,请看看别的菜')
  expect(refusal(['all'])).toBe('这一餐已经订完了,请看看别的菜')
})

describe('cancelling', () => {
  const until = menu.cancelUntil
  test.each([
    ['booked', 'cancel', until - 1, '', 'ok'],
    ['locked', 'cancel', until - 1, '', 'ok'],
    ['booked', 'cancel', until, '', 'CLOSED'],
    ['cooking', 'cancel', until - 1, '', 'STALE'],
    ['cooking', 'staffCancel', until, '住院了', 'ok'],
    ['booked', 'staffCancel', until - 1, '', 'ok'],
    ['booked', 'staffCancel', until, '', 'BAD_INPUT'],
    ['out', 'staffCancel', until, '住院了', 'STALE'],
    ['cancelled', 'cancel', until, '', 'ok'],
  ] as const)('%s by %s at %i: %s %s', (state, move, now, reason, code) => {
    expect(codeOf(() => decideCancel({ state, cancelUntil: until }, move, { now, reason }))).toBe(code)
  })
})

test.each([
  ['booked', menu.changeUntil - 1, false, 'ok'],
  ['booked', menu.changeUntil, false, 'CLOSED'],
  ['locked', menu.changeUntil, false, 'CLOSED'],
  ['locked', menu.changeUntil, true, 'ok'],
  ['cooking', menu.changeUntil, true, 'STALE'],
] as const)('changing what is %s at %i, late %s: %s', (state, now, late, code) => {
  expect(codeOf(() => checkChange({ state, changeUntil: menu.changeUntil }, { now, late }))).toBe(code)
})

test('a change takes only what is added and gives back only what is given up', () => {
  const before = takesOf([{ itemId: 'fish', quantity: 2 }])
  const after = takesOf([
    { itemId: 'fish', quantity: 1 },
    { itemId: 'egg', quantity: 1 },
  ])

  expect(differenceOf(before, after)).toEqual({ more: { egg: 1 }, less: { fish: 1 } })
})

describe('a month', () => {
  const meal = (n: number, state: MealState, subsidy: string, date = `2026-11-${10 + n}`): MonthMeal =>
    ({
      _id: `m${n}`,
      ...{ date, meal: 'lunch', state, turn: `p1:2026-11:${n}` },
      subsidy: { amountFen: fen(100 * n), state: subsidy },
    }) as MonthMeal

  const meals = [
    meal(1, 'booked', 'reserved'),
    meal(2, 'delivered', 'granted'),
    meal(3, 'cancelled', 'released'),
    meal(4, 'returned', 'released'),
    meal(5, 'returned', 'released', '2026-11-22'),
    meal(6, 'no_show', 'released'),
  ]

  test('counts what is reserved, what is granted, and what may still be handed out today', () => {
    expect(usedOf(meals, '2026-11-22')).toBe(100 + 200 + 500)
    expect(usedOf(meals, '2026-11-22', 'm1')).toBe(200 + 500)
  })

  test('gives the next turn, also after records were merged', () => {
    expect(nextTurn('p1', '2026-11', [])).toBe('p1:2026-11:1')
    expect(nextTurn('p2', '2026-11', meals)).toBe('p2:2026-11:7')
  })

  test('shows what stands before what was cancelled', () => {
    const again = { ...meal(7, 'booked', 'reserved', '2026-11-13') }

    expect(priorOf([...meals, again], { date: '2026-11-13', meal: 'lunch' })?._id).toBe('m7')
    expect(priorOf(meals, { date: '2026-11-13', meal: 'lunch' })?._id).toBe('m3')
    expect(priorOf(meals, { date: '2026-11-13', meal: 'dinner' })).toBeNull()
  })
})
