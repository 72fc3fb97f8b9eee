import type { Dish, MenuItem } from '../../../cloudfunctions/meals/collections'
import {
  checkChange,
  checkPublishable,
  checkTimes,
  itemsAfter,
  itemsNow,
  termsChanged,
  termsOf,
  timesOn,
} from '../../../cloudfunctions/meals/rules/menu'
import { checkAdvance } from '../../../cloudfunctions/meals/rules/stages'
import { mondayOf, weekdayOfDate } from '../../../cloudfunctions/meals/days'
import { fen } from '../../../miniprogram/shared/money'
import { DAY, HOUR } from '../../../miniprogram/shared/time'
import { menuDocument } from '../../support/canteen'

/** What may be put on a menu and changed on it, and how the kitchen moves on. */

const NOW = Date.parse('2026-11-23T08:00:00+08:00')
const menu = menuDocument({ items: { fish: { name: '红烧鱼套餐' }, porridge: { name: '小米粥' } } }, NOW)

const dish = (id: string, more: Partial<Dish> = {}): Dish => ({
  _id: id,
  kind: 'set',
  name: id,
  photo: '',
  note: '',
  parts: [],
  priceFen: fen(1000),
  tags: [],
  contains: [],
  archived: false,
  version: 1,
  createdAt: 1,
  ...more,
})

describe('the times of a menu', () => {
  test('may end together', () => {
    const { serveFrom } = menu
    expect(() =>
      checkTimes({ ...menu, orderUntil: serveFrom, changeUntil: serveFrom, cancelUntil: serveFrom }),
    ).not.toThrow()
  })

  test.each([
    ['orderUntil', { orderUntil: menu.serveFrom + 1 }],
    ['changeUntil', { changeUntil: menu.orderUntil + 1 }],
    ['cancelUntil', { cancelUntil: menu.serveFrom + 1 }],
    ['serveTo', { serveTo: menu.serveFrom }],
    ['serveFrom', { serveFrom: menu.serveFrom - DAY }],
    ['serveTo', { serveTo: menu.serveFrom + DAY }],
  ])('are refused with the field %s named', (field, more) => {
    try {
      checkTimes({ ...menu, ...more })
      throw new Error('was not refused')
    } catch (error) {
      expect(error).toMatchObject({ code: 'BAD_INPUT', detail: { field } })
    }
  })
})

describe('a published menu', () => {
  const dearer = { ...menu, items: menu.items.map((item) => ({ ...item, priceFen: fen(1300) })) }

  test('changes its prices until the cutoff, not at it', () => {
    expect(() => checkChange(menu, dearer, menu.orderUntil - 1)).not.toThrow()
    expect(() => checkChange(menu, dearer, menu.orderUntil)).toThrow('已经截单')
  })

  test('changes its note, place and hours after it, but not once it is closed', () => {
    const elsewhere = { ...menu, note: '走南门', place: '二楼', serveTo: menu.serveTo + HOUR }

    expect(() =>
      checkChange({ ...menu, stage: 'cooking' }, { ...elsewhere, stage: 'cooking' }, NOW),
    ).not.toThrow()
    expect(() => checkChange({ ...menu, stage: 'closed' }, { ...elsewhere, stage: 'closed' }, NOW)).toThrow(
      '收餐',
    )
  })

  test('keeps its day and the ways that were announced', () => {
    expect(() => checkChange(menu, { ...menu, date: '2026-12-01' }, NOW)).toThrow('日期和餐次不能改')
    expect(() => checkChange(menu, { ...menu, ways: ['dineIn'] }, NOW)).toThrow('用餐方式不能去掉')
  })

  test('is decided on anew when something that a booking depends on has changed', () => {
    expect(termsChanged(menu, dearer)).toBe(true)
    expect(termsChanged(menu, { ...menu, note: '走南门' })).toBe(false)
  })

  test('counts portions by item and for the whole kitchen; a menu that is locked takes nothing', () => {
    expect(termsOf(menu)).toMatchObject({ open: true, stock: { all: 200, fish: 100, porridge: 100 } })
    expect(termsOf({ ...menu, stage: 'locked' }).open).toBe(false)
  })
})

test.each([
  ['no dish', { items: [] }],
  ['no portions', { items: menu.items.map((item) => ({ ...item, capacity: 0 })) }],
  ['no capacity', { capacity: 0 }],
  ['a cutoff that has passed', { orderUntil: NOW, changeUntil: NOW }],
])('a draft with %s is not published', (_what, more) => {
  expect(() => checkPublishable({ ...menu, state: 'draft', ...more }, NOW)).toThrow()
})

describe('the items of a menu', () => {
  const library = [
    dish('dish-fish', { name: '清蒸鱼套餐', contains: ['fish'], tags: ['lowSalt'] }),
    dish('dish-porridge'),
    dish('dish-bun'),
  ]
  const row = (id: string | undefined, dishId: string) => ({
    ...(id ? { id } : {}),
    dishId,
    priceFen: fen(1100),
    capacity: 5,
    hidden: false,
  })
  const after = (rows: ReturnType<typeof row>[], published: boolean): MenuItem[] =>
    itemsAfter(rows, menu.items, library, { published, newId: (i) => `new-${i}` })

  test('of a published one keep their names, but say what is in them as the library does', () => {
    expect(after([row('fish', 'dish-fish')], true)[0]).toMatchObject({
      id: 'fish',
      name: '红烧鱼套餐',
      contains: ['fish'],
      tags: ['lowSalt'],
      priceFen: 1100,
    })
  })

  test('are hidden, not removed, once they were published', () => {
    const rows = [row('fish', 'dish-fish')]

    expect(after(rows, true).map(({ id, hidden }) => [id, hidden])).toEqual([
      ['fish', false],
      ['porridge', true],
    ])
    expect(after(rows, false)).toHaveLength(1)
  })

  test('are never the same dish twice, nor somebody else’s', () => {
    expect(() => after([row('fish', 'dish-fish'), row(undefined, 'dish-fish')], true)).toThrow('放了两次')
    expect(() => after([row('fish', 'dish-bun')], true)).toThrow()
    expect(() => after([row(undefined, 'dish-none')], true)).toThrow('不在菜品库')
  })

  test('of a copied week are those that are still cooked, at today’s price', () => {
    const copied = itemsNow(menu.items, [library[0]!, dish('dish-porridge', { archived: true })])

    expect(copied).toMatchObject([{ id: 'fish', name: '清蒸鱼套餐', priceFen: 1000 }])
  })
})

test('copied to another day, every cutoff keeps its distance from the meal', () => {
  const later = timesOn(menu, '2026-12-24')

  expect(later.serveFrom - later.orderUntil).toBe(menu.serveFrom - menu.orderUntil)
  expect(() => checkTimes(later)).not.toThrow()
})

test('weeks begin on Monday', () => {
  expect(weekdayOfDate('2026-11-23')).toBe(1)
  expect(weekdayOfDate('2026-11-29')).toBe(7)
  expect(mondayOf('2026-11-29')).toBe('2026-11-23')
})

describe('the kitchen moves on', () => {
  const at = (stage: typeof menu.stage) => ({ ...menu, stage })

  test('step by step, and over a step that was forgotten', () => {
    expect(() => checkAdvance(at('open'), 'locked', false, NOW)).not.toThrow()
    expect(() => checkAdvance(at('locked'), 'ready', false, NOW)).not.toThrow()
    expect(() => checkAdvance(at('ready'), 'closed', false, menu.serveFrom)).not.toThrow()
  })

  test('takes a wrong tap back as long as nobody has a meal', () => {
    expect(() => checkAdvance(at('ready'), 'cooking', false, NOW)).not.toThrow()
    expect(() => checkAdvance(at('ready'), 'cooking', true, NOW)).toThrow('已经有人领餐')
    expect(() => checkAdvance(at('ready'), 'locked', false, NOW)).toThrow('不能改回')
    expect(() => checkAdvance(at('locked'), 'open', false, NOW)).toThrow('不能改回')
    expect(() => checkAdvance(at('closed'), 'ready', false, NOW)).toThrow('不能改回')
  })

  test('closes only what is ready and has begun to be served', () => {
    expect(() => checkAdvance(at('cooking'), 'closed', false, menu.serveTo)).toThrow('先点“做好了”')
    expect(() => checkAdvance(at('ready'), 'closed', false, menu.serveFrom - 1)).toThrow('才开餐')
  })
})
