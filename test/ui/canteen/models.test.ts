import { cutoffAt, cutoffInWords, cutoffOf } from '../../../miniprogram/packages/canteen/model/cutoff'
import {
  dishDraft,
  NEW_DISH,
  partsIn,
  setsFirst,
} from '../../../miniprogram/packages/canteen/model/dish-form'
import { mealRow } from '../../../miniprogram/packages/canteen/model/meal-view'
import { alike, draftOf, formOf, isLocked } from '../../../miniprogram/packages/canteen/model/menu-form'
import { gramsIn, samplesView } from '../../../miniprogram/packages/canteen/model/samples-view'
import { firstLabels, labelsView, sheetView } from '../../../miniprogram/packages/canteen/model/sheet-view'
import { nextStep, stepBack } from '../../../miniprogram/packages/canteen/model/stage'
import {
  copiedInWords,
  draftsIn,
  mondayOf,
  weeksView,
} from '../../../miniprogram/packages/canteen/model/week-view'
import { fen } from '../../../miniprogram/shared/money'
import { DAY, HOUR } from '../../../miniprogram/shared/time'
import type { Reply } from '../../../typings/cloud-api'
import { dish, draft, NOW, staffMeal, staffMenu } from './fixtures'

type Labels = Reply<'meals', 'labels'>
type Sheet = Reply<'meals', 'kitchenSheet'>

describe('stages of a menu', () => {
  const menu = { stage: 'open', orderUntil: NOW - 1, waiting: 0, noAnswer: 0 } as const

  test('one after the other, and nothing after the last', () => {
    const stages = ['open', 'locked', 'cooking', 'ready', 'closed'] as const

    expect(stages.map((stage) => nextStep({ ...menu, stage }, NOW)?.text)).toEqual([
      '截单',
      '开始做',
      '做好了',
      '收餐',
      undefined,
    ])
  })

  test('only what cannot be taken back is asked', () => {
    expect(nextStep({ ...menu, stage: 'locked' }, NOW)?.title).toBe('')
    expect(nextStep({ ...menu, stage: 'cooking' }, NOW)?.title).toBe('')
    expect(nextStep(menu, NOW)?.title).not.toBe('')
    expect(nextStep({ ...menu, stage: 'ready' }, NOW)?.title).not.toBe('')
  })

  test('closing says whom it counts as not having come', () => {
    const words = nextStep({ ...menu, stage: 'ready', waiting: 3, noAnswer: 1 }, NOW)?.consequence

    expect(words).toContain('还有 3 单没领')
    expect(words).toContain('1 位没人应门')
  })

  test('a wrong tap is taken back while nobody has a meal', () => {
    expect(stepBack('ready', 0)?.to).toBe('cooking')
    expect(stepBack('ready', 1)).toBeNull()
    expect(stepBack('locked', 0)).toBeNull()
  })
})

describe('cutoffs as times of day before the meal', () => {
  test('there and back', () => {
    const cutoff = { daysBefore: 1, time: '20:00' }

    expect(cutoffOf(cutoffAt(cutoff, '2026-11-26'), '2026-11-26')).toEqual(cutoff)
  })

  test('in words', () => {
    expect(cutoffInWords({ daysBefore: 0, time: '09:00' })).toBe('当天 09:00')
    expect(cutoffInWords({ daysBefore: 2, time: '20:00' })).toBe('前两天 20:00')
    expect(cutoffInWords({ daysBefore: 6, time: '20:00' })).toBe('6 天前 20:00')
  })
})

describe('two weeks of menus', () => {
  const weeks = weeksView('2026-11-23', { items: [staffMenu(), draft()], today: '2026-11-25', now: NOW })

  test('weeks begin on Monday', () => {
    expect(mondayOf('2026-11-29')).toBe('2026-11-23')
    expect(mondayOf('2026-11-23')).toBe('2026-11-23')
  })

  test('past days without a menu are left out, coming ones offer one', () => {
    const [week] = weeks

    expect(week?.days.map(({ date }) => date)).toEqual([
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ])
    expect(week?.days[0]?.slots.map(({ id }) => id)).toEqual(['m1', ''])
  })

  test('a week that misses a lunch can be copied from the one before', () => {
    expect(weeks.map(({ title, copyFrom }) => [title, copyFrom])).toEqual([
      ['本周', '2026-11-16'],
      ['下周', '2026-11-23'],
    ])
  })

  test('drafts are counted, published menus say how many can still be had', () => {
    expect(draftsIn(weeks).map(({ date }) => date)).toEqual(['2026-11-26'])
    expect(weeks[0]?.days[0]?.slots[0]?.sold).toBe('订了 22 份')
  })

  test('copying says what was left alone', () => {
    expect(copiedInWords({ made: 5, skipped: 2 })).toContain('抄来 5 份草稿;另外 2 份没有抄')
    expect(copiedInWords({ made: 0, skipped: 0 })).toContain('没有可以抄的')
  })
})

describe('the form of a menu', () => {
  test('what was opened is saved unchanged', () => {
    const menu = draft()
    const result = draftOf(formOf(menu), { id: menu.id, version: menu.version })

    expect(result).toMatchObject({
      draft: {
        id: 'm1',
        version: 3,
        capacity: 60,
        orderUntil: menu.orderUntil,
        serveFrom: menu.serveFrom,
        items: [
          { id: 'fish', dishId: 'd-fish', priceFen: 1000, capacity: 40, hidden: false },
          { id: 'noodles', capacity: 20 },
        ],
      },
    })
  })

  test.each([
    ['capacity', { capacity: '很多' }],
    ['ways', { ways: [] }],
    ['place', { place: ' ' }],
  ])('%s that is missing is said', (field, change) => {
    expect(draftOf({ ...formOf(draft()), ...change }, null)).toMatchObject({ problem: { field } })
  })

  test('after the cutoff it is locked, as a draft never', () => {
    expect(isLocked(staffMenu({ stage: 'open', orderUntil: NOW }))).toBe(true)
    expect(isLocked(staffMenu({ stage: 'open', orderUntil: NOW + 1 }))).toBe(false)
    expect(isLocked(draft({ orderUntil: NOW - 1 }))).toBe(false)
  })

  test('a new menu is like the latest of its meal that was not called off', () => {
    const off = staffMenu({ id: 'm2', date: '2026-11-26', state: 'cancelled' })

    expect(alike([staffMenu(), off], '2026-11-27', 'lunch')?.id).toBe('m1')
    expect(alike([staffMenu()], '2026-11-27', 'dinner')).toBeNull()
  })
})

describe('the library', () => {
  test('sets come first', () => {
    const soup = dish({ id: 'd-soup', kind: 'dish' })

    expect(setsFirst([soup, dish()]).map(({ id }) => id)).toEqual(['d-fish', 'd-soup'])
  })

  test('parts are read in whatever way they are written', () => {
    expect(partsIn('红烧鱼、青菜,米饭\n汤 ; ')).toEqual(['红烧鱼', '青菜', '米饭', '汤'])
  })

  test('a set wants its parts, a dish has none', () => {
    const form = { ...NEW_DISH, name: '冬瓜汤', photo: 'cloud://env/a.jpg', price: '3' }

    expect(dishDraft(form, null)).toMatchObject({ problem: { field: 'parts' } })
    expect(dishDraft({ ...form, kind: 'dish', parts: '别的' }, null)).toMatchObject({ draft: { parts: [] } })
  })
})

describe('papers', () => {
  const label = (change: Partial<Labels['labels'][number]>): Labels['labels'][number] => ({
    key: 'k',
    orderId: 'o1',
    number: 12,
    box: '1/1',
    personName: '王秀英',
    itemId: 'fish',
    item: '红烧鱼套餐',
    contents: [{ itemId: 'fish', name: '红烧鱼套餐', quantity: 1 }],
    way: 'delivery',
    routeName: '1 号线',
    where: '3-2-501',
    diet: ['lowSalt'],
    dietNote: '',
    clash: false,
    remark: '',
    ...change,
  })
  const view = labelsView({
    menuId: 'm1',
    date: '2026-11-25',
    meal: 'lunch',
    labels: [
      label({ key: 'a', way: 'pickUp', where: '王秀英' }),
      label({ key: 'b' }),
      label({ key: 'c', box: '1/2' }),
    ],
    now: NOW,
  })

  test('labels stand by route; what is fetched shows its number, and one box does not count itself', () => {
    expect(view.groups.map(({ name, count }) => [name, count])).toEqual([
      ['自己来取', '1 张'],
      ['1 号线', '2 张'],
    ])
    expect(view.groups[0]?.labels[0]).toMatchObject({ where: '12 号', box: '', diet: '少盐' })
    expect(view.groups[1]?.labels[1]).toMatchObject({ where: '3-2-501', box: '1/2' })
  })

  test('only as many labels are drawn as were asked for', () => {
    expect(firstLabels(view, 2).flatMap(({ labels }) => labels.map(({ key }) => key))).toEqual(['a', 'b'])
  })

  test('the sheet warns while its figures still move', () => {
    const sheet: Sheet = {
      menuId: 'm1',
      date: '2026-11-25',
      meal: 'lunch',
      stage: 'open',
      orders: 20,
      portions: 22,
      items: [],
      parts: [],
      ways: [{ way: 'delivery', orders: 16, portions: 20 }],
      clashes: [],
      remarks: [],
      unprepared: 2,
      now: NOW,
    }

    expect(sheetView(sheet).warning).toContain('还没截单')
    expect(sheetView(sheet).warning).toContain('有 2 单的忌口还在查')
    expect(sheetView(sheet).ways).toEqual([{ label: '送到家', words: '20 份(16 位)' }])
    expect(sheetView({ ...sheet, stage: 'locked', unprepared: 0 }).warning).toBe('')
  })
})

describe('orders and samples', () => {
  const row = (change: Partial<ReturnType<typeof staffMeal>>) => mealRow(staffMeal(change))

  test('what a meal still wants is said, and a cancelled one wants nothing', () => {
    expect(row({}).money).toBe('待付 ¥4.00')
    expect(row({ payBy: 'account' }).money).toBe('从助餐账户扣')
    expect(row({ state: 'cancelled' }).money).toBe('')
    expect(row({ state: 'cancelled', refundDueFen: fen(400) }).money).toBe('待退 ¥4.00')
  })

  test('a sample wants at least 125 grams', () => {
    expect(gramsIn('124')).toBeNull()
    expect(gramsIn('125')).toBe(125)
    expect(gramsIn('一百')).toBeNull()
  })

  test('missing samples are grouped by meal, and a thrown one says who did', () => {
    const view = samplesView({
      date: '2026-11-25',
      items: [
        {
          id: 's1',
          meal: 'lunch',
          dish: '红烧鱼',
          grams: 150,
          takenAt: NOW - 2 * DAY - HOUR,
          takenByName: '马淑芬',
          keepUntil: NOW - HOUR,
          disposedAt: NOW,
          disposedByName: '马淑芬',
        },
      ],
      missing: [
        { meal: 'dinner', dish: '小米粥' },
        { meal: 'lunch', dish: '米饭' },
      ],
      dueForDisposal: [],
      photos: [],
      today: '2026-11-25',
      now: NOW,
    })

    expect(view.missing.map(({ title }) => title)).toEqual(['午餐还有 1 样没留', '晚餐还有 1 样没留'])
    expect(view.samples[0]?.until).toBe('今天 10:00 倒掉,马淑芬')
  })
})
