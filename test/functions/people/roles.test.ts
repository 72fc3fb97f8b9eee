import { DAY } from '../../../miniprogram/shared/time'
import { ADMIN, Office, ORGANISER, outcome, SECOND_ADMIN, WORKER } from './office'
import * as shop from '../../support/shop'

/** Who may do what: granted, revoked, written down. */

let office: Office

beforeAll(async () => {
  office = await Office.open({ instances: 6 })
})
beforeEach(async () => {
  await office.furnish()
  await office.resident('o-li', { name: '李梅' })
})
afterAll(() => office.stop())

const reason = '居委会决定'
const grant = { personId: 'p-li', role: 'gridWorker' as const, scope: '1', reason }
const adminsNow = async () => (await office.cloud.find('communities', { _id: 'xinglong' }))[0]?.['admins']
const rolesOf = async (openid: string) => (await office.accountOf(openid)).roles

describe('granting a role', () => {
  test('takes effect with the next call, is told and logged', async () => {
    expect(outcome(await office.ask('o-li', 'desk', {}))).toBe('NOT_ALLOWED')

    await office.get(ADMIN, 'grantRole', grant)

    expect((await office.get('o-li', 'desk', {})).roles).toEqual(['gridWorker'])
    expect(await office.log('grantRole')).toMatchObject([{ personId: 'p-li', aboutName: '李梅', reason }])
    expect(await office.cloud.find('messages', { personId: 'p-li' })).toMatchObject([
      { title: '您有了新的角色' },
    ])
  })

  test('to oneself is refused, through a second account too', async () => {
    await office.add(
      'accounts',
      shop.account('o-admin-phone', { personId: 'p-admin', roles: [shop.granted('admin')] }),
    )

    for (const by of [ADMIN, 'o-admin-phone']) {
      const answer = await office.ask(by, 'grantRole', { personId: 'p-admin', role: 'organiser', reason })
      expect(outcome(answer)).toBe('NOT_ALLOWED')
    }
  })

  test.each([
    ['to somebody without an account', { ...grant, personId: 'p-none' }, 'BAD_INPUT'],
    ['to nobody', { ...grant, personId: 'p-nobody' }, 'NOT_FOUND'],
    ['for a grid that is not there', { ...grant, scope: '9' }, 'BAD_INPUT'],
  ])('%s is refused', async (_case, input, code) => {
    await office.person('p-none', { name: '李军' })

    expect(outcome(await office.ask(ADMIN, 'grantRole', input))).toBe(code)
  })

  test('again, with another end, leaves one', async () => {
    const until = Date.now() + 30 * DAY
    await office.get(ADMIN, 'grantRole', grant)
    await office.get(ADMIN, 'grantRole', { ...grant, until })
    await office.get(ADMIN, 'grantRole', { ...grant, scope: '2' })

    expect((await rolesOf('o-li')).map(({ scope, until: end }) => [scope, end])).toEqual([
      ['1', until],
      ['2', undefined],
    ])
  })

  test('by two at once loses neither: both stand, or one is told to look again', async () => {
    await office.cloud.fault({ latencyMs: 20 })

    const answers = await Promise.all([
      office.ask(ADMIN, 'grantRole', grant),
      office.ask(SECOND_ADMIN, 'grantRole', { personId: 'p-li', role: 'organiser', reason }),
    ])

    expect((await rolesOf('o-li')).length).toBe(answers.filter(({ ok }) => ok).length)
  })

  test('is not for those who are no administrators', async () => {
    expect(outcome(await office.ask(WORKER, 'grantRole', grant))).toBe('NOT_ALLOWED')
  })
})

describe('revoking a role', () => {
  const second = { personId: 'p-admin-2', grantId: 'grant-admin-2', reason }
  const first = { personId: 'p-admin', grantId: 'grant-admin', reason }

  test('works at once', async () => {
    await office.get(ADMIN, 'revokeRole', { personId: 'p-organiser', grantId: 'grant-organiser', reason })

    expect(outcome(await office.ask(ORGANISER, 'desk', {}))).toBe('NOT_ALLOWED')
    expect(await office.log('revokeRole')).toMatchObject([{ personId: 'p-organiser', reason }])
  })

  test('of the last administrator is refused, to that one too', async () => {
    await office.get(ADMIN, 'revokeRole', second)

    expect(outcome(await office.ask(ADMIN, 'revokeRole', first))).toBe('NOT_ALLOWED')
    expect(await adminsNow()).toEqual([ADMIN])
    expect((await rolesOf(ADMIN)).length).toBe(1)
  })

  test('by two administrators of each other at once: exactly one stays', async () => {
    await office.cloud.fault({ latencyMs: 30 })

    const answers = await Promise.all([
      office.ask(ADMIN, 'revokeRole', second),
      office.ask(SECOND_ADMIN, 'revokeRole', first),
    ])

    expect(answers.filter(({ ok }) => ok).length).toBe(1)
    const left = [...(await rolesOf(ADMIN)), ...(await rolesOf(SECOND_ADMIN))]
    expect(left.length).toBe(1)
    expect(((await adminsNow()) as string[]).length).toBe(1)
  })

  test('counts nobody whose grant a crash has kept back', async () => {
    await office.change('communities', 'xinglong', { admins: [ADMIN, 'o-li'] })
    await office.change('accounts', SECOND_ADMIN, { roles: [] })

    expect(outcome(await office.ask(ADMIN, 'revokeRole', first))).toBe('NOT_ALLOWED')
  })

  test.each([3, 4, 5, 6, 7, 8, 9])(
    'that dies after request %i is brought to its end by trying again',
    async (trips) => {
      await office.cloud.fault({ crashAfterTrips: trips, only: { function: 'people', action: 'revokeRole' } })
      await office.ask(ADMIN, 'revokeRole', second, 'the-same-words').catch(() => undefined)
      await office.cloud.fault({})
      await office.cloud.clock(Date.now() + 120_000)

      const again = await office.ask(ADMIN, 'revokeRole', second, 'the-same-words')

      expect(outcome(again)).toBe('ok')
      expect((await office.log('revokeRole')).length).toBe(1)
      expect(await rolesOf(SECOND_ADMIN)).toEqual([])
      expect(await adminsNow()).toEqual([ADMIN])
    },
  )
})

describe('lists for administrators', () => {
  test('of the staff show every grant, and which one is the reader', async () => {
    await office.change('accounts', 'o-li', { roles: [shop.granted('canteen', { until: 2 })] })

    const { items, grids } = await office.get(ADMIN, 'staff', {})

    expect(grids).toEqual(['1', '2'])
    expect(items.find(({ self }) => self)?.name).toBe('刘建国')
    expect(items.find(({ name }) => name === '李梅')?.grants).toMatchObject([
      { role: 'canteen', expired: true },
    ])
  })

  test('of what was done go on page by page, of one person, of reads or of changes', async () => {
    const entries = shop.range(30).map((n) => ({
      ...{ _id: `e-${n}`, at: 1000 + Math.floor(n / 3), by: ADMIN, byName: '刘建国', what: 'people.person' },
      ...{
        about: 'x',
        personId: n % 2 ? 'p-li' : 'p-x',
        aboutName: '',
        read: n < 25,
        reason: '',
        detail: {},
      },
    }))
    await office.add('auditEntries', ...entries)
    const read = async (input: object): Promise<string[]> => {
      const { items, next } = await office.get(ADMIN, 'auditLog', input)
      return [...items.map(({ id }) => id), ...(next ? await read({ ...input, cursor: next }) : [])]
    }

    expect(new Set(await read({})).size).toBe(30)
    expect((await read({})).length).toBe(30)
    expect((await read({ show: 'changes' })).length).toBe(5)
    expect((await read({ personId: 'p-li', show: 'reads' })).length).toBe(12)
    expect(outcome(await office.ask(WORKER, 'auditLog', {}))).toBe('NOT_ALLOWED')
  })
})
