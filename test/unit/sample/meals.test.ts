import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Allotment } from '../../../cloudfunctions/kit/allotment'
import type { Payment } from '../../../cloudfunctions/kit/payments'
import type { AccountEntry, PersonAccount } from '../../../cloudfunctions/kit/personAccounts'
import type { StandingOrder } from '../../../cloudfunctions/kit/standingOrders'
import type { Alert, Menu, MealOrder, Run, Sample } from '../../../cloudfunctions/meals/collections'
import { clashesOfMeal } from '../../../cloudfunctions/meals/rules/diet'
import { ALL, allotmentIdOf, alertIdOf, menuIdOf, orderIdOf } from '../../../cloudfunctions/meals/rules/ids'
import { subsidyOf } from '../../../cloudfunctions/meals/rules/subsidy'
import { COMING, COOKED, EATEN } from '../../../cloudfunctions/meals/rules/states'
import { xinglong, yulan } from '../../../local/sample/community'
import { mealDocuments } from '../../../local/sample/meals'
import { samplePeople, yulanPeople } from '../../../local/sample/people'
import { peopleDocuments } from '../../../local/sample/persons'
import { ageAt } from '../../../miniprogram/shared/people'
import { DAY, HOUR, instantOf, isoDate, partsOf, startOfDay } from '../../../miniprogram/shared/time'

type In<T> = T & { community: string }

/** At night, in the morning and late, on every day of a week; at the turn of a year and on a leap day. */
const someDay = startOfDay(Date.parse('2026-11-24T00:00:00+08:00'))
const moments = [
  ...[0, 1, 2, 3, 4, 5, 6].map((day) => someDay + day * DAY + 10 * HOUR),
  ...['2026-11-25T00:05:00+08:00', '2027-01-02T23:55:00+08:00', '2028-02-26T10:00:00+08:00'].map((at) =>
    Date.parse(at),
  ),
]

const PICTURES = path.join(__dirname, '../../../local/sample/pictures')
const PLACE = 'cloud://local.local-local/sample/'

function sampleAt(now: number) {
  const residents = samplePeople(now)
  const people = [
    peopleDocuments(xinglong, residents, now, 0),
    peopleDocuments(yulan, yulanPeople, now, residents.length),
  ]
  const persons = new Map(people.flatMap((p) => p.persons).map((p) => [p._id, p]))
  const accounts = new Map(people.flatMap((p) => p.accounts).map((a) => [a._id, a]))
  const made = mealDocuments({ now, picture: (file) => `${PLACE}${file}`, persons, accounts })
  const of = <T>(name: string): In<T>[] =>
    made.filter(([collection]) => collection === name).flatMap(([, documents]) => documents as In<T>[])
  const orders = of<MealOrder>('mealOrders')
  const menus = of<Menu>('mealMenus')
  const menuOf = (order: MealOrder): In<Menu> => menus.find(({ _id }) => _id === order.menuId)!
  return { made, of, persons, accounts, orders, menus, menuOf }
}

const samples = moments.map((now) => [isoDate(now), sampleAt(now), now] as const)
const today = sampleAt(someDay + DAY + 10 * HOUR)

const takenOf = (orders: readonly MealOrder[], key: string): number =>
  orders
    .filter(({ state }) => COOKED.includes(state))
    .flatMap(({ lines }) => lines)
    .reduce((n, line) => (key === ALL || line.itemId === key ? n + line.quantity : n), 0)

describe.each(samples)('made on %s', (_, { of, persons, accounts, orders, menus, menuOf, made }, now) => {
  const date = isoDate(now)

  test('no id is given twice, and ids are derived', () => {
    for (const [collection, documents] of made) {
      const ids = documents.map((d) => (d as { _id: string })._id)
      expect([collection, new Set(ids).size]).toEqual([collection, ids.length])
    }
    for (const menu of menus) expect(menu._id).toBe(menuIdOf(menu.community, menu.date, menu.meal))
    for (const order of orders) expect(order._id).toBe(orderIdOf(order.personId, order.date, order.meal))
    for (const { _id, orderId } of of<Alert>('mealAlerts')) expect(_id).toBe(alertIdOf(orderId))
  })

  test('there is lunch on every day of three weeks, today and at weekends too', () => {
    const lunches = menus.filter((m) => m.community === 'xinglong' && m.meal === 'lunch')

    expect(lunches).toHaveLength(21)
    expect(lunches.find((m) => m.date === date)).toMatchObject({ state: 'published', stage: 'cooking' })
    expect(lunches.filter((m) => m.state === 'draft').length).toBeGreaterThan(2)
    for (const menu of menus) {
      expect(menu.changeUntil <= menu.orderUntil && menu.orderUntil < menu.serveFrom).toBe(true)
      expect((menu.publishedAt ?? 0) < menu.orderUntil).toBe(true)
    }
  })

  test('what is left and what the orders took is what there is, for each item and the kitchen', () => {
    const published = menus.filter((m) => m.state === 'published')

    expect(of<Allotment>('allotments').map(({ _id }) => _id)).toEqual(
      published.map(({ _id }) => allotmentIdOf(_id)),
    )
    for (const allotment of of<Allotment>('allotments')) {
      const menu = published.find(({ _id }) => allotmentIdOf(_id) === allotment._id)!
      const own = orders.filter(({ menuId }) => menuId === menu._id)
      expect(allotment.stock).toEqual({
        ...Object.fromEntries(menu.items.map(({ id, capacity }) => [id, capacity])),
        [ALL]: menu.capacity,
      })
      for (const [key, stock] of Object.entries(allotment.stock)) {
        const left = allotment.left[key] ?? 0
        expect([key, left + takenOf(own, key)]).toEqual([key, stock])
        expect(left).toBeGreaterThanOrEqual(0)
      }
      expect(allotment.sequence).toBe(own.length)
    }
  })

  test('every subsidy is the one that the rules give, and is where the meal is', () => {
    const used = new Map<string, number>()
    for (const order of orders) {
      const { lines, personId, month, state, subsidy, totalFen, money } = order
      const { birthdate } = persons.get(personId)!
      const key = `${personId}:${month}`
      const usedFen = used.get(key) ?? 0
      const rule = subsidyOf({ policy: menuOf(order).policy, birthdate, date: order.date, lines, usedFen })
      const stands = COMING.includes(state) || EATEN.includes(state)
      if (stands) used.set(key, usedFen + subsidy.amountFen)
      expect([order._id, subsidy.amountFen, subsidy.why]).toEqual([order._id, rule.amountFen, rule.why])
      const due = EATEN.includes(state) ? 'granted' : COMING.includes(state) ? 'reserved' : 'released'
      expect(subsidy.state).toBe(subsidy.amountFen === 0 ? 'none' : due)
      expect(subsidy.proof === '').toBe(subsidy.state !== 'granted')
      if (stands) expect(money.dueFen).toBe(totalFen - subsidy.amountFen)
    }
  })

  test('turns of a person in a month are given once', () => {
    const turns = orders.map(({ turn }) => turn)

    expect(new Set(turns).size).toBe(turns.length)
    for (const { turn, personId, month } of orders) expect(turn).toMatch(`${personId}:${month}:`)
  })

  test('meals stand where their menu is: cooked at ten, before it over, after it booked', () => {
    for (const order of orders) {
      const { stage } = menuOf(order)
      const allowed = {
        open: ['booked', 'cancelled'],
        locked: ['locked', 'cancelled'],
        cooking: ['cooking', 'cancelled'],
        ready: [],
        closed: ['delivered', 'collected', 'returned', 'no_show', 'cancelled'],
      }[stage]
      expect(allowed).toContain(order.state)
      expect(order.next === null).toBe(!COMING.includes(order.state))
      expect(order.createdAt).toBeLessThan(order.changeUntil)
    }
  })

  test('whatever was eaten is paid for, by account or at the counter, once', () => {
    const paid = new Map(of<Payment>('payments').map((p) => [p.bookingId, p]))
    for (const { _id, state, money, payBy, charge } of orders) {
      const payment = paid.get(_id)
      const payable = EATEN.includes(state) && money.dueFen > 0
      expect([_id, payment?.amountFen ?? 0]).toEqual([_id, payable ? money.dueFen : 0])
      expect(money.paidFen).toBe(payable ? money.dueFen : 0)
      if (payment) expect(payment.method === 'account').toBe(payBy === 'account')
      expect(charge).toBe(payBy === 'account' && EATEN.includes(state) ? 'done' : null)
    }
  })

  test('accounts are the sums of their movements, and nobody has less than they may', () => {
    const entries = of<AccountEntry>('accountEntries')
    for (const { _id, mode } of of<PersonAccount>('personAccounts')) {
      const own = entries.filter(({ personId }) => personId === _id)
      const balance = own.reduce((n, { amountFen }) => n + amountFen, 0)
      expect(mode === 'prepaid' ? balance >= 0 : balance <= 0).toBe(true)
      const charged = own.filter(({ move }) => move === 'charge')
      const eaten = orders.filter((o) => o.personId === _id && o.charge === 'done' && o.money.dueFen > 0)
      expect(charged.map((e) => e.bookingId).sort()).toEqual(eaten.map((o) => o._id).sort())
    }
  })

  test('standing orders have what they would have booked, and nothing in a pause', () => {
    for (const standing of of<StandingOrder>('mealStandingOrders')) {
      for (const menu of menus.filter((m) => m.community === 'xinglong' && m.state === 'published')) {
        const order = orders.find(({ _id }) => _id === orderIdOf(standing.personId, menu.date, standing.meal))
        const weekday = partsOf(menu.serveFrom).weekday || 7
        const away = standing.pauses.some(({ from, to }) => from <= menu.date && menu.date <= to)
        if (menu.meal !== standing.meal || !standing.weekdays.includes(weekday)) continue
        expect([menu.date, order?.standingId ?? null]).toEqual([menu.date, away ? null : standing._id])
      }
    }
  })

  test('the kitchen knows of everybody what they may not eat', () => {
    for (const { personId, diet, dietNote, clashes, lines, way, address } of orders) {
      const person = persons.get(personId)!
      expect({ diet, dietNote }).toEqual({ diet: person.diet, dietNote: person.dietNote })
      expect(clashes).toEqual(clashesOfMeal(person, lines))
      expect(address).toEqual(way === 'delivery' ? person.address : null)
    }
  })

  test('whoever booked could, and the two communities do not meet', () => {
    for (const { community, placedBy, personId, door } of orders) {
      const placer = [...accounts.values()].find((a) => a.personId === placedBy.personId)!
      const person = persons.get(personId)!
      const link = placer.links.find((l) => l.personId === personId)
      const mayFor = {
        self: placedBy.personId === personId,
        proxy: link?.state === 'active' && link.scopes.includes('meals'),
        staff: placer.roles.some(
          ({ role, scope }) => role === 'canteen' || role === 'admin' || scope === person.grid,
        ),
      }
      expect([personId, placedBy.door, mayFor[placedBy.door]]).toEqual([personId, placedBy.door, true])
      expect(door === 'app' || door === 'proxy').toBe(placedBy.door !== 'staff' && door !== 'standing')
      expect([placer.community, (person as In<typeof person>).community]).toEqual([community, community])
    }
    expect(menus.filter((m) => m.community === 'yulan')).toHaveLength(1)
    expect(orders.filter((o) => o.community === 'yulan')).toHaveLength(2)
  })

  test('somebody turns seventy within the week', () => {
    const ages = [...persons.values()].flatMap(({ birthdate }) =>
      birthdate ? [[ageAt(birthdate, now), ageAt(birthdate, now + 7 * DAY)].join()] : [],
    )

    expect(ages).toContain('69,70')
  })
})

test('there are about forty meals today, and every way, door and outcome somewhere', () => {
  const { orders, menuOf } = today
  const ofToday = orders.filter((o) => menuOf(o).stage === 'cooking')
  const all = <T>(of: (order: MealOrder) => T): Set<T> => new Set(orders.map(of))

  expect(ofToday.length).toBeGreaterThan(36)
  expect(all((o) => o.way)).toEqual(new Set(['dineIn', 'pickUp', 'delivery']))
  expect(all((o) => o.door)).toEqual(new Set(['app', 'proxy', 'phone', 'counter', 'standing']))
  expect(all((o) => o.state)).toEqual(
    new Set(['booked', 'cooking', 'delivered', 'collected', 'returned', 'no_show', 'cancelled']),
  )
  expect(ofToday.some((o) => o.clashes.length > 0)).toBe(true)
  expect(orders.filter((o) => o.rating).length).toBeGreaterThan(5)
})

test('one alert is closed, told to the grid worker first and to the office later', () => {
  const [alert] = today.of<Alert>('mealAlerts')
  const order = today.orders.find(({ _id }) => _id === alert?.orderId)

  expect(alert).toMatchObject({ state: 'closed', escalateAt: null, closed: { how: 'away' } })
  expect(order?.events.map(({ what }) => what)).toEqual([
    ...['订餐', '截单,食堂备料', '开始做了', '做好了'],
    ...['送餐出发', '没人应门', '送到', '收款'],
  ])
  expect(today.of<{ personId: string }>('messages').map(({ personId }) => personId)).toEqual([
    'p-he-jing',
    'p-liu-jianguo',
    'p-ma-shufen',
    'p-liu-jianguo',
    'p-ma-shufen',
  ])
  expect(today.of<{ state: string }>('callTasks')).toMatchObject([
    { state: 'done', settled: 'found' },
    { state: 'done', settled: 'found' },
  ])
})

test('everything that is brought is on the route of its building, which has a courier', () => {
  const runs = today.of<Run>('mealRuns')
  const brought = today.orders.filter(
    (o) => o.community === 'xinglong' && o.way === 'delivery' && today.menuOf(o).stage !== 'open',
  )

  for (const { menuId, address } of brought) {
    const run = runs.find((r) => r.menuId === menuId && r.buildings.includes(address?.building ?? ''))
    expect(run?.courier.name).toBeTruthy()
  }
})

test('samples are kept for 48 hours, at least 125 grams of each', () => {
  for (const { grams, keepUntil, takenAt, disposedAt } of today.of<Sample>('mealSamples')) {
    expect(grams).toBeGreaterThanOrEqual(125)
    expect(keepUntil).toBe(takenAt + 48 * HOUR)
    expect(disposedAt ?? keepUntil).toBeGreaterThanOrEqual(keepUntil)
  }
})

test('all pictures are there', () => {
  const text = JSON.stringify(today.made)
  const files = new Set([...text.matchAll(/cloud:\/\/[^"]*\/([^"/]+)"/g)].map(([, file]) => file ?? ''))

  expect([...files].filter((file) => !existsSync(path.join(PICTURES, file)))).toEqual([])
})

test('dates of the sample are dates', () => {
  for (const { date } of today.menus) expect(instantOf(date)).not.toBeNull()
})
