import { mustBeBirthdate, mustBeChild } from '../../../cloudfunctions/account/rules/birthdate'

/** Half past midnight in Puyang; in UTC it is the day before. */
const NOW = Date.parse('2026-11-23T00:30:00+08:00')

test.each(['2026-11-23', '1900-01-01', '2024-02-29'])('%s can be a birthdate', (date) => {
  expect(() => mustBeBirthdate(date, NOW)).not.toThrow()
})

test.each(['2026-11-24', '2026-02-29', '2026-13-01', '2026-04-31', '1899-12-31', '2026-1-1', ''])(
  '%j cannot',
  (date) => {
    expect(() => mustBeBirthdate(date, NOW)).toThrow('出生日期好像不对')
  },
)

test.each([
  ['2008-11-24', true],
  ['2008-11-23', false],
  ['1952-03-08', false],
])('whoever was born on %s is a child: %s', (date, child) => {
  if (child) expect(() => mustBeChild(date, NOW)).not.toThrow()
  else expect(() => mustBeChild(date, NOW)).toThrow('已经满 18 岁了')
})
