import { fromField, sayHour, sayTime, toField } from '../../../local/preview/frame/times'

const NOON = Date.UTC(2026, 10, 23, 4)

test('the frame tells the time of China, wherever the browser is', () => {
  expect(sayTime(NOON)).toBe('11月23日 周一 12:00')
  expect(sayHour(NOON + 20 * 3_600_000)).toBe('08:00')
})

test('a time survives its field', () => {
  expect(toField(NOON)).toBe('2026-11-23T12:00')
  expect(fromField(toField(NOON))).toBe(NOON)
  expect(fromField('')).toBeNaN()
})
