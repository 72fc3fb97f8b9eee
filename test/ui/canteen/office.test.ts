import { subsidyOf } from '../../../cloudfunctions/meals/rules/subsidy'
import { fen } from '../../../miniprogram/shared/money'
import {
  examples,
  policyProblem,
  tiersOf,
  type PolicyForm,
  type TierForm,
} from '../../../miniprogram/packages/canteen/model/policy-view'
import { balanceInWords, monthBeside } from '../../../miniprogram/packages/canteen/model/money-view'
import { freeBuildings, NEW_ROUTE } from '../../../miniprogram/packages/canteen/model/routes-view'
import type { Reply } from '../../../typings/cloud-api'
import { showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { me } from '../pages/fixtures'
import { NOW } from './calling-fixtures'

const tier = (change: Partial<TierForm>): TierForm => ({
  ...{ key: '1', age: '70', kind: 'amount', amount: '4', share: '', perMeal: '', perMonth: '' },
  ...change,
})

const policy = (tiers: TierForm[]): PolicyForm => ({
  ...{ title: '2027 年助餐补贴', payer: '华龙区民政局', fromDate: '2027-01-01', note: '' },
  tiers,
})

const asked = (page: Shown, action: string) => page.calls.filter((call) => call.action === action)

describe('a new version of the subsidy', () => {
  test.each([
    ['amounts', [tier({}), tier({ key: '2', age: '80', amount: '6' })]],
    ['shares', [tier({ kind: 'share', share: '33' })]],
    ['a cap a meal', [tier({ kind: 'share', share: '80', perMeal: '5' })]],
    ['more than the meal costs', [tier({ age: '60', amount: '10' })]],
  ])('its examples are what the rule grants: %s', (_, tiers) => {
    const form = policy(tiers)
    const terms = {
      ...{ policyId: 'p', title: '', payer: '' },
      tiers: tiersOf(form).map((one, i) => ({ ...one, id: String(i) })),
    }
    const lines = [{ kind: 'set' as const, name: '套餐', priceFen: fen(800), quantity: 1 }]
    const granted = [65, 75, 85].map((age) => {
      const birthdate = `${2027 - age}-01-01`
      return subsidyOf({ policy: terms, birthdate, date: '2027-01-01', lines, usedFen: 0 }).amountFen
    })

    expect(examples(form).map((words) => Math.round(800 - Number(words.split('自己付 ¥')[1]) * 100))).toEqual(
      granted,
    )
  })

  test('says which age is not whole yet', () => {
    expect(policyProblem(policy([tier({}), tier({ key: '2', age: '80', amount: '' })]))).toContain('第 2 档')
    expect(policyProblem(policy([tier({}), tier({ key: '2' })]))).toContain('年龄一样')
    expect(policyProblem(policy([tier({})]))).toBe('')
  })
})

test('the month before January is December', () => {
  expect(monthBeside('2027-01', -1)).toBe('2026-12')
  expect(monthBeside('2026-12', 1)).toBe('2027-01')
})

test('a building that was taken off a route can be put on it again', () => {
  const form = { ...NEW_ROUTE, buildings: ['3'] }

  expect(freeBuildings(form, ['12', '5'], ['3', '8'])).toEqual(['5', '8', '12'])
})

type Account = Reply<'meals', 'personAccount'>['account']

const account = (change: Partial<Account> = {}): Account => ({
  ...{ personId: 'p-wang', personName: '王秀英', mode: 'prepaid' as const, version: 3 },
  ...{ balanceFen: 2300, comingFen: fen(400), now: NOW },
  ...change,
})

const openAccount = (one: Account, answers: CloudAnswers[string] = {}): Promise<Shown> =>
  showPage('packages/canteen/pages/account/index', {
    query: { personId: 'p-wang' },
    cloud: { meals: { personAccount: { account: one, items: [], now: NOW }, ...answers } },
  })

function tapMove(page: Shown, move: string): void {
  ;(page.instance['onMove'] as (event: object) => void)({ currentTarget: { dataset: { move } } })
}

async function tapMethod(page: Shown, method: string): Promise<void> {
  ;(page.instance['onMethod'] as (event: object) => void)({ currentTarget: { dataset: { method } } })
  await page.settle()
}

describe("somebody's account", () => {
  test('what is below zero is said as what is owed', () => {
    expect(balanceInWords(account({ balanceFen: -4800 }))).toBe('欠 ¥48.00')
  })

  test('money is written down by the tap that says how it came, once the amount is there', async () => {
    const page = await openAccount(account(), { topUp: account({ balanceFen: 12300 }) })
    tapMove(page, 'topUp')
    await tapMethod(page, 'cash')
    expect(asked(page, 'topUp')).toHaveLength(0)
    expect(page.text()).toContain('请写充多少元')

    await page.fire('#amount', 'change', { value: '100' })
    await tapMethod(page, 'cash')

    expect(asked(page, 'topUp')[0]?.input).toEqual({ personId: 'p-wang', amountFen: 10000, method: 'cash' })
    expect(page.text()).toContain('充了 ¥100.00')
  })

  test('the whole is paid back, with what staff saw and a reason', async () => {
    const page = await openAccount(account(), { payOutAccount: account({ balanceFen: 0 }) })
    tapMove(page, 'payOut')
    await page.fire('#why', 'change', { value: '搬走了' })
    await tapMethod(page, 'code')

    expect(asked(page, 'payOutAccount')[0]?.input).toEqual({
      personId: 'p-wang',
      method: 'code',
      seenFen: 2300,
      reason: '搬走了',
    })
  })

  test('another way of paying names the version that was seen', async () => {
    const page = await openAccount(account(), { setAccountMode: account({ mode: 'billed' }) })
    ;(page.instance['onMode'] as (event: object) => void)({ currentTarget: { dataset: { mode: 'billed' } } })
    await page.settle()

    expect(asked(page, 'setAccountMode')[0]?.input).toEqual({
      personId: 'p-wang',
      mode: 'billed',
      version: 3,
    })
  })
})

describe('who walks what', () => {
  const runs: Reply<'meals', 'runsOf'> = {
    items: [
      {
        ...{ routeId: 'r-1', routeName: '一号线', courier: null, startedAt: null },
        ...{ stops: 8, delivered: 0, noAnswer: 0 },
      },
    ],
    unrouted: 2,
    couriers: [{ personId: 'p-guo', name: '郭强' }],
    now: NOW,
  }

  test('a route without anybody, and meals on no route, cannot be overlooked', async () => {
    const page = await showPage('packages/canteen/pages/runs/index', {
      query: { menuId: 'm' },
      cloud: { meals: { runsOf: runs } },
    })

    expect(page.text()).toContain('没有人送')
    expect(page.text()).toContain('有 2 份不在任何路线上')
  })
})

test.each([
  [['admin'] as const, true],
  [['canteen'] as const, false],
])('a new version is offered to %s: %s', async (roles, offered) => {
  const page = await showPage('packages/canteen/pages/policies/index', {
    cloud: {
      meals: { policies: { items: [], today: '2026-11-24', now: NOW } },
      account: { me: me({ roles: [...roles] }) },
    },
  })

  expect(page.findAll('#add')).toHaveLength(offered ? 1 : 0)
})
