import { GatewayProcess, range } from './gateway-process'
import type { Commands, Database, Expressions, Pipeline } from './sdk'

let gateway: GatewayProcess
let db: Database
let _: Commands
let $: Expressions

beforeAll(async () => {
  gateway = await GatewayProcess.start()
  db = gateway.database()
  _ = db.command
  $ = _.aggregate
  await db.createCollection('orders')
  await db.createCollection('people')
  await db.collection('people').add([
    { _id: 'wang', name: '王', building: 3 },
    { _id: 'li', name: '李', building: 5 },
  ])
  await db.collection('orders').add(
    range(6).map((n) => ({
      _id: `o${n}`,
      by: n % 2 === 0 ? 'wang' : 'li',
      fen: (n + 1) * 100,
      at: new Date(Date.UTC(2026, 10, 20 + n, 1, 2, 3, 4)),
      lines: range(n % 3).map((i) => ({ sku: `s${i}`, qty: n })),
      place: { type: 'Point', coordinates: [115 + n / 100, 35.7] },
    })),
  )
})
afterAll(() => gateway.stop())

const orders = () => db.collection('orders').aggregate()

async function answer(pipeline: Pipeline): Promise<Record<string, unknown>[]> {
  return (await pipeline.end()).data
}

describe('stages', () => {
  test('match, group and sort', async () => {
    const groups = await answer(
      orders()
        .match({ fen: _.gt(100) })
        .group({
          _id: '$by',
          total: $.sum('$fen'),
          most: $.max('$fen'),
          average: $.avg('$fen'),
          ids: $.push('$_id'),
        })
        .sort({ _id: 1 }),
    )
    expect(groups).toEqual([
      { _id: 'li', total: 1200, most: 600, average: 400, ids: ['o1', 'o3', 'o5'] },
      { _id: 'wang', total: 800, most: 500, average: 400, ids: ['o2', 'o4'] },
    ])
  })

  test('project, addFields, skip and limit', async () => {
    const page = await answer(
      orders()
        .sort({ fen: -1 })
        .skip(1)
        .limit(1)
        .addFields({ yuan: $.divide(['$fen', 100]) })
        .project({ _id: 0, yuan: 1 }),
    )
    expect(page).toEqual([{ yuan: 5 }])
  })

  test('unwind, sortByCount, count, bucket and sample', async () => {
    expect(await answer(orders().unwind('$lines').sortByCount('$lines.sku'))).toEqual([
      { _id: 's0', count: 4 },
      { _id: 's1', count: 2 },
    ])
    expect(await answer(orders().match({ by: 'li' }).count('n'))).toEqual([{ n: 3 }])
    const buckets = orders().bucket({ groupBy: '$fen', boundaries: [0, 300, 1000], output: { n: $.sum(1) } })
    expect(await answer(buckets)).toEqual([
      { _id: 0, n: 2 },
      { _id: 300, n: 4 },
    ])
    expect(await answer(orders().sample({ size: 2 }))).toHaveLength(2)
    const kept = orders().unwind({ path: '$lines', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' })
    expect(await answer(kept)).toHaveLength(8)
  })

  test('replaceRoot', async () => {
    const roots = await answer(
      orders()
        .match({ _id: 'o0' })
        .replaceRoot({ newRoot: { who: $.concat(['$by', '!']) } }),
    )
    expect(roots).toEqual([{ who: 'wang!' }])
  })

  test('lookup by a field, and by a pipeline', async () => {
    const joined = await answer(
      orders()
        .match({ _id: 'o0' })
        .lookup({ from: 'people', localField: 'by', foreignField: '_id', as: 'person' }),
    )
    expect(joined[0]).toMatchObject({ person: [{ name: '王' }] })
    const piped = await answer(
      orders()
        .match({ _id: 'o1' })
        .lookup({
          from: 'people',
          let: { by: '$by' },
          pipeline: $.pipeline()
            .match(_.expr($.eq(['$_id', '$$by'])))
            .project({ _id: 0, name: 1 })
            .done(),
          as: 'person',
        }),
    )
    expect(piped[0]).toMatchObject({ person: [{ name: '李' }] })
  })

  test('geoNear measures metres', async () => {
    const near = await answer(
      orders().geoNear({
        near: new db.Geo.Point(115, 35.7),
        distanceField: 'metres',
        spherical: true,
        key: 'place',
        maxDistance: 1000,
        query: { by: _.in(['wang', 'li']) },
        includeLocs: 'where',
      }),
    )
    expect(near.map(({ _id }) => _id)).toEqual(['o0', 'o1'])
    expect(near[1]?.['metres']).toBeCloseTo(904, 0)
  })
})

describe('expressions', () => {
  test('of dates', async () => {
    const [parts] = await answer(
      orders()
        .match({ _id: 'o2' })
        .project({
          _id: 0,
          year: $.year('$at'),
          month: $.month('$at'),
          day: $.dayOfMonth('$at'),
          hour: $.hour('$at'),
          week: $.week('$at'),
          weekday: $.dayOfWeek('$at'),
          text: $.dateToString({ date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' }),
        }),
    )
    expect(parts).toEqual({
      year: 2026,
      month: 11,
      day: 22,
      hour: 1,
      week: 47,
      weekday: 1,
      text: '2026-11-22',
    })
  })

  test('of arrays, conditions and strings', async () => {
    const [made] = await answer(
      orders()
        .match({ _id: 'o5' })
        .project({
          _id: 0,
          skus: '$lines.sku',
          big: $.filter({ input: '$lines', as: 'line', cond: $.gte(['$$line.qty', 5]) }),
          size: $.size('$lines'),
          first: $.arrayElemAt(['$lines.sku', 0]),
          label: $.cond({ if: $.gt(['$fen', 500]), then: '多', else: '少' }),
          none: $.ifNull(['$missing', '无']),
          part: $.substr(['$by', 0, 1]),
          sum: $.reduce({ input: '$lines', initialValue: 0, in: $.add(['$$value', '$$this.qty']) }),
        }),
    )
    expect(made).toEqual({
      skus: ['s0', 's1'],
      big: [
        { sku: 's0', qty: 5 },
        { sku: 's1', qty: 5 },
      ],
      size: 2,
      first: 's0',
      label: '多',
      none: '无',
      part: 'l',
      sum: 10,
    })
  })
})
