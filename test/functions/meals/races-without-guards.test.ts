import path from 'node:path'
import { startCloud, type TestCloud } from '../../support/cloud'
import { range } from '../../support/shop'

/** Controls: the races are real. The same bookings without the guard go wrong in the way that the guard prevents. */

let cloud: TestCloud
const naive = (action: string, input: object) => cloud.call('naiveCanteen', 'o-1', action, input)

/** Instances that must be up before a race begins. */
const RUNNERS = 6

beforeAll(async () => {
  cloud = await startCloud({
    functions: path.join(__dirname, '../../support/functions-fixture'),
    instances: 8,
  })
  await cloud.sdk().database().createCollection('naiveMeals')
  // Between looking and writing there is always some time; here it is long enough for every machine.
  await cloud.fault({ latencyMs: 100 })
  const ready = async () =>
    (await cloud.instances()).filter((i) => i.function === 'naiveCanteen' && i.state === 'idle')
  while ((await ready()).length < RUNNERS) {
    await Promise.all(range(24).map(() => naive('book', { person: 'warm-up', date: 'never' })))
  }
})

afterAll(() => cloud.stop())

test('without an id that is derived from person, day and meal, app, daughter and telephone book it several times', async () => {
  await Promise.all(range(10).map(() => naive('book', { person: 'p1', date: '2026-11-23' })))

  expect((await cloud.find('naiveMeals', { person: 'p1' })).length).toBeGreaterThan(1)
})

test('without it, timers that run at once make the meal of a standing order several times', async () => {
  const people = range(8).map((n) => `standing-${n}`)
  const make = (person: string) => naive('book', { person, date: '2026-11-24' })

  await Promise.all(people.flatMap((person) => [make(person), make(person), make(person)]))

  const made = await cloud.find('naiveMeals', { date: '2026-11-24' })
  expect(made.length).toBeGreaterThan(people.length)
})

test('without turns, ten days booked at once come to more than the month’s limit', async () => {
  const ask = { person: 'p2', amount: 400, limit: 1000 }
  await Promise.all(range(10).map((n) => naive('bookSubsidised', { ...ask, date: `day-${n}` })))

  const meals = await cloud.find('naiveMeals', { person: 'p2' })
  expect(meals.reduce((sum, { subsidy }) => sum + Number(subsidy), 0)).toBeGreaterThan(1000)
})
