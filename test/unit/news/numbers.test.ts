import { byCategory, byDay, lastDays } from '../../../cloudfunctions/news/rules/numbers'

test('days are those of Puyang, the oldest first, today included', () => {
  const earlyToday = Date.parse('2026-11-02T00:30:00+08:00')

  expect(lastDays(3, earlyToday)).toEqual(['2026-10-31', '2026-11-01', '2026-11-02'])
  expect(lastDays(30, earlyToday)).toHaveLength(30)
})

test('a day on which nobody read anything is a day with none', () => {
  const days = ['2026-11-01', '2026-11-02']

  expect(byDay(days, [{ _id: '2026-11-02', readers: 3 }])).toEqual([
    { day: '2026-11-01', readers: 0 },
    { day: '2026-11-02', readers: 3 },
  ])
})

test('the most read category stands first, and each is there', () => {
  const rows = byCategory([
    { _id: 'notice', readers: 2 },
    { _id: 'event', readers: 5 },
  ])

  expect(rows.map(({ category, readers }) => `${category} ${readers}`)).toEqual([
    ...['event 5', 'notice 2', 'community 0', 'policy 0', 'oilfield 0'],
  ])
})
