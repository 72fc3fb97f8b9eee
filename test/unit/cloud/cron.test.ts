import { nextRun, parseCron } from '../../../local/cloud/timers/cron'

/** In the community's own time, UTC+8. */
const at = (local: string) => Date.parse(`${local}+08:00`)
const next = (text: string, after: string) => {
  const time = nextRun(parseCron(text), at(after))
  return time === undefined ? undefined : new Date(time + 8 * 3_600_000).toISOString().slice(0, 19)
}

describe('timer expressions run in UTC+8', () => {
  test.each([
    ['every second', '* * * * * * *', '2026-11-23T10:00:00', '2026-11-23T10:00:01'],
    ['every minute', '0 */1 * * * * *', '2026-11-23T10:00:00', '2026-11-23T10:01:00'],
    ['every quarter', '0 */15 * * * * *', '2026-11-23T10:14:59', '2026-11-23T10:15:00'],
    ['a quarter ends with the hour', '0 */15 * * * * *', '2026-11-23T10:45:00', '2026-11-23T11:00:00'],
    ['daily at three', '0 0 3 * * * *', '2026-11-23T03:00:00', '2026-11-24T03:00:00'],
    ['a step from a number', '0 5/20 * * * * *', '2026-11-23T10:30:00', '2026-11-23T10:45:00'],
    ['a list and a range', '0 0 8-9,20 * * * *', '2026-11-23T09:30:00', '2026-11-23T20:00:00'],
    ['weekdays by name', '0 0 9 * * MON-FRI *', '2026-11-20T12:00:00', '2026-11-23T09:00:00'],
    ['Sunday is 0', '0 0 9 * * 0 *', '2026-11-23T00:00:00', '2026-11-29T09:00:00'],
    ['a month by name', '0 0 0 1 MAR * *', '2026-11-23T00:00:00', '2027-03-01T00:00:00'],
    ['a year', '0 0 0 1 1 * 2028', '2026-11-23T00:00:00', '2028-01-01T00:00:00'],
    ['the leap day', '0 0 0 29 2 * *', '2026-11-23T00:00:00', '2028-02-29T00:00:00'],
    ['day or weekday, whichever comes first', '0 0 0 28 * 4 *', '2026-11-23T00:00:00', '2026-11-26T00:00:00'],
  ])('%s', (_what, text, after, expected) => {
    expect(next(text, after)).toBe(expected)
  })

  test('a moment within the second is not fired twice', () => {
    const cron = parseCron('* * * * * * *')
    expect(nextRun(cron, at('2026-11-23T10:00:00') + 999)).toBe(at('2026-11-23T10:00:01'))
  })

  test('a time that never comes has no next run', () => {
    expect(next('0 0 0 30 2 * *', '2026-11-23T00:00:00')).toBeUndefined()
    expect(next('0 0 0 1 1 * 2020', '2026-11-23T00:00:00')).toBeUndefined()
  })

  test.each([
    ['five fields', '* * * * *'],
    ['a second that is none', '60 * * * * * *'],
    ['a step of nothing', '*/0 * * * * * *'],
    ['a range that runs backwards', '9-3 * * * * * *'],
    ['a word', 'soon * * * * * *'],
    ['an empty part', '1,,2 * * * * * *'],
  ])('%s is refused', (_what, text) => {
    expect(() => parseCron(text)).toThrow()
  })
})
