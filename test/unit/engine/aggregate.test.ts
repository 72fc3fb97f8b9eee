import { Aggregation } from '../../../local/cloud/engine/aggregate'
import type { Document } from '../../../local/cloud/engine/values'
import { ascending, refusalOf, World } from './world'

let world: World
beforeAll(() => {
  world = new World()
  world.indexes(ascending('state', 'at'))
  world.insert(
    {
      _id: 1,
      state: 'new',
      at: 3,
      lines: [
        { sku: 'egg', qty: 2 },
        { sku: 'tomato', qty: 1 },
      ],
      name: '王楼镇',
    },
    { _id: 2, state: 'paid', at: 1, lines: [{ sku: 'egg', qty: 5 }], name: 'élan' },
    { _id: 3, state: 'paid', at: 2, lines: [], when: new Date(Date.UTC(2026, 0, 4)) },
    { _id: 4, state: 'done', at: '9', ref: 2 },
  )
  world.batch(() => {
    const skus = world.store.createCollection('skus')
    world.writer.insert(
      skus,
      [
        { _id: 'egg', price: 100 },
        { _id: 'tomato', price: 350 },
      ],
      100,
    )
  })
})
afterAll(() => {
  world.close()
})

function run(...stages: Document[]): Document[] {
  return new Aggregation(world.store).run('things', stages)
}

describe('stages', () => {
  test('group, unwind, project', () => {
    const totals = run(
      { $match: { state: { $in: ['new', 'paid'] } } },
      { $unwind: '$lines' },
      { $group: { _id: '$lines.sku', qty: { $sum: '$lines.qty' } } },
      { $sort: { _id: 1 } },
      { $project: { _id: 0, sku: '$_id', qty: 1 } },
    )
    expect(totals).toEqual([
      { qty: 7, sku: 'egg' },
      { qty: 1, sku: 'tomato' },
    ])
  })

  test('sort goes by type first, as everywhere', () => {
    expect(run({ $sort: { at: -1 } }).map(({ _id }) => _id)).toEqual([4, 1, 3, 2])
    expect(run({ $addFields: { x: 1 } }, { $sort: { at: 1 } }).map(({ _id }) => _id)).toEqual([2, 3, 1, 4])
  })

  test('the first match, sort, skip and limit use the indexes', () => {
    const aggregation = new Aggregation(world.store)
    const found = aggregation.run('things', [
      { $match: { state: 'paid' } },
      { $sort: { at: -1 } },
      { $skip: 1 },
      { $limit: 1 },
    ])
    expect(found.map(({ _id }) => _id)).toEqual([2])
    expect(aggregation.cost).toEqual({ scanned: 0, sorted: 0 })
  })

  test('skip after limit is not taken for skip before limit', () => {
    expect(run({ $sort: { _id: 1 } }, { $limit: 2 }, { $skip: 1 }).map(({ _id }) => _id)).toEqual([2])
  })

  test('matches one after another are one query to the indexes', () => {
    const aggregation = new Aggregation(world.store)

    const found = aggregation.run('things', [
      { $match: { at: { $gte: 2 } } },
      { $match: { state: 'paid' } },
      { $match: { at: { $lte: 2 } } },
    ])

    expect(found.map(({ _id }) => _id)).toEqual([3])
    expect(aggregation.cost).toEqual({ scanned: 0, sorted: 0 })
  })

  test('count is a number, and nothing at all when nothing matches', () => {
    expect(run({ $match: { state: 'paid' } }, { $count: 'n' })).toEqual([{ n: 2 }])
    expect(run({ $match: { state: 'lost' } }, { $count: 'n' })).toEqual([])
  })

  test('lookup joins by a field, through arrays too', () => {
    const [first] = run(
      { $match: { _id: 1 } },
      { $lookup: { from: 'skus', localField: 'lines.sku', foreignField: '_id', as: 'goods' } },
    )
    expect(first?.['goods']).toEqual([
      { _id: 'egg', price: 100 },
      { _id: 'tomato', price: 350 },
    ])
  })

  test('lookup with a pipeline sees the variables of let', () => {
    const found = run(
      { $match: { _id: { $in: [1, 4] } } },
      {
        $lookup: {
          from: 'things',
          let: { wanted: '$ref' },
          pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$wanted'] } } }, { $project: { state: 1 } }],
          as: 'refs',
        },
      },
      { $sort: { _id: 1 } },
    )
    expect(found.map(({ refs }) => refs)).toEqual([[], [{ _id: 2, state: 'paid' }]])
  })

  test('a bucket begins with its boundary and ends before the next', () => {
    const buckets = (more: Document): Document[] =>
      run({ $match: { _id: { $lte: 3 } } }, { $bucket: { groupBy: '$at', boundaries: [1, 2, 4], ...more } })
    expect(buckets({})).toEqual([
      { _id: 1, count: 1 },
      { _id: 2, count: 2 },
    ])
    expect(buckets({ boundaries: [0, 2], default: 'more', output: { ids: { $push: '$_id' } } })).toEqual([
      { _id: 0, ids: [2] },
      { _id: 'more', ids: [1, 3] },
    ])
    expect(refusalOf(() => buckets({ boundaries: [0, 2] }))).toBeDefined()
    expect(refusalOf(() => buckets({ boundaries: [2, 0] }))).toBeDefined()
  })

  test('queries inside of other stages mean what they mean outside', () => {
    const found = run(
      { $match: { _id: 4 } },
      {
        $graphLookup: {
          from: 'things',
          startWith: '$ref',
          connectFromField: 'ref',
          connectToField: '_id',
          as: 'chain',
          restrictSearchWithMatch: { at: { $lte: 1 }, missing: null },
        },
      },
    )
    expect(found[0]?.['chain']).toMatchObject([{ _id: 2 }])
    expect(run({ $facet: { paid: [{ $match: { state: 'paid' } }, { $count: 'n' }] } })).toEqual([
      { paid: [{ n: 2 }] },
    ])
  })

  test('documents of the store are not changed by a pipeline', () => {
    run({ $addFields: { 'lines.0.qty': 99 } }, { $unset: 'state' })
    expect(world.find({ _id: 2 })[0]).toMatchObject({ state: 'paid', lines: [{ sku: 'egg', qty: 5 }] })
  })
})

describe('expressions where MongoDB and the library differ', () => {
  const value = (expression: unknown, _id = 1): unknown =>
    run({ $match: { _id } }, { $project: { value: expression } })[0]?.['value']

  test('weeks begin on Sunday, the days before the first one are week 0', () => {
    expect(value({ $week: '$when' }, 3)).toBe(1)
    expect(value({ $week: new Date(Date.UTC(2026, 0, 3)) })).toBe(0)
    expect(value({ $week: '$missing' })).toBeNull()
  })

  test('positions and parts of strings', () => {
    expect(value({ $indexOfCP: ['$name', '镇'] })).toBe(2)
    expect(value({ $indexOfCP: ['$name', 'x'] })).toBe(-1)
    expect(value({ $indexOfCP: ['$missing', 'x'] })).toBeNull()
    expect(value({ $substr: ['$name', 3, -1] })).toBe('楼镇')
    expect(value({ $substrBytes: ['$name', 0, 3] })).toBe('王')
  })

  test('comparisons order types, and missing is below null', () => {
    expect(value({ $lt: [5, 'a'] })).toBe(true)
    expect(value({ $gt: [null, '$missing'] })).toBe(true)
    expect(
      value({
        $eq: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      }),
    ).toBe(false)
    expect(value({ $cmp: ['$at', 2] })).toBe(1)
  })
})

describe('a pipeline that cannot be is refused', () => {
  const wrong: Document[][] = [
    [{ $nothing: 1 }],
    [{ $match: 5 }],
    [{ $match: {}, $sort: {} }],
    [{}],
    [{ $group: { total: { $sum: 1 } } }],
    [{ $project: { x: { $nothing: 1 } } }],
    [{ $out: 'things' }],
    [{ $merge: 'things' }],
    [{ $project: { x: { $function: { body: 'return 1', args: [], lang: 'js' } } } }],
    [{ $match: { $where: 'true' } }],
    [{ $addFields: { '__proto__.polluted': 1 } }],
    [{ $limit: 'x' }],
    [{ $limit: 0 }],
    [{ $skip: -1 }],
    [{ $sort: { a: 2 } }],
    [{ $lookup: { from: 5 } }],
    [{ $geoNear: { near: 'here' } }],
    Array.from({ length: 200 }, () => ({ $match: {} })),
  ]
  test.each(wrong.map((stages) => [JSON.stringify(stages).slice(0, 80), stages] as const))(
    '%s',
    (_shown, stages) => {
      expect(refusalOf(() => run(...stages))).toBeDefined()
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    },
  )
})
