import { grantOf, grantProblem, EMPTY_GRANT } from '../../../miniprogram/packages/people/model/grant-form'
import { instantOf } from '../../../miniprogram/shared/time'
import { Refusal, showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { chen, staff } from './fixtures'

const openStaff = (people: CloudAnswers[string]): Promise<Shown> =>
  showPage('packages/people/pages/staff/index', { cloud: { people: { staff: staff(), ...people } } })

const openGrant = (people: CloudAnswers[string]): Promise<Shown> =>
  showPage('packages/people/pages/grant/index', { cloud: { people: { staff: staff(), ...people } } })

const run = (page: Shown, method: string, event: object): void =>
  (page.instance[method] as (event: object) => void)(event)

const revoke = (page: Shown, group: number, index: number): void =>
  run(page, 'onRevoke', { currentTarget: { dataset: { group, index } } })

describe('everybody with a role', () => {
  test('stands under each of their roles, with where and until when, administrators first', async () => {
    const page = await openStaff({})

    const groups = page.data['groups'] as { label: string }[]
    expect(groups.map(({ label }) => label)).toEqual(['管理员', '团购负责人', '网格员'])
    expect(page.text()).toContain('第 1 网格 · 到 12月31日')
    expect(page.text()).toContain('陈浩(您自己)')
  })

  test('what has run out says so', async () => {
    const page = await openStaff({})

    expect(page.text()).toContain('到 11月24日,已经过期')
  })

  test('a role is taken back with a reason, two steps away', async () => {
    const page = await openStaff({ revokeRole: {} })
    revoke(page, 2, 0)
    await page.settle()
    expect(page.find('#reason').data['title']).toBe('收回刘洋的「网格员」')

    await page.fire('#reason', 'confirm', { reason: '换了岗位' })

    expect(page.calls.find(({ action }) => action === 'revokeRole')?.input).toEqual({
      personId: 'p-liuyang',
      grantId: 'g2',
      reason: '换了岗位',
    })
    expect(page.text()).toContain('收回了,刘洋马上不能再用')
  })

  test('whoever takes back their own administration is led away: the page is not theirs any more', async () => {
    const page = await openStaff({ revokeRole: {} })
    revoke(page, 0, 0)
    await page.settle()

    await page.fire('#reason', 'confirm', { reason: '换了岗位' })

    expect(page.wx.navigateBack).toHaveBeenCalled()
    expect(page.calls.filter(({ action }) => action === 'staff')).toHaveLength(1)
  })

  test('the last administrator stays: the refusal is shown as the server says it', async () => {
    const page = await openStaff({
      staff: { ...staff(), items: [chen()] },
      revokeRole: () => {
        throw new Refusal('NOT_ALLOWED', '至少要留一位管理员')
      },
    })
    revoke(page, 0, 0)

    await page.fire('#reason', 'confirm', { reason: '换了岗位' })

    expect(page.find('#reason').data).toMatchObject({ visible: true, failure: '至少要留一位管理员' })
  })
})

describe('giving a role', () => {
  const LIU = { personId: 'p-liuyang', name: '刘洋' }

  test('says in one line what will be so, and sends the last moment of the last day', async () => {
    const page = await openGrant({ grantRole: { grantId: 'g9' } })
    run(page, 'onChoose', { detail: LIU })
    run(page, 'onRole', { currentTarget: { dataset: { role: 'gridWorker' } } })
    run(page, 'onGrid', { detail: { value: '2' } })
    run(page, 'onUntil', { detail: { value: '2027-01-31' } })
    run(page, 'onReason', { detail: { value: '接替老周' } })
    await page.settle()
    expect(page.text()).toContain('刘洋:网格员 · 第 2 网格 · 到 2027年1月31日')

    await page.fire('#bar', 'act')

    expect(page.calls.at(-1)?.input).toEqual({
      personId: 'p-liuyang',
      role: 'gridWorker',
      scope: '2',
      until: (instantOf('2027-02-01') ?? 0) - 1,
      reason: '接替老周',
    })
  })

  test('a grid worker needs a grid, and every role a reason', () => {
    const form = { ...EMPTY_GRANT, ...LIU, reason: '接替老周' }
    expect(grantProblem({ ...form, role: 'gridWorker' })).toContain('网格')
    expect(grantProblem({ ...form, role: 'editor', reason: ' ' })).toContain('原因')
    expect(grantProblem({ ...form, role: 'editor' })).toBe('')
  })

  test('a grid or an end that was chosen for another role does not go along', () => {
    const form = { ...EMPTY_GRANT, ...LIU, scope: '1', until: '2027-01-31', reason: '轮值' }
    expect(grantOf({ ...form, role: 'admin' })).toEqual({
      personId: 'p-liuyang',
      role: 'admin',
      reason: '轮值',
    })
    expect(grantOf({ ...form, role: 'courier' })).not.toHaveProperty('scope')
  })

  test('a refusal is shown as the server says it, and what was chosen stays', async () => {
    const page = await openGrant({
      grantRole: () => {
        throw new Refusal('NOT_ALLOWED', '不能给自己加权限,请另一位管理员来加')
      },
    })
    run(page, 'onChoose', { detail: LIU })
    run(page, 'onRole', { currentTarget: { dataset: { role: 'organiser' } } })
    run(page, 'onReason', { detail: { value: '忙' } })

    await page.fire('#bar', 'act')

    expect(page.find('#bar').data['problem']).toBe('不能给自己加权限,请另一位管理员来加')
    expect(page.data).toMatchObject({ form: { name: '刘洋', role: 'organiser' } })
  })
})
