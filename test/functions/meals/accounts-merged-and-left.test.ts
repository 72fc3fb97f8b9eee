import type { PersonAccount } from '../../../cloudfunctions/kit/personAccounts'
import type { AccountMode } from '../../../miniprogram/shared/vocabulary'
import type { Reply } from '../../../typings/cloud-api'
import * as canteen from '../../support/canteen'
import { startCloud, type TestCloud } from '../../support/cloud'
import { add, newRequestId, person } from '../../support/shop'
import { at, call, cookLunch, DATE, lunchOf, valueOf, write } from './lunchtime'

/** What becomes of an account, and of standing orders, when a person is merged or leaves. */

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud()
  await cookLunch(cloud, 2, 'dineIn')
})

afterAll(() => cloud.stop())

const idOf = canteen.elderPerson

const setMode = (n: number, mode: AccountMode) =>
  write(cloud, canteen.CANTEEN, 'setAccountMode', { personId: idOf(n), mode, version: 0 })

const topUp = (n: number, amountFen: number) =>
  write(cloud, canteen.CANTEEN, 'topUp', { personId: idOf(n), amountFen, method: 'cash' })

const payOut = (n: number, seenFen: number) =>
  write(cloud, canteen.CANTEEN, 'payOutAccount', {
    ...{ personId: idOf(n), method: 'cash', seenFen, reason: '搬走了' },
  })

const balanceOf = async (n: number): Promise<number> => {
  const input = { personId: idOf(n) }
  const answer = await call<Reply<'meals', 'personAccount'>>(cloud, canteen.CANTEEN, 'personAccount', input)
  return valueOf(answer).account.balanceFen
}

describe('a person', () => {
  test('who is merged keeps one account with the movements of both, and one standing order a meal', async () => {
    const keepId = idOf(0)
    valueOf(await setMode(0, 'billed'))
    await add(cloud, 'persons', [person('p-old', { name: '王秀英', birthdate: '1950-03-08' })])
    const entry = { community: 'xinglong', personId: 'p-old', at: at('09:00'), date: DATE, month: '2026-11' }
    const more = {
      bookingId: null,
      method: 'cash',
      staffId: 's',
      staffName: '周桂芳',
      requestKey: '',
      title: '充值',
    }
    const account: PersonAccount = {
      _id: 'p-old',
      personName: '王秀英',
      mode: 'prepaid',
      version: 3,
      since: 1,
      setByName: '周桂芳',
    }
    await add(cloud, 'personAccounts', [{ ...account, community: 'xinglong' }])
    await add(cloud, 'accountEntries', [{ _id: 'e-old', ...entry, ...more, move: 'topUp', amountFen: 500 }])
    const standing = (personId: string, meal: string, likes: string[]) => ({
      ...{ _id: `standing:${personId}:${meal}`, community: 'xinglong', personId, meal, likes },
      ...{ personName: '王秀英', weekdays: [1], way: 'dineIn', quantity: 1, otherwise: 'skip', remark: '' },
      ...{ state: 'active', pauses: [], fromDate: '2027-01-01', version: 1, createdAt: 1, endedAt: null },
      placedBy: { personId, name: '王秀英', door: 'self' },
    })
    await add(cloud, 'mealStandingOrders', [
      standing('p-old', 'lunch', ['旧的']),
      standing('p-old', 'dinner', ['旧的']),
      standing(keepId, 'lunch', ['新的']),
    ])

    const merge = { keepId, mergeId: 'p-old', reason: '同一个人' }
    valueOf(await cloud.call('people', canteen.ADMIN, 'mergePeople', merge, newRequestId()))

    expect(await balanceOf(0)).toBe(500)
    expect(await cloud.find('personAccounts', { _id: 'p-old' })).toEqual([])
    expect(await cloud.find('personAccounts', { _id: keepId })).toMatchObject([{ mode: 'billed' }])
    const kept = await cloud.find('mealStandingOrders', { personId: keepId })
    expect(kept.map(({ meal, likes }) => [meal, likes]).sort()).toEqual([
      ['dinner', ['旧的']],
      ['lunch', ['新的']],
    ])
    expect(await cloud.find('mealStandingOrders', { personId: 'p-old' })).toEqual([])
  })

  test('does not leave while money stands on their account, and leaves no name there', async () => {
    const personId = idOf(1)
    valueOf(await setMode(1, 'prepaid'))
    valueOf(await topUp(1, 700))
    valueOf(await write(cloud, canteen.CANTEEN, 'handOut', { id: lunchOf(1), knownBy: 'name' }))
    const leave = () => cloud.call('account', canteen.elder(1), 'deleteMe', {}, newRequestId())

    const refused = await leave()
    expect(refused).toMatchObject({ ok: false, error: { code: 'STALE' } })
    expect(JSON.stringify(refused)).toContain('助餐账户')
    valueOf(await payOut(1, 700))
    valueOf(await leave())

    expect(await cloud.find('personAccounts', { _id: personId })).toMatchObject([{ personName: '已注销' }])
    const [meal] = await canteen.mealsOf(cloud, { _id: lunchOf(1) })
    expect(meal).toMatchObject({ personName: '已注销', address: null, dietNote: '' })
  })
})
