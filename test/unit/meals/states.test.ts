import {
  COMING,
  COOKED,
  EATEN,
  mealMoves,
  subsidyAfter,
  type MealEvent,
} from '../../../cloudfunctions/meals/rules/states'
import { MEAL_STATES, type MealState } from '../../../miniprogram/shared/vocabulary'

/** Every way in which a meal moves on, as people read it: event: from … → to, subsidy. */
const TABLE = `
cancel       booked locked                → cancelled  released
staffCancel  booked locked cooking ready  → cancelled  released
change       booked                       → booked     -
lock         booked                       → locked     -
cook         booked locked                → cooking    -
finish       booked locked cooking        → ready      -
takeBackCooking cooking                   → locked     -
takeBackReady ready                       → cooking    -
setOut       ready                        → out        -
deliver      out no_answer                → delivered  granted
findNobody   out                          → no_answer  -
takeBack     out no_answer                → returned   released
undoDelivery delivered no_answer returned → out        reserved
handOut      ready returned               → collected  granted
undoHandOut  collected                    → ready      reserved
miss         locked cooking ready         → no_show    released
callOff      booked locked cooking ready  → cancelled  released
`

const rows = TABLE.trim()
  .split('\n')
  .map((row) => {
    const [left = '', right = ''] = row.split('→')
    const [event, ...from] = left.trim().split(/\s+/)
    const [to, subsidy] = right.trim().split(/\s+/)
    return { event: event as MealEvent, from, to, subsidy }
  })

test('the table is the whole of it', () => {
  expect(rows.map(({ event }) => event).sort()).toEqual(Object.keys(mealMoves).sort())
})

test.each(rows)('$event', ({ event, from, to, subsidy }) => {
  expect(mealMoves[event]).toMatchObject({ from, to })
  expect(subsidyAfter('reserved', event)).toBe(subsidy === '-' ? 'reserved' : subsidy)
  expect(subsidyAfter('none', event)).toBe('none')
})

test('nothing leads out of what was cancelled or never fetched: it is booked anew, or stays', () => {
  const left = MEAL_STATES.filter((state) =>
    Object.values(mealMoves).every(({ from }) => !from.includes(state)),
  )

  expect(left).toEqual(['cancelled', 'no_show'] satisfies MealState[])
})

test('every meal that was not cancelled counts in the kitchen; what is coming is not eaten', () => {
  expect([...COOKED].sort()).toEqual(MEAL_STATES.filter((state) => state !== 'cancelled').sort())
  expect(COMING.filter((state) => EATEN.includes(state))).toEqual([])
})
