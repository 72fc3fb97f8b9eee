import {
  clockTime,
  cutoffInWords,
  dayInWords,
  instantOf,
  isoDate,
  startOfDay,
  windowInWords,
} from '../../../miniprogram/shared/time'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const now = at('2026-11-23T10:00:00')

test.each([
  ['2026-11-23T23:59:59.999', '今天'],
  ['2026-11-24T00:00:00', '明天(周二)'],
  ['2026-11-25T12:00:00', '后天(周三)'],
  ['2026-11-22T23:59:59', '昨天'],
  ['2026-11-27T16:00:00', '11月27日(周五)'],
  ['2027-01-01T00:00:00', '2027年1月1日(周五)'],
])('%s is called %s', (instant, words) => {
  expect(dayInWords(at(instant), now)).toBe(words)
})

test('the calendar is that of Puyang, whatever the zone of the machine', () => {
  expect(isoDate(Date.parse('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
  expect(clockTime(Date.parse('2026-11-22T16:05:00Z'))).toBe('00:05')
  expect(startOfDay(now)).toBe(at('2026-11-23T00:00:00'))
})

test('a cutoff is over at its instant, not after it', () => {
  const cutoff = at('2026-11-23T20:00:00')
  expect(cutoffInWords(cutoff, cutoff - 1)).toBe('今天 20:00 截止')
  expect(cutoffInWords(cutoff, cutoff)).toBe('已截止')
})

test('a window on one day is said once', () => {
  expect(windowInWords(at('2026-11-24T16:00:00'), at('2026-11-24T19:00:00'), now)).toBe(
    '明天(周二) 16:00–19:00',
  )
})

test.each(['2026-02-30', '2026-13-01', 'tomorrow', ''])('%p is not a date', (date) => {
  expect(instantOf(date)).toBeNull()
})

test('a date and a time of day make an instant', () => {
  expect(instantOf('2026-11-23', '20:00')).toBe(at('2026-11-23T20:00:00'))
})
