import { Search } from '../../../local/cloud/engine/find'
import type { Document } from '../../../local/cloud/engine/values'
import { ascending, World } from './world'

const range = (length: number): number[] => Array.from({ length }, (_, i) => i)

let world: World
beforeEach(() => {
  world = new World()
})
afterEach(() => {
  world.close()
})

describe('a sorted list with a limit', () => {
  const orders = Array.from({ length: 3000 }, (_, i) => ({
    _id: `o${i}`,
    community: i % 2 === 0 ? 'xinglong' : 'yulan',
    watchers: [`p${i % 10}`, `q${i % 7}`],
    state: ['new', 'paid', 'done'][i % 3],
    at: (i * 7919) % 3000,
  }))

  test('reads no more than the page from an index whose equality is on an array', () => {
    world.indexes({
      name: 'mine',
      keys: [
        ['community', 1],
        ['watchers', 1],
        ['at', -1],
      ],
    })
    world.insert(...orders)
    const search = new Search(world.store, world.things)
    const page = search.find({ community: 'xinglong', watchers: 'p4' }, { sort: [['at', -1]], limit: 5 })
    const expected = orders
      .filter(({ community, watchers }) => community === 'xinglong' && watchers.includes('p4'))
      .sort((a, b) => b.at - a.at)
      .slice(0, 5)
    expect(page.map(({ entry }) => entry.document['_id'])).toEqual(expected.map(({ _id }) => _id))
    expect(search.cost).toEqual({ scanned: 0, sorted: 0 })
  })

  test('merges the ranges of several values into one order', () => {
    world.indexes({
      name: 'byState',
      keys: [
        ['state', 1],
        ['at', -1],
      ],
    })
    world.insert(...orders)
    const search = new Search(world.store, world.things)
    const found = search.find({ state: { $in: ['new', 'done'] } }, { sort: [['at', 1]], skip: 3, limit: 10 })
    const expected = orders
      .filter(({ state }) => state !== 'paid')
      .sort((a, b) => a.at - b.at)
      .slice(3, 13)
    expect(found.map(({ entry }) => entry.document['_id'])).toEqual(expected.map(({ _id }) => _id))
    expect(search.cost.sorted).toBe(0)
  })

  test('is not taken from an index whose sorted field holds arrays, where one document has several places', () => {
    world.indexes(ascending('watchers'))
    world.insert(...orders.slice(0, 50))
    const search = new Search(world.store, world.things)
    const found = search.find({}, { sort: [['watchers', -1]] })
    expect(found).toHaveLength(50)
    expect(search.cost.sorted).toBe(50)
  })
})

describe('sort order', () => {
  const mixed: Document[] = [
    { _id: 'date', v: new Date(0) },
    { _id: 'true', v: true },
    { _id: 'false', v: false },
    { _id: 'document', v: { a: 1 } },
    { _id: 'string', v: 'a' },
    { _id: 'two', v: 2 },
    { _id: 'nan', v: Number.NaN },
    { _id: 'null', v: null },
    { _id: 'missing' },
    { _id: 'empty', v: [] },
    { _id: 'array', v: [9, 1] },
  ]
  const rising = [
    'empty',
    'null',
    'missing',
    'nan',
    'array',
    'two',
    'string',
    'document',
    'false',
    'true',
    'date',
  ]

  test('goes by type first; of an array its smallest element counts', () => {
    world.insert(...mixed)
    expect(world.ids({}, { sort: [['v', 1]] })).toEqual(rising)
  })

  test('downwards the largest element of an array counts', () => {
    world.insert({ _id: 'a', v: [1, 9] }, { _id: 'b', v: 5 }, { _id: 'c', v: [2] })
    expect(world.ids({}, { sort: [['v', -1]] })).toEqual(['a', 'b', 'c'])
    expect(world.ids({}, { sort: [['v', 1]] })).toEqual(['a', 'c', 'b'])
  })

  test('is the same from an index', () => {
    world.indexes(ascending('v'))
    world.insert(...mixed.filter(({ v }) => !Array.isArray(v)))
    const search = new Search(world.store, world.things)
    const ids = search.find({}, { sort: [['v', 1]] }).map(({ entry }) => entry.document['_id'])
    expect(ids).toEqual(rising.filter((id) => id !== 'empty' && id !== 'array'))
    expect(search.cost.sorted).toBe(0)
  })
})

describe('an index answers no more and no less than the collection', () => {
  test('negations do not use it', () => {
    world.indexes(ascending('a'))
    world.insert({ _id: 1, a: 1 }, { _id: 2, a: [1, 2] }, { _id: 3 }, { _id: 4, a: 'x' })
    expect(world.ids({ a: { $ne: 1 } })).toEqual([3, 4])
    expect(world.ids({ a: { $nin: [1, 'x'] } })).toEqual([3])
    expect(world.ids({ a: { $not: { $gt: 0 } } })).toEqual([3, 4])
  })

  test('both ends of a range on an array may be met by different elements', () => {
    world.indexes(ascending('a'))
    world.insert({ _id: 1, a: [1, 9] }, { _id: 2, a: 5 })
    expect(world.ids({ a: { $gt: 4, $lt: 6 } }).sort()).toEqual([1, 2])
    expect(world.ids({ a: { $elemMatch: { $gt: 4, $lt: 6 } } })).toEqual([])
  })

  test('fields of one element may be arrays with a value for either end', () => {
    world.indexes(ascending('a.b'))
    world.insert({ _id: 1, a: [{ b: [1, 9] }] }, { _id: 2, a: [{ b: 5 }] })
    expect(world.ids({ a: { $elemMatch: { b: { $gt: 4, $lt: 6 } } } }).sort()).toEqual([1, 2])
  })

  test('a sparse index does not hide documents without the field', () => {
    world.indexes({ name: 'phone', keys: [['phone', 1]], sparse: true })
    world.insert({ _id: 1 }, { _id: 2, phone: '5' }, { _id: 3, phone: null })
    expect(world.ids({ phone: null })).toEqual([1, 3])
    expect(world.ids({ phone: { $in: [null, '5'] } })).toEqual([1, 2, 3])
    expect(world.ids({}, { sort: [['phone', 1]] })).toEqual([1, 3, 2])
    expect(world.ids({ phone: '5' })).toEqual([2])
  })

  test('every branch of $or has an index, or the collection is read', () => {
    world.indexes(ascending('a'), ascending('b'))
    world.insert({ _id: 1, a: 1 }, { _id: 2, b: 1 }, { _id: 3, a: 1, b: 1 }, { _id: 4, c: 1 })
    const search = new Search(world.store, world.things)
    expect(search.find({ $or: [{ a: 1 }, { b: 1 }] })).toHaveLength(3)
    expect(search.cost.scanned).toBe(0)
    expect(world.ids({ $or: [{ a: 1 }, { c: 1 }] })).toEqual([1, 3, 4])
  })

  test('patterns with a fixed beginning find all that begin so, in any alphabet', () => {
    world.indexes(ascending('name'))
    const names = ['王', '王楼', '王楼镇', '玉兰', 'wang', 'a.b', 'axb', 'ab']
    world.insert(...names.map((name) => ({ _id: name, name })))
    expect(world.ids({ name: /^王楼/ }).sort()).toEqual(['王楼', '王楼镇'])
    expect(world.ids({ name: /^王楼?/ }).sort()).toEqual(['王', '王楼', '王楼镇'])
    expect(world.ids({ name: /^a\.b/ })).toEqual(['a.b'])
    expect(world.ids({ name: /^WANG/i })).toEqual(['wang'])
    expect(world.ids({ name: /^王|^玉/ })).toHaveLength(4)
  })

  test('an empty $in finds nothing and reads nothing', () => {
    world.indexes(ascending('a'))
    world.insert({ _id: 1, a: 1 })
    const search = new Search(world.store, world.things)
    expect(search.find({ a: { $in: [] } })).toEqual([])
    expect(search.cost.scanned).toBe(0)
  })
})

describe('counting', () => {
  test('takes the number from the index alone where the index says all', () => {
    world.indexes(ascending('a', 'b'))
    world.insert(...Array.from({ length: 40 }, (_, i) => ({ _id: i, a: i % 2, b: i })))
    const read = jest.spyOn(world.store, 'read')
    expect(world.count({ a: 1, b: { $gte: 20, $lt: 30 } })).toBe(5)
    expect(world.count({ a: { $in: [0, 1] } })).toBe(40)
    expect(world.count({})).toBe(40)
    expect(read).not.toHaveBeenCalled()
    expect(world.count({ a: 1, c: null })).toBe(20)
    expect(read).toHaveBeenCalled()
  })

  test('counts a document with several matching elements once', () => {
    world.indexes(ascending('tags'))
    world.insert({ _id: 1, tags: ['a', 'b'] }, { _id: 2, tags: ['b'] })
    expect(world.count({ tags: { $in: ['a', 'b'] } })).toBe(2)
    expect(world.count({ tags: 'b' })).toBe(2)
  })
})

describe('choosing an index', () => {
  function chosen(query: Document, sort: [string, 1 | -1][] = []): { scanned: number; sorted: number } {
    const search = new Search(world.store, world.things)
    search.find(query, { sort })
    return search.cost
  }

  test('prefers more equalities, then a range, then an order', () => {
    world.indexes(ascending('a', 'at'), ascending('a', 'b'))
    world.insert(...Array.from({ length: 60 }, (_, i) => ({ _id: i, a: 1, b: i % 6, at: -i })))
    expect(chosen({ a: 1 }, [['at', 1]])).toEqual({ scanned: 0, sorted: 0 })
    expect(chosen({ a: 1, b: 3 }, [['at', 1]])).toEqual({ scanned: 0, sorted: 10 })
  })

  test('of two that look alike takes the one with fewer keys to read', () => {
    world.indexes(ascending('community', 'state'), ascending('community', 'person'))
    world.insert(...range(200).map((i) => ({ _id: i, community: 'x', state: 'new', person: `p${i % 40}` })))
    const read = jest.spyOn(world.store, 'read')
    expect(world.ids({ community: 'x', state: 'new', person: 'p7' })).toEqual([7, 47, 87, 127, 167])
    expect(read).toHaveBeenCalledTimes(5)
  })

  test('takes a phone number before "the latest first"', () => {
    world.indexes(ascending('community', 'at'), ascending('community', 'phone'))
    world.insert(...range(2000).map((i) => ({ _id: i, community: 'x', at: -i, phone: `p${i % 500}` })))
    const read = jest.spyOn(world.store, 'read')
    const query = { community: 'x', phone: 'p3', at: { $lt: 0 } }
    expect(world.ids(query, { sort: [['at', 1]], limit: 20 })).toEqual([1503, 1003, 503, 3])
    expect(read).toHaveBeenCalledTimes(4)
    read.mockClear()
    expect(world.ids({ community: 'x', state: null }, { sort: [['at', 1]], limit: 2 })).toEqual([1999, 1998])
    expect(read).toHaveBeenCalledTimes(2)
  })

  test('a page stops at its last row, also without an index', () => {
    world.insert(...range(200).map((i) => ({ _id: i, even: i % 2 === 0 })))
    const search = new Search(world.store, world.things)
    expect(search.find({ even: true }, { limit: 5 })).toHaveLength(5)
    expect(search.cost.scanned).toBe(9)
  })
})
