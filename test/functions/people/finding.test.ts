import * as shop from '../../support/shop'
import { ADMIN, inGrid1, inGrid2, Office, ORGANISER, outcome, WORKER } from './office'

/** Finding a caller, and writing down one whom nobody knows. */

let office: Office

beforeAll(async () => {
  office = await Office.open()
})
beforeEach(() => office.furnish())
afterAll(() => office.stop())

const newcomer = { name: '钱多多', phone: '13900002001', address: inGrid1.address }

describe('searching', () => {
  test.each(['王秀', 'wx', '1001', '13900001001', '3-2-501'])(
    'finds a person by %s, masked',
    async (query) => {
      await office.person('p-wang', inGrid1)

      const { items } = await office.get(ORGANISER, 'searchPeople', { query })

      const found = items.find(({ personId }) => personId === 'p-wang')
      expect(found).toEqual({
        personId: 'p-wang',
        name: '王秀英',
        maskedPhone: '139****1001',
        whereText: '3 号楼 2 单元',
        grid: '1',
      })
    },
  )

  test('goes on page by page, through namesakes too, and shows each once', async () => {
    for (let n = 0; n < 45; n++)
      await office.person(`p-${n}`, { name: '周周周', initials: n < 30 ? 'zzz' : `zzz${n}` })
    const seen: string[] = []
    let cursor: string | undefined

    do {
      const input = { query: 'zzz', ...(cursor === undefined ? {} : { cursor }) }
      const { items, next } = await office.get(ORGANISER, 'searchPeople', input)
      seen.push(...items.map(({ personId }) => personId))
      cursor = next
    } while (cursor !== undefined)

    expect(seen.length).toBe(45)
    expect(new Set(seen).size).toBe(45)
  })

  test('finds nobody who was merged away, and nobody of another community', async () => {
    await office.person('p-gone', { name: '钱多多', mergedInto: 'p-other' })
    await office.person('p-there', { name: '钱多多', community: 'yulan' } as object)

    expect((await office.get(ADMIN, 'searchPeople', { query: '钱多' })).items).toEqual([])
  })

  test('a cursor that was made for another search is refused', async () => {
    const forged = Buffer.from(JSON.stringify(['', 0])).toString('base64url')

    expect(outcome(await office.ask(ORGANISER, 'searchPeople', { query: 'wx', cursor: forged }))).toBe(
      'BAD_INPUT',
    )
  })

  test('is for looking people up, not for copying them out: 120 searches in ten minutes', async () => {
    await office.cloud.clock(Date.parse('2026-11-23T08:01:00Z'))
    await office.get(ORGANISER, 'searchPeople', { query: 'wx' })
    const [quota] = await office.cloud.find('quotas')
    await office.change('quotas', String(quota?.['_id']), { used: 119 })

    expect(outcome(await office.ask(ORGANISER, 'searchPeople', { query: 'a' }))).toBe('ok')
    expect(outcome(await office.ask(ORGANISER, 'searchPeople', { query: 'b' }))).toBe('TOO_MANY')
    expect(outcome(await office.ask(WORKER, 'searchPeople', { query: 'b' }))).toBe('ok')
    await office.cloud.clock(Date.parse('2026-11-23T08:12:00Z'))
    expect(outcome(await office.ask(ORGANISER, 'searchPeople', { query: 'b' }))).toBe('ok')
  })

  test('reads one page through an index, whoever begins with that letter', async () => {
    const sdk = office.cloud.sdk().database().collection('persons')
    for (let n = 0; n < 300; n++) await sdk.add(shop.person(`p-${n}`, { name: `王${n}`, phone: `139${n}` }))
    await office.get(ORGANISER, 'searchPeople', { query: 'w' })
    await office.cloud.resetStats()

    const { items } = await office.get(ORGANISER, 'searchPeople', { query: 'w' })

    const { actions, unindexed } = await office.cloud.stats()
    expect(items.length).toBe(20)
    // who calls, the quota, the page
    expect(actions.find(({ action }) => action === 'searchPeople')?.trips).toBe(3)
    expect(unindexed.filter(({ function: fn }) => fn === 'people')).toEqual([])
  })
})

describe('writing down a caller', () => {
  test('makes a record that search finds, and a line in the log', async () => {
    const { personId } = await office.get(WORKER, 'registerPerson', { ...newcomer, note: '下午在家' })

    expect(await office.personOf(personId)).toMatchObject({
      name: '钱多多',
      initials: 'qdd',
      phoneTail: '2001',
      grid: '1',
      note: '下午在家',
      version: 1,
      mergedInto: null,
    })
    expect(await office.log('registerPerson')).toMatchObject([
      { personId, aboutName: '钱多多', byName: '吴刚' },
    ])
  })

  test('is not for children, whose guardian has to agree', async () => {
    const child = { ...newcomer, birthdate: '2016-05-06' }

    expect(outcome(await office.ask(ADMIN, 'registerPerson', child))).toBe('BAD_INPUT')
    expect(await office.cloud.find('persons', { name: '钱多多' })).toEqual([])
  })

  test('points out somebody who is known', async () => {
    await office.person('p-known', { name: '钱多多', phone: '13900002001' })

    const answer = await office.ask(ORGANISER, 'registerPerson', newcomer)

    expect(answer).toMatchObject({ ok: false, error: { code: 'STALE', detail: { personId: 'p-known' } } })
  })

  test('sent twice, it is one record', async () => {
    const first = await office.ask(ORGANISER, 'registerPerson', newcomer, 'the-same-words')
    const second = await office.ask(ORGANISER, 'registerPerson', newcomer, 'the-same-words')

    expect(second).toEqual(first)
    expect((await office.cloud.find('persons', { name: '钱多多' })).length).toBe(1)
  })

  test('is refused to a grid worker for a flat of another grid, whom they could not see afterwards', async () => {
    const elsewhere = { ...newcomer, address: inGrid2.address }

    expect(outcome(await office.ask(WORKER, 'registerPerson', elsewhere))).toBe('BAD_INPUT')
    expect(outcome(await office.ask(ORGANISER, 'registerPerson', elsewhere))).toBe('ok')
  })

  test('a note that may not be kept is refused', async () => {
    const answer = await office.ask(ORGANISER, 'registerPerson', { ...newcomer, note: '这里办假证' })

    expect(outcome(answer)).toBe('BAD_TEXT')
  })
})
