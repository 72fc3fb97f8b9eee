import {
  checkDisposal,
  checkTaken,
  keepUntil,
  missingSamples,
} from '../../../cloudfunctions/meals/rules/samples'
import { DAY, HOUR, MINUTE } from '../../../miniprogram/shared/time'

const NOW = Date.parse('2026-11-30T11:00:00+08:00')
const item = (name: string, parts: string[] = [], hidden = false) => ({ name, parts, hidden })

test('a sample is kept for 48 hours to the millisecond', () => {
  const sample = { keepUntil: keepUntil(NOW) }

  expect(sample.keepUntil).toBe(NOW + 48 * HOUR)
  expect(() => checkDisposal(sample, NOW + 48 * HOUR - 1, '后天 11:00')).toThrow('后天 11:00')
  expect(() => checkDisposal(sample, NOW + 48 * HOUR, '')).not.toThrow()
})

test('it is written down when it was taken or within a day, not for the future', () => {
  expect(() => checkTaken(NOW - DAY, NOW)).not.toThrow()
  expect(() => checkTaken(NOW - DAY - 1, NOW)).toThrow('超过一天')
  expect(() => checkTaken(NOW + MINUTE, NOW)).not.toThrow()
  expect(() => checkTaken(NOW + HOUR, NOW)).toThrow('还没有到')
})

test('every dish of a set wants its own sample, once a meal; what was taken off wants none', () => {
  const menus = [
    {
      meal: 'lunch' as const,
      items: [item('红烧鱼套餐', ['红烧鱼', '米饭']), item('素套餐', ['米饭']), item('汤', [], true)],
    },
    { meal: 'dinner' as const, items: [item('小米粥')] },
  ]
  const taken = [
    { meal: 'lunch' as const, dish: '米饭' },
    { meal: 'lunch' as const, dish: '小米粥' },
  ]

  expect(missingSamples(menus, taken)).toEqual([
    { meal: 'lunch', dish: '红烧鱼' },
    { meal: 'dinner', dish: '小米粥' },
  ])
})
