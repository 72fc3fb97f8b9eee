import { GatewayProcess } from './gateway-process'
import type { Commands, Database } from './sdk'

/** Every operator of `db.command`, through the SDK's own way of writing it on the wire. */
let gateway: GatewayProcess
let db: Database
let _: Commands

const courses = [
  { _id: 'choir', kind: 'music', tags: ['elders', 'free'], seats: 30, teacher: { name: '王老师', age: 61 } },
  {
    _id: 'brush',
    kind: 'painting',
    tags: ['free'],
    seats: 12,
    teacher: { name: '李老师', age: 45 },
    room: null,
  },
  { _id: 'dance', kind: 'dance', tags: ['elders', 'evening', 'free'], seats: 20.5 },
  {
    _id: 'marks',
    kind: 'list',
    tags: [1, 5, 9],
    marks: [
      { n: 1, ok: true },
      { n: 7, ok: false },
    ],
  },
]

beforeAll(async () => {
  gateway = await GatewayProcess.start()
  db = gateway.database()
  _ = db.command
  await db.createCollection('courses')
})
afterAll(() => gateway.stop())
beforeEach(async () => {
  await db.collection('courses').where({}).remove()
  await db.collection('courses').add(structuredClone(courses))
})

async function ids(query: object): Promise<string[]> {
  const { data } = await db.collection('courses').where(query).get()
  return (data as { _id: string }[]).map(({ _id }) => _id)
}

async function after(id: string, change: object): Promise<Record<string, unknown>> {
  const { updated } = await db.collection('courses').where({ _id: id }).update(change)
  expect(updated).toBe(1)
  return (await db.collection('courses').doc(id).get()).data[0] as Record<string, unknown>
}

describe('queries', () => {
  const cases: [name: string, query: () => object, expected: string[]][] = [
    ['eq', () => ({ kind: _.eq('music') }), ['choir']],
    ['neq', () => ({ kind: _.neq('music') }), ['brush', 'dance', 'marks']],
    ['gt and lt', () => ({ seats: _.gt(12).and(_.lt(30)) }), ['dance']],
    ['gte or lte', () => ({ seats: _.gte(30).or(_.lte(12)) }), ['choir', 'brush']],
    ['in', () => ({ kind: _.in(['music', 'dance']) }), ['choir', 'dance']],
    ['nin', () => ({ kind: _.nin(['music', 'dance']) }), ['brush', 'marks']],
    ['and of queries', () => _.and([{ tags: 'free' }, { seats: _.gt(20) }]), ['choir', 'dance']],
    ['or of queries', () => _.or([{ kind: 'music' }, { seats: 12 }]), ['choir', 'brush']],
    ['nor', () => ({ kind: _.nor(_.eq('music'), _.eq('dance')) }), ['brush', 'marks']],
    ['not', () => ({ seats: _.not(_.gt(12)) }), ['brush', 'marks']],
    ['exists', () => ({ room: _.exists(true) }), ['brush']],
    ['exists not', () => ({ teacher: _.exists(false) }), ['dance', 'marks']],
    ['mod', () => ({ seats: _.mod([10, 0]) }), ['choir', 'dance']],
    ['all', () => ({ tags: _.all(['free', 'elders']) }), ['choir', 'dance']],
    ['size', () => ({ tags: _.size(1) }), ['brush']],
    ['elemMatch of values', () => ({ tags: _.elemMatch(_.gt(5)) }), ['marks']],
    ['elemMatch of documents', () => ({ marks: _.elemMatch({ n: _.gt(5), ok: false }) }), ['marks']],
    ['a field inside', () => ({ teacher: { age: _.gt(50) } }), ['choir']],
    ['a dotted field', () => ({ 'teacher.name': /^李/ }), ['brush']],
    ['a pattern', () => ({ kind: /^(MUSIC|da)/i }), ['choir', 'dance']],
    ['RegExp', () => ({ kind: db.RegExp({ regexp: '^MUS', options: 'i' }) }), ['choir']],
    ['null is missing too', () => ({ room: null }), ['choir', 'brush', 'dance', 'marks']],
    ['expr', () => _.expr(_.aggregate.gt(['$seats', 20])), ['choir', 'dance']],
    ['jsonSchema', () => _.jsonSchema({ required: ['teacher'] }), ['choir', 'brush']],
  ]
  test.each(cases)('%s', async (_name, query, expected) => {
    expect((await ids(query())).sort()).toEqual([...expected].sort())
  })
})

describe('updates', () => {
  test('set, remove and rename', async () => {
    expect(await after('choir', { teacher: _.set({ name: '赵老师' }) })).toMatchObject({
      teacher: { name: '赵老师' },
    })
    expect(await after('choir', { teacher: _.remove() })).not.toHaveProperty('teacher')
    expect(await after('choir', { kind: _.rename('sort') })).toMatchObject({ sort: 'music' })
  })

  test('fields inside are updated alone', async () => {
    expect(await after('choir', { teacher: { age: 62 } })).toMatchObject({
      teacher: { name: '王老师', age: 62 },
    })
    expect(await after('choir', { 'teacher.age': _.inc(1) })).toMatchObject({ teacher: { age: 63 } })
  })

  test('inc, mul, min, max and bit', async () => {
    expect(await after('dance', { seats: _.inc(-0.5) })).toMatchObject({ seats: 20 })
    expect(await after('dance', { seats: _.mul(2) })).toMatchObject({ seats: 40 })
    expect(await after('dance', { seats: _.min(10) })).toMatchObject({ seats: 10 })
    expect(await after('dance', { seats: _.max(15) })).toMatchObject({ seats: 15 })
    expect(await after('dance', { seats: _.bit({ and: 6 }) })).toMatchObject({ seats: 6 })
  })

  test('push, unshift, pop and shift', async () => {
    expect((await after('brush', { tags: _.push(['a', 'b']) }))['tags']).toEqual(['free', 'a', 'b'])
    expect((await after('brush', { tags: _.push('c') }))['tags']).toEqual(['free', 'a', 'b', 'c'])
    expect((await after('brush', { tags: _.unshift(['z']) }))['tags']).toEqual(['z', 'free', 'a', 'b', 'c'])
    expect((await after('brush', { tags: _.pop() }))['tags']).toEqual(['z', 'free', 'a', 'b'])
    expect((await after('brush', { tags: _.shift() }))['tags']).toEqual(['free', 'a', 'b'])
    const sorted = await after('brush', {
      tags: _.push({ each: ['y', 'x'], sort: -1, slice: 3, position: 0 }),
    })
    expect(sorted['tags']).toEqual(['y', 'x', 'free'])
  })

  test('addToSet, pull and pullAll', async () => {
    expect((await after('choir', { tags: _.addToSet('free') }))['tags']).toEqual(['elders', 'free'])
    expect((await after('choir', { tags: _.addToSet('new') }))['tags']).toEqual(['elders', 'free', 'new'])
    expect((await after('choir', { tags: _.pull('free') }))['tags']).toEqual(['elders', 'new'])
    expect((await after('choir', { tags: _.pullAll(['new']) }))['tags']).toEqual(['elders'])
    expect((await after('marks', { tags: _.pull(_.gte(5)) }))['tags']).toEqual([1])
    expect((await after('marks', { marks: _.pull({ n: 7 }) }))['marks']).toEqual([{ n: 1, ok: true }])
  })

  test('elements of arrays by index, and the one that the query found', async () => {
    expect((await after('marks', { marks: { 0: { n: 3 } } }))['marks']).toEqual([
      { n: 3, ok: true },
      { n: 7, ok: false },
    ])
    expect((await after('marks', { marks: { 1: { ok: _.remove() } } }))['marks']).toEqual([
      { n: 3, ok: true },
      { n: 7 },
    ])
    await db.collection('courses').where({ _id: 'marks', 'marks.n': 7 }).update({ 'marks.$.n': 8 })
    expect(await ids({ 'marks.n': 8 })).toEqual(['marks'])
  })

  test('serverDate is the time of the database, with its offset', async () => {
    const before = Date.now()
    const changed = await after('choir', { at: db.serverDate(), later: db.serverDate({ offset: 3_600_000 }) })
    const at = changed['at'] as Date
    expect(Math.abs(at.getTime() - before)).toBeLessThan(60_000)
    expect((changed['later'] as Date).getTime() - at.getTime()).toBe(3_600_000)
  })
})
