import { join } from 'node:path'
import { Search } from '../../../local/cloud/engine/find'
import { openConnection, type Connection, type Statement } from '../../../local/cloud/engine/sqlite'
import { compileUpdate } from '../../../local/cloud/engine/update/apply'
import type { Document } from '../../../local/cloud/engine/values'
import { ascending, temporaryFolder, World } from './world'

const folder = temporaryFolder()
afterAll(() => {
  folder.remove()
})

/** A connection that refuses to commit while `failing` says so, as on a full disk. */
function unreliable(file: string): Connection & { failing: boolean } {
  const real = openConnection(file)
  const connection = {
    failing: false,
    exec: (sql: string) => {
      real.exec(sql)
    },
    prepare: (sql: string): Statement => {
      const statement = real.prepare(sql)
      if (sql !== 'COMMIT') return statement
      const run = (): unknown => {
        if (connection.failing) throw new Error('database or disk is full')
        return statement.run()
      }
      return { run, get: run, all: () => [] }
    },
    close: () => {
      real.close()
    },
  }
  return connection
}

function set(world: World, query: Document, update: Document): number {
  const options = { multi: true, growth: 100 }
  return world.writer.update(world.things, query, compileUpdate(update, query, 0), options).updated
}

describe('one request of a batch', () => {
  test('that fails midway leaves nothing, and nothing of the others is lost', () => {
    const world = new World()
    world.indexes({ name: 'n', keys: [['n', 1]], unique: true })
    world.insert({ _id: 'a', n: 1 }, { _id: 'b', n: 2 }, { _id: 'c', n: 3 })
    world.store.attempt(() => {
      world.writer.insert(world.things, [{ _id: 'd', n: 4 }], 50)
    })
    // a becomes 10, then b would become 10 as well.
    expect(() => world.store.attempt(() => set(world, {}, { $set: { n: 10 } }))).toThrow(
      'E11000 duplicate key error collection: things index: n',
    )
    world.store.attempt(() => set(world, { _id: 'c' }, { $set: { n: 30 } }))
    world.store.commit()
    expect(world.find({}).map(({ n }) => n)).toEqual([1, 2, 30, 4])
    expect(world.ids({ n: 10 })).toEqual([])
    expect(world.ids({ n: 1 })).toEqual(['a'])
    world.close()
  })

  test('sees what earlier requests of the same batch wrote', () => {
    const world = new World()
    world.indexes(ascending('n'))
    world.store.attempt(() => {
      world.writer.insert(world.things, [{ _id: 'a', n: 1 }], 50)
    })
    expect(world.ids({ n: 1 })).toEqual(['a'])
    expect(world.ids({ m: null })).toEqual(['a'])
    expect(world.count({})).toBe(1)
    world.store.attempt(() => set(world, { _id: 'a' }, { $set: { n: 2 } }))
    expect(world.ids({ n: 1 })).toEqual([])
    expect(world.ids({ n: 2 })).toEqual(['a'])
    world.store.attempt(() => world.writer.remove(world.things, {}, { multi: true }))
    expect(world.count({})).toBe(0)
    expect(world.find({})).toEqual([])
    world.close()
  })
})

describe('a commit that fails', () => {
  test('undoes the whole batch in memory as well as in the file', () => {
    const connection = unreliable(join(folder.path, 'failing.sqlite'))
    const world = new World(connection)
    world.indexes(ascending('tags'))
    world.insert({ _id: 'a', tags: 'x' })
    const before = { lastRow: world.things.lastRow, multikey: false }

    connection.failing = true
    world.store.attempt(() => set(world, { _id: 'a' }, { $set: { tags: ['x', 'y'] } }))
    world.store.attempt(() => {
      world.writer.insert(world.things, [{ _id: 'b' }], 20)
      world.store.createCollection('others')
    })
    const transaction = world.store.attempt(() => world.transactions.start())
    expect(() => {
      world.store.commit()
    }).toThrow('disk is full')
    connection.failing = false

    expect(world.find({})).toEqual([{ _id: 'a', tags: 'x' }])
    expect(world.ids({ tags: 'y' })).toEqual([])
    expect(world.store.names()).toEqual(['things'])
    expect(world.things.lastRow).toBe(before.lastRow)
    expect(world.things.indexes.at(-1)?.components[0]?.multikey).toBe(before.multikey)
    expect(() => world.transactions.need(transaction)).toThrow('Transaction does not exist')
    world.insert({ _id: 'c' })
    expect(world.ids({})).toEqual(['a', 'c'])
    world.close()
  })

  test('gives a transaction back its locks, so that it may commit once more', () => {
    const connection = unreliable(join(folder.path, 'transaction.sqlite'))
    const world = new World(connection)
    world.insert({ _id: 'a', n: 1 })
    const id = world.batch(() => world.transactions.start())
    const change = (): void => {
      const transaction = world.transactions.need(id)
      const entry = world.transactions.read(transaction, world.things, 'a')
      if (!entry) throw new Error('the document is there')
      world.transactions.write(transaction, world.things, 'a', undefined)
    }
    world.batch(change)
    connection.failing = true
    expect(() =>
      world.batch(() => {
        world.transactions.commit(world.transactions.need(id))
      }),
    ).toThrow('disk is full')
    connection.failing = false
    expect(world.ids({})).toEqual(['a'])
    expect(() => {
      world.transactions.assertUnlocked(world.things, 'a')
    }).toThrow('locked')
    world.batch(() => {
      world.transactions.commit(world.transactions.need(id))
    })
    expect(world.ids({})).toEqual([])
    world.close()
  })
})

describe('after a restart', () => {
  test('documents, indexes and their arrays are as they were', () => {
    const file = join(folder.path, 'restart.sqlite')
    const first = new World(openConnection(file))
    first.indexes(ascending('tags', 'at'))
    first.insert({ _id: 1, tags: ['x', 'y'], at: new Date(5) }, { _id: 2, tags: 'x', at: Number.NaN })
    first.close()
    const second = new World(openConnection(file))
    expect(second.find({ tags: 'x' })).toEqual([
      { _id: 2, tags: 'x', at: Number.NaN },
      { _id: 1, tags: ['x', 'y'], at: new Date(5) },
    ])
    expect(second.things.indexes[1]?.components.map(({ multikey }) => multikey)).toEqual([true, false])
    second.insert({ _id: 3 })
    expect(second.count({})).toBe(3)
    second.close()
  })

  test('a second local cloud on the same file is refused', () => {
    const file = join(folder.path, 'twice.sqlite')
    const world = new World(openConnection(file))
    world.insert({ _id: 1 })
    expect(() => new World(openConnection(file))).toThrow()
    world.close()
  })
})

describe('index declarations', () => {
  test('are built over what is there, rebuilt when they change, and dropped when they are gone', () => {
    const world = new World()
    world.insert({ _id: 1, a: 1, b: 2 })
    const cost = (query: Document): number => {
      const search = new Search(world.store, world.things)
      search.find(query)
      return search.cost.scanned
    }
    world.indexes({ name: 'i', keys: [['a', 1]] })
    expect(cost({ a: 1 })).toBe(0)
    world.indexes({ name: 'i', keys: [['b', 1]] })
    expect([cost({ a: 1 }), cost({ b: 2 })]).toEqual([1, 0])
    world.indexes()
    expect(cost({ b: 2 })).toBe(1)
    expect(cost({ _id: 1 })).toBe(0)
    world.close()
  })

  test('a unique one over doubles is refused and leaves no trace', () => {
    const world = new World()
    world.insert({ _id: 1, a: 1 }, { _id: 2, a: 1 })
    expect(() => {
      world.indexes({ name: 'a', keys: [['a', 1]], unique: true })
    }).toThrow('E11000')
    expect(world.things.indexes).toHaveLength(1)
    expect(world.ids({ a: 1 })).toEqual([1, 2])
    world.close()
  })

  test('unique means one document per combination; sparse leaves out those without the field', () => {
    const world = new World()
    world.indexes(
      {
        name: 'pair',
        keys: [
          ['a', 1],
          ['b', 1],
        ],
        unique: true,
      },
      { name: 'phone', keys: [['phone', 1]], unique: true, sparse: true },
    )
    world.insert({ _id: 1, a: 1, b: 1 }, { _id: 2, a: 1, b: 2 }, { _id: 3, a: 2, b: 1, phone: '5' })
    expect(() => {
      world.insert({ _id: 4, a: 1, b: 2 })
    }).toThrow('index: pair dup key: { a: 1, b: 2 }')
    expect(() => {
      world.insert({ _id: 4, a: 4, phone: '5' })
    }).toThrow('index: phone')
    expect(world.count({})).toBe(3)
    world.close()
  })

  test('two arrays in one index are refused, as the service does', () => {
    const world = new World()
    world.indexes(ascending('a', 'b'))
    expect(() => {
      world.insert({ _id: 1, a: [1], b: [1] })
    }).toThrow('cannot index parallel arrays')
    expect(world.count({})).toBe(0)
    world.close()
  })
})

test('a document over 16 MB is refused however it grows', () => {
  const world = new World()
  const megabyte = 'x'.repeat(1024 * 1024)
  world.insert({ _id: 1, list: [] })
  const push = { $push: { list: { $each: [megabyte, megabyte, megabyte, megabyte] } } }
  const grow = (): number =>
    world.batch(() =>
      world.writer.update(world.things, { _id: 1 }, compileUpdate(push, {}, 0), {
        multi: false,
        growth: 4_200_000,
      }),
    ).updated
  expect([grow(), grow(), grow()]).toEqual([1, 1, 1])
  expect(grow).toThrow('16777216')
  expect(world.find({})[0]?.['list']).toHaveLength(12)
  world.close()
})
