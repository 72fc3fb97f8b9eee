import {
  pickFor,
  standingInWords,
  wantsOn,
  weekdaysInWords,
  withoutPauses,
  withPause,
} from '../../../cloudfunctions/meals/rules/standing'
import { menuDocument } from '../../support/canteen'

/** Which days somebody wants their meal, and what of a menu. */

const days = {
  state: 'active' as const,
  weekdays: [1, 3],
  fromDate: '2026-11-16',
  pauses: [{ from: '2026-11-25', to: '2026-12-02' }],
}

test.each([
  ['2026-11-23', true, 'a Monday'],
  ['2026-11-24', false, 'a Tuesday'],
  ['2026-11-11', false, 'before it began'],
  ['2026-11-25', false, 'the first day away'],
  ['2026-12-02', false, 'the last day away'],
  ['2026-12-07', true, 'back'],
])('on %s: %s, %s', (date, wanted) => {
  expect(wantsOn(days, date)).toBe(wanted)
  expect(wantsOn({ ...days, state: 'ended' }, date)).toBe(false)
})

test('pauses that are over are forgotten, one that began ends the day before somebody is back', () => {
  const today = '2026-11-28'
  const past = { from: '2026-11-01', to: '2026-11-05' }
  const later = { from: '2026-12-20', to: '2026-12-25' }

  expect(withPause([past, ...days.pauses], later, today)).toEqual([...days.pauses, later])
  expect(withPause(days.pauses, days.pauses[0]!, today)).toEqual(days.pauses)
  expect(withoutPauses([past, ...days.pauses, later], '2026-11-30', today)).toEqual([
    { from: '2026-11-25', to: '2026-11-29' },
  ])
})

describe('of a menu somebody gets', () => {
  const offered = menuDocument({
    items: {
      fish: { name: '红烧鱼套餐', contains: ['fish'] },
      pork: { name: '回锅肉套餐', contains: ['pork', 'spicy'] },
      egg: { name: '蒸蛋套餐', contains: ['egg'] },
      soup: { name: '米粥', kind: 'dish' },
    },
  }).items.map((item) => ({ ...item, left: 5 }))
  const all = { diet: [], dietNote: '' }
  const like = (likes: string[], otherwise: 'suitable' | 'skip' = 'suitable') => ({
    likes,
    otherwise,
    quantity: 1,
  })
  const allergic = { diet: ['allergy' as const], dietNote: '对鱼过敏' }

  test('the first that they like', () => {
    const picked = pickFor(like(['没有的菜', '回锅肉套餐', '红烧鱼套餐']), offered, all)

    expect(picked).toMatchObject({ item: { id: 'pork' }, instead: null })
  })

  test('whatever suits, a set, where they like nothing in particular', () => {
    expect(pickFor(like([]), offered, { diet: ['vegetarian'], dietNote: '' })).toMatchObject({
      item: { id: 'egg' },
      instead: null,
    })
  })

  test('something that suits in place of what they cannot eat, and why is said', () => {
    expect(pickFor(like(['红烧鱼套餐']), offered, allergic)).toMatchObject({
      item: { id: 'pork' },
      instead: { of: '红烧鱼套餐', harm: true, why: '红烧鱼套餐里有鱼,对鱼过敏' },
    })
  })

  test('what they like, and nothing in place of it, where only they know what their allergy is to', () => {
    const unclear = { diet: ['allergy' as const], dietNote: '对芒果过敏' }

    expect(pickFor(like(['红烧鱼套餐']), offered, unclear)).toMatchObject({
      item: { id: 'fish' },
      instead: null,
    })
    expect(pickFor(like(['没有的菜']), offered, unclear).item).toBeNull()
  })

  test('nothing, where they would rather have nothing', () => {
    expect(pickFor(like(['红烧鱼套餐'], 'skip'), offered, allergic).item).toBeNull()
    expect(pickFor(like(['没有的菜'], 'skip'), offered, all)).toEqual({ item: null, why: '今天没有没有的菜' })
  })

  test('something else when theirs has run out; nothing when all has', () => {
    const gone = offered.map((item) => ({ ...item, left: item.id === 'fish' ? 0 : item.left }))

    expect(pickFor(like(['红烧鱼套餐']), gone, all)).toMatchObject({
      item: { id: 'pork' },
      instead: { of: '红烧鱼套餐', harm: false },
    })
    const empty = offered.map((item) => ({ ...item, left: 0 }))
    expect(pickFor(like([]), empty, all).item).toBeNull()
  })
})

test.each([
  [[1, 2, 3, 4, 5, 6, 7], '每天'],
  [[1, 2, 3, 4, 5], '周一到周五'],
  [[5, 1, 3], '周一、三、五'],
  [[7], '周日'],
])('%j is said %s', (weekdays, words) => {
  expect(weekdaysInWords(weekdays)).toBe(words)
})

test('a standing order in a line', () => {
  expect(standingInWords({ weekdays: [1, 2, 3, 4, 5], meal: 'lunch', way: 'delivery' })).toBe(
    '周一到周五午餐,送到家',
  )
})
