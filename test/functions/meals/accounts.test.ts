import type { AccountEntry } from '../../../cloudfunctions/kit/personAccounts'
import type { AccountMode } from '../../../miniprogram/shared/vocabulary'
import type { Reply } from '../../../typings/cloud-api'
import * as canteen from '../../support/canteen'
import { startCloud, type TestCloud } from '../../support/cloud'
import { newRequestId, outcome, range, tally } from '../../support/shop'
import { at, call, cookLunch, lunchOf, sweep, valueOf, write } from './lunchtime'

type Account = Reply<'meals', 'topUp'>

const ELDERS = 11

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud()
  await cookLunch(cloud, ELDERS, 'dineIn')
})

afterAll(() => cloud.stop())

const idOf = canteen.elderPerson

const setMode = (n: number, mode: AccountMode, version = 0) =>
  write<Account>(cloud, canteen.CANTEEN, 'setAccountMode', { personId: idOf(n), mode, version })

const topUp = (n: number, amountFen: number, requestId = newRequestId()) =>
  write<Account>(cloud, canteen.CANTEEN, 'topUp', { personId: idOf(n), amountFen, method: 'cash' }, requestId)

const settle = (n: number, seenFen: number, openid = canteen.CANTEEN, requestId = newRequestId()) =>
  write<Account>(cloud, openid, 'settleAccount', { personId: idOf(n), method: 'code', seenFen }, requestId)

const payOut = (n: number, seenFen: number, requestId = newRequestId()) => {
  const input = { personId: idOf(n), method: 'cash', seenFen, reason: '搬走了' }
  return write<Account>(cloud, canteen.CANTEEN, 'payOutAccount', input, requestId)
}

const entriesOf = async (personId: string) =>
  (await cloud.find('accountEntries', { personId })) as unknown as AccountEntry[]

const balanceOf = async (n: number): Promise<number> => {
  const input = { personId: idOf(n) }
  const { account } = valueOf(
    await call<Reply<'meals', 'personAccount'>>(cloud, canteen.CANTEEN, 'personAccount', input),
  )
  const sum = (await entriesOf(idOf(n))).reduce((total, { amountFen }) => total + amountFen, 0)
  expect(account.balanceFen).toBe(sum)
  return account.balanceFen
}

/** As the kitchen prepares it for whoever pays from an account. */
const payFromAccount = (n: number) =>
  cloud
    .sdk()
    .database()
    .collection('mealOrders')
    .where({ _id: lunchOf(n) })
    .update({ payBy: 'account' })

/** Somebody pays by the month, has eaten, and owes a lunch. */
async function owes(n: number): Promise<void> {
  valueOf(await setMode(n, 'billed'))
  await eats(n)
  await sweep(cloud)
}

async function eats(n: number): Promise<void> {
  await payFromAccount(n)
  valueOf(await write(cloud, canteen.CANTEEN, 'handOut', { id: lunchOf(n), knownBy: 'code' }))
}

describe('a meal', () => {
  test('is taken from the account once, however often and in parallel the timer runs; the till does not move', async () => {
    valueOf(await setMode(0, 'prepaid'))
    valueOf(await topUp(0, 5000))
    await eats(0)
    expect((await canteen.mealOf(cloud, lunchOf(0))).charge).toBe('due')

    await Promise.all([sweep(cloud), sweep(cloud), sweep(cloud)])
    await sweep(cloud)

    expect(await canteen.mealOf(cloud, lunchOf(0))).toMatchObject({
      charge: 'done',
      money: { paidFen: 800, dueFen: 800 },
    })
    expect(await balanceOf(0)).toBe(4200)
    expect(await cloud.find('ledgerEntries', { bookingId: lunchOf(0) })).toEqual([])
  })

  test('that somebody takes cash for at the same moment is paid once', async () => {
    valueOf(await setMode(1, 'billed'))
    await eats(1)
    const input = { kind: 'meals', bookingId: lunchOf(1), method: 'cash', seenFen: 800 }

    await Promise.all([
      sweep(cloud),
      ...range(4).map(() => cloud.call('payment', canteen.CANTEEN, 'collect', input, newRequestId())),
    ])
    await sweep(cloud)

    expect((await canteen.mealOf(cloud, lunchOf(1))).money.paidFen).toBe(800)
    const inTill = await cloud.find('ledgerEntries', { bookingId: lunchOf(1) })
    expect(inTill.length + (await entriesOf(idOf(1))).length).toBe(1)
  })

  test('whose charging was interrupted is charged once by the next run', async () => {
    valueOf(await setMode(2, 'billed'))
    await eats(2)
    for (const trips of [9, 10, 11, 12, 13]) {
      await cloud.fault({ crashAfterTrips: trips, only: { function: 'meals' } })
      await sweep(cloud).catch(() => undefined)
    }
    await cloud.fault({})

    await sweep(cloud)

    expect(await canteen.mealOf(cloud, lunchOf(2))).toMatchObject({ charge: 'done', money: { paidFen: 800 } })
    expect(await balanceOf(2)).toBe(-800)
  })

  test('is paid at the counter where too little was paid in; by the month it goes on the bill', async () => {
    valueOf(await setMode(3, 'prepaid'))
    valueOf(await topUp(3, 500))
    valueOf(await setMode(4, 'billed'))
    const next = await canteen.publishMenu(cloud, { date: '2026-12-01' }, at('08:00'))
    await canteen.booked(cloud, canteen.elder(3), { menuId: next._id })
    await canteen.booked(cloud, canteen.elder(4), { menuId: next._id })

    await sweep(cloud)

    const payBy = async (n: number) => (await canteen.mealOf(cloud, canteen.mealId(n, '2026-12-01'))).payBy
    expect(await payBy(3)).toBe('onsite')
    expect(await payBy(4)).toBe('account')
    const { account } = valueOf(
      await call<Reply<'meals', 'myAccount'>>(cloud, canteen.elder(4), 'myAccount', {}),
    )
    expect(account).toMatchObject({ mode: 'billed', balanceFen: 0, comingFen: 800 })
  })
})

describe('money by hand', () => {
  test('one top-up sent ten times is one; it went through the till', async () => {
    valueOf(await setMode(5, 'prepaid'))

    const answers = await Promise.all(range(10).map(() => topUp(5, 3000, 'one-top-up-of-hers')))

    expect(tally(answers)).toEqual({ ok: 10 })
    expect(await balanceOf(5)).toBe(3000)
    const [entry] = await entriesOf(idOf(5))
    expect(await cloud.find('ledgerEntries', { bookingId: entry!._id })).toMatchObject([
      { kind: 'meals', direction: 'in', amountFen: 3000, method: 'cash', title: '助餐账户充值' },
    ])
    expect(outcome(await topUp(5, 4000, 'one-top-up-of-hers'))).toBe('REPEATED_DIFFERENTLY')
  })

  test('two counters that settle at once settle once', async () => {
    await owes(6)

    const answers = await Promise.all(
      range(8).map((n) => settle(6, 800, n % 2 ? canteen.CANTEEN : canteen.ADMIN)),
    )

    expect(tally(answers)['ok']).toBe(1)
    expect(await balanceOf(6)).toBe(0)
    const settled = (await entriesOf(idOf(6))).filter(({ move }) => move === 'settle')
    expect(settled).toHaveLength(1)
    expect(await cloud.find('ledgerEntries', { bookingId: settled[0]!._id })).toHaveLength(1)
  })

  test('what was seen must stand; settling one request again is answered the same', async () => {
    await owes(7)

    expect(outcome(await settle(7, 700))).toBe('CHANGED')
    const first = await settle(7, 800, canteen.CANTEEN, 'one-settling-of-hers')
    const again = await settle(7, 800, canteen.CANTEEN, 'one-settling-of-hers')

    expect(first).toEqual(again)
    expect(first).toMatchObject({ ok: true, value: { balanceFen: 0 } })
  })

  test('what is left is given back in whole, once', async () => {
    valueOf(await setMode(8, 'prepaid'))
    valueOf(await topUp(8, 2000))

    const answers = await Promise.all(range(6).map(() => payOut(8, 2000)))

    expect(tally(answers)['ok']).toBe(1)
    expect(await balanceOf(8)).toBe(0)
  })

  test.each([4, 5, 6, 7])(
    'a top-up that dies after database request %i is in the till when the timer has run',
    async (trips) => {
      const n = 9
      if (trips === 4) valueOf(await setMode(n, 'prepaid'))
      await cloud.fault({ crashAfterTrips: trips, only: { function: 'meals', action: 'topUp' } })
      await topUp(n, 1000).catch(() => undefined)
      await cloud.fault({})

      await sweep(cloud)

      for (const { _id } of await entriesOf(idOf(n))) {
        expect(await cloud.find('ledgerEntries', { bookingId: _id })).toHaveLength(1)
      }
    },
  )

  test('the way of paying stays while money stands on the account; an old screen is refused', async () => {
    valueOf(await setMode(10, 'prepaid'))
    valueOf(await topUp(10, 1000))

    expect(outcome(await setMode(10, 'billed', 1))).toBe('STALE')
    valueOf(await payOut(10, 1000))
    expect(outcome(await setMode(10, 'billed', 0))).toBe('STALE')
    expect(outcome(await setMode(10, 'billed', 1))).toBe('ok')
  })

  test('is the canteen’s; an account is its person’s and their family’s in scope to see', async () => {
    const personId = idOf(0)
    expect(
      outcome(await write(cloud, canteen.COURIER, 'topUp', { personId, amountFen: 100, method: 'cash' })),
    ).toBe('NOT_ALLOWED')
    expect(outcome(await call(cloud, canteen.DAUGHTER, 'myAccount', { personId }))).toBe('ok')
    expect(outcome(await call(cloud, canteen.NEPHEW, 'myAccount', { personId }))).toBe('NOT_FOUND')
    expect(outcome(await call(cloud, canteen.elder(1), 'myAccount', { personId }))).toBe('NOT_FOUND')
    expect(outcome(await call(cloud, canteen.OUTSIDER, 'personAccount', { personId }))).toBe('NOT_FOUND')
  })
})

test('every question to the database is answered by an index', async () => {
  const { unindexed } = await cloud.stats()

  expect(unindexed.filter((question) => question.function === 'meals')).toEqual([])
})
