import * as shop from '../../support/shop'
import {
  ADMIN,
  COOK,
  inGrid1,
  inGrid2,
  Office,
  ORGANISER,
  OTHER_WORKER,
  outcome,
  RESIDENT,
  WORKER,
} from './office'

/** Reading and saving records of people. */

let office: Office

beforeAll(async () => {
  office = await Office.open()
})
beforeEach(() => office.furnish())
afterAll(() => office.stop())

describe('a record', () => {
  const private_ = { birthdate: '1948-05-06', diet: ['soft' as const], dietNote: '不吃香菜', note: '耳背' }

  beforeEach(async () => {
    await office.person('p-wang', { ...inGrid1, ...private_ })
  })

  test('is read in full by those who keep it, and that is logged once an hour', async () => {
    for (const reader of [ADMIN, WORKER, WORKER]) {
      expect(await office.get(reader, 'person', { personId: 'p-wang' })).toMatchObject({
        sight: 'full',
        phone: '13900001001',
        address: inGrid1.address,
        addressText: '3 号楼 2 单元 501',
        ...private_,
      })
    }
    const logged = await office.cloud.find('auditEntries', { what: 'people.person', personId: 'p-wang' })
    expect(logged.map(({ byName, read, aboutName }) => [byName, read, aboutName]).sort()).toEqual([
      ['刘建国', true, '王秀英'],
      ['吴刚', true, '王秀英'],
    ])
  })

  test('is masked for an organiser, and nothing is logged', async () => {
    const seen = await office.get(ORGANISER, 'person', { personId: 'p-wang' })

    expect(seen).toMatchObject({
      ...{ sight: 'masked', phone: '139****1001', address: null, addressText: '3 号楼 2 单元' },
      ...{ birthdate: null, diet: [], dietNote: '', note: '', requests: [], namesakes: [] },
      may: { edit: false, order: true, confirm: false, merge: false, erase: false },
    })
    expect(await office.log('person')).toEqual([])
  })

  test('shows the canteen what somebody may eat, which is logged', async () => {
    const seen = await office.get(COOK, 'person', { personId: 'p-wang' })

    expect(seen).toMatchObject({ sight: 'masked', diet: ['soft'], dietNote: '不吃香菜', note: '' })
    expect((await office.log('person')).length).toBe(1)
  })

  test('of another grid answers a grid worker exactly like one that does not exist', async () => {
    const other = await office.ask(OTHER_WORKER, 'person', { personId: 'p-wang' })
    const none = await office.ask(OTHER_WORKER, 'person', { personId: 'p-nobody' })

    expect(other).toEqual(none)
    expect(outcome(other)).toBe('NOT_FOUND')
    expect(await office.log('person')).toEqual([])
  })

  test('that was merged away, or is another community’s, answers like none', async () => {
    await office.person('p-gone', { mergedInto: 'p-wang' })
    await office.person('p-there', { community: 'yulan' } as object)

    for (const personId of ['p-gone', 'p-there']) {
      expect(await office.ask(ADMIN, 'person', { personId })).toEqual(
        await office.ask(ADMIN, 'person', { personId: 'p-nobody' }),
      )
    }
  })

  test('is not for residents', async () => {
    expect(outcome(await office.ask(RESIDENT, 'person', { personId: 'p-wang' }))).toBe('NOT_ALLOWED')
  })

  test('of a minor shows birthdate and guardians to administrators alone', async () => {
    await office.person('p-child', { ...inGrid1, name: '刘一诺', birthdate: '2016-05-06' })
    const guardian = { ...shop.link('p-child', { name: '刘一诺' }), kind: 'guardian' as const }
    await office.resident('o-liu', { name: '刘洋' }, { links: [guardian] })

    const byAdmin = await office.get(ADMIN, 'person', { personId: 'p-child' })
    const byWorker = await office.get(WORKER, 'person', { personId: 'p-child' })
    const parent = await office.get(ORGANISER, 'person', { personId: 'p-liu' })

    expect(byAdmin).toMatchObject({ minor: true, birthdate: '2016-05-06', proxies: [{ name: '刘洋' }] })
    expect(byWorker).toMatchObject({ sight: 'full', minor: true, birthdate: null, proxies: [] })
    expect(parent.actsFor).toEqual([])
  })

  test('shows who acts, for whom, and who asks to by this name and phone', async () => {
    const pending = { personId: null, state: 'pending' as const, confirmedAt: null, confirmedBy: null }
    const asked = shop.link('x', { ...pending, id: 'link-asked' })
    const meantOther = shop.link('x', { ...pending, id: 'link-other', name: '王秀兰' })
    await office.resident('o-li', { name: '李梅' }, { links: [shop.link('p-wang')] })
    await office.resident('o-jun', { name: '李军' }, { links: [asked, meantOther] })

    const record = await office.get(WORKER, 'person', { personId: 'p-wang' })

    expect(record.proxies.map(({ name, linkId }) => [name, linkId])).toEqual([['李梅', 'link-p-wang']])
    expect(record.requests.map(({ name, linkId }) => [name, linkId])).toEqual([['李军', 'link-asked']])
    const daughter = await office.get(ADMIN, 'person', { personId: 'p-li' })
    expect(daughter.actsFor.map(({ name }) => name)).toEqual(['王秀英'])
  })

  test('points out records that may be of the same person, and says why', async () => {
    await office.person('p-phone', { name: '王大妈' })
    await office.person('p-room', { ...inGrid1, phone: '13900007777' })
    await office.person('p-birthday', { phone: '13900008888', birthdate: '1948-05-06' })
    await office.person('p-nothing', { phone: '13900006666' })

    const { namesakes } = await office.get(ADMIN, 'person', { personId: 'p-wang' })

    const why = Object.fromEntries(namesakes.map((other) => [other.personId, other.why]))
    expect(why).toMatchObject({
      'p-phone': '电话一样',
      'p-room': '姓名和门牌一样',
      'p-birthday': '姓名和生日一样',
    })
    expect(why).not.toHaveProperty('p-nothing')
    expect(why).not.toHaveProperty('p-wang')
  })

  test('does not take a child for its guardian, whose phone it has', async () => {
    await office.person('p-child', { ...inGrid1, name: '刘一诺', birthdate: '2016-05-06' })

    const { namesakes } = await office.get(WORKER, 'person', { personId: 'p-wang' })

    expect(namesakes.map(({ name }) => name)).not.toContain('刘一诺')
  })

  test('shows the newest bookings', async () => {
    await office.booking('b-1', 'p-wang')

    const { bookings } = await office.get(ORGANISER, 'person', { personId: 'p-wang' })

    expect(bookings).toMatchObject([{ kind: 'groupbuy', id: 'b-1', placedByName: '王秀英' }])
  })

  test('uses indexes alone', async () => {
    await office.cloud.resetStats()

    await office.get(ADMIN, 'person', { personId: 'p-wang' })

    expect((await office.cloud.stats()).unindexed.filter((row) => row.function === 'people')).toEqual([])
  })
})

describe('saving a record', () => {
  const saved = {
    ...{ personId: 'p-wang', version: 1, name: '王秀兰', phone: '13900001009', address: inGrid2.address },
    ...{ birthdate: '1948-05-06', diet: ['halal' as const], dietNote: '', note: '' },
  }

  test('reaches the person’s own account and whoever acts for them', async () => {
    await office.resident('o-wang', inGrid1, { phoneVerified: true })
    await office.resident('o-li', { name: '李梅' }, { links: [shop.link('p-wang')] })

    await office.get(WORKER, 'savePerson', saved)

    const copy = { name: '王秀兰', phone: '13900001009', household: '8_1_101', birthdate: '1948-05-06' }
    expect(await office.personOf('p-wang')).toMatchObject({
      ...{ name: '王秀兰', initials: 'wxl', phoneTail: '1009', grid: '2', version: 2 },
    })
    expect(await office.accountOf('o-wang')).toMatchObject({ ...copy, phoneVerified: false })
    expect(await office.linkOf('o-li', 'link-p-wang')).toMatchObject(copy)
    const [entry] = await office.log('savePerson')
    expect(entry?.['detail']).toEqual({ fields: ['name', 'phone', 'address', 'birthdate', 'diet'] })
  })

  test('on an old screen is refused', async () => {
    await office.person('p-wang', { ...inGrid1, version: 2 })

    expect(outcome(await office.ask(WORKER, 'savePerson', saved))).toBe('STALE')
    expect((await office.personOf('p-wang')).name).toBe('王秀英')
  })

  test('of another grid answers like none', async () => {
    await office.person('p-wang', inGrid1)

    expect(await office.ask(OTHER_WORKER, 'savePerson', saved)).toEqual(
      await office.ask(OTHER_WORKER, 'savePerson', { ...saved, personId: 'p-nobody' }),
    )
  })

  test('by two at once: one is told that the other was faster', async () => {
    await office.person('p-wang', inGrid1)

    const answers = await Promise.all([
      office.ask(WORKER, 'savePerson', { ...saved, note: '甲' }),
      office.ask(ADMIN, 'savePerson', { ...saved, note: '乙' }),
    ])

    expect(answers.map(outcome).sort()).toEqual(['STALE', 'ok'])
  })

  test('by a grid worker leaves a minor’s birthdate, which they were not shown, as it is', async () => {
    await office.person('p-wang', { ...inGrid1, birthdate: '2016-05-06' })

    await office.get(WORKER, 'savePerson', { ...saved, address: inGrid1.address, birthdate: null })

    expect((await office.personOf('p-wang')).birthdate).toBe('2016-05-06')
  })

  test('makes nobody a child without a guardian’s consent', async () => {
    await office.person('p-wang', inGrid1)
    const child = { ...saved, address: inGrid1.address, birthdate: '2016-05-06' }

    expect(outcome(await office.ask(WORKER, 'savePerson', child))).toBe('BAD_INPUT')
    await office.add('consents', { _id: 'c-1', personId: 'p-wang', kind: 'guardian', version: '1', at: 1 })
    expect(outcome(await office.ask(WORKER, 'savePerson', child))).toBe('ok')
  })

  test('by an administrator who corrects a minor’s birthdate moves the end of guardianship', async () => {
    await office.person('p-wang', { ...inGrid1, birthdate: '2016-05-06' })
    const link = shop.link('p-wang', { kind: 'guardian', until: 1 })
    await office.resident('o-liu', { name: '刘洋' }, { links: [link] })

    await office.get(ADMIN, 'savePerson', { ...saved, birthdate: '2016-06-06' })

    const { until } = (await office.linkOf('o-liu', 'link-p-wang')) ?? {}
    expect(until).toBe(Date.parse('2034-06-05T16:00:00Z'))
  })

  test('of somebody grown up, without a birthdate, gives no guardian back what has ended', async () => {
    await office.person('p-wang', { ...inGrid1, birthdate: '1990-05-06' })
    const link = shop.link('p-wang', { kind: 'guardian', until: 1 })
    await office.resident('o-liu', { name: '刘洋' }, { links: [link] })

    await office.get(ADMIN, 'savePerson', { ...saved, birthdate: null })

    expect((await office.linkOf('o-liu', 'link-p-wang'))?.until).toBe(1)
  })

  test.each([4, 5, 6, 7, 8, 9])(
    'of a minor that dies after request %i moves the end of guardianship all the same',
    async (trips) => {
      await office.person('p-wang', { ...inGrid1, birthdate: '2016-05-06' })
      const link = shop.link('p-wang', { kind: 'guardian', until: 1 })
      await office.resident('o-liu', { name: '刘洋' }, { links: [link] })
      const corrected = { ...saved, birthdate: '2016-06-06' }
      await office.cloud.fault({ crashAfterTrips: trips, only: { function: 'people', action: 'savePerson' } })
      await office.ask(ADMIN, 'savePerson', corrected, 'the-same-words').catch(() => undefined)
      await office.cloud.fault({})
      await office.cloud.clock(Date.now() + 120_000)

      await office.get(ADMIN, 'savePerson', corrected, 'the-same-words')

      const { until } = (await office.linkOf('o-liu', 'link-p-wang')) ?? {}
      expect(until).toBe(Date.parse('2034-06-05T16:00:00Z'))
      expect((await office.log('savePerson')).length).toBe(1)
    },
  )

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'that dies after request %i is brought to its end by trying again',
    async (trips) => {
      await office.resident('o-wang', inGrid1)
      await office.resident('o-li', { name: '李梅' }, { links: [shop.link('p-wang')] })
      await office.cloud.fault({ crashAfterTrips: trips, only: { function: 'people', action: 'savePerson' } })
      await office.ask(WORKER, 'savePerson', saved, 'the-same-words').catch(() => undefined)
      await office.cloud.fault({})
      await office.cloud.clock(Date.now() + 120_000)

      const again = await office.ask(WORKER, 'savePerson', saved, 'the-same-words')

      expect(outcome(again)).toBe('ok')
      expect((await office.personOf('p-wang')).version).toBe(2)
      expect((await office.accountOf('o-wang')).name).toBe('王秀兰')
      expect((await office.linkOf('o-li', 'link-p-wang'))?.name).toBe('王秀兰')
    },
  )
})
