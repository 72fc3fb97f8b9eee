import {
  alertMoves,
  callerAt,
  ESCALATE_MS,
  isDue,
  nextEscalation,
  rolesToldAt,
  SEARCHING,
} from '../../../cloudfunctions/meals/rules/alert'

const AT = Date.parse('2026-11-30T11:15:00+08:00')

test('a search ends by somebody writing how the person is, and by nothing else', () => {
  const ending = Object.entries(alertMoves).filter(([, { to }]) => to === 'closed')

  expect(ending.map(([event, { who }]) => [event, who])).toEqual([['close', 'searcher']])
  expect(SEARCHING).toEqual(['open', 'escalated'])
})

test('it is due at its very millisecond and not before; one that has ended never is', () => {
  expect(isDue({ state: 'open', escalateAt: AT }, AT - 1)).toBe(false)
  expect(isDue({ state: 'open', escalateAt: AT }, AT)).toBe(true)
  expect(isDue({ state: 'escalated', escalateAt: AT }, AT)).toBe(true)
  expect(isDue({ state: 'closed', escalateAt: null }, AT)).toBe(false)
})

test('it comes up by the quarter hours since it began, also for a timer that was late', () => {
  expect(nextEscalation(AT, AT)).toBe(AT + ESCALATE_MS)
  expect(nextEscalation(AT, AT + ESCALATE_MS - 1)).toBe(AT + ESCALATE_MS)
  expect(nextEscalation(AT, AT + ESCALATE_MS)).toBe(AT + 2 * ESCALATE_MS)
  expect(nextEscalation(AT, AT + 3.5 * ESCALATE_MS)).toBe(AT + 4 * ESCALATE_MS)
})

test('first those who are near are told, then those who are in charge', () => {
  expect([rolesToldAt(0), callerAt(0)]).toEqual([['gridWorker'], 'gridWorker'])
  expect([rolesToldAt(1), callerAt(2)]).toEqual([['admin', 'canteen'], 'admin'])
})
