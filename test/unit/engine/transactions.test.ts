import { Entry } from '../../../local/cloud/engine/cache'
import { LockedError } from '../../../local/cloud/engine/errors'
import type { Transaction } from '../../../local/cloud/engine/transactions'
import type { Document } from '../../../local/cloud/engine/values'
import { refusalOf, World } from './world'

let world: World
beforeEach(() => {
  world = new World()
  world.insert({ _id: 'a', n: 1 }, { _id: 'b', n: 2 })
})
afterEach(() => {
  jest.useRealTimers()
  world.close()
})

/** A transaction as a client uses it: every step is a request with a commit of its own. */
class Client {
  readonly id = world.batch(() => world.transactions.start())

  private step<T>(run: (transaction: Transaction) => T): T {
    return world.batch(() => run(world.transactions.need(this.id)))
  }

  read(id: string): Document | undefined {
    return this.step((transaction) => world.transactions.read(transaction, world.things, id)?.document)
  }

  write(id: string, document: Document): void {
    this.step((transaction) => {
      world.transactions.write(transaction, world.things, id, Entry.ofDocument({ _id: id, ...document }, 100))
    })
  }

  insert(id: string, document: Document): void {
    this.step((transaction) => {
      world.transactions.insert(
        transaction,
        world.things,
        id,
        Entry.ofDocument({ _id: id, ...document }, 100),
      )
    })
  }

  remove(id: string): void {
    this.step((transaction) => {
      world.transactions.write(transaction, world.things, id, undefined)
    })
  }

  commit(): void {
    this.step((transaction) => {
      world.transactions.commit(transaction)
    })
  }
}

function plainSet(id: string, document: Document): void {
  world.batch(() => world.writer.set(world.things, { _id: id, ...document }, 100))
}

test('a transaction sees the database as it was at its first operation, and its own writes', () => {
  const client = new Client()
  plainSet('a', { n: 10 })
  expect(client.read('a')).toEqual({ _id: 'a', n: 10 })
  plainSet('b', { n: 20 })
  world.batch(() => world.writer.remove(world.things, { _id: 'a' }, { multi: false }))
  world.insert({ _id: 'c', n: 30 })
  expect(client.read('a')).toEqual({ _id: 'a', n: 10 })
  expect(client.read('b')).toEqual({ _id: 'b', n: 2 })
  expect(client.read('c')).toBeUndefined()
  client.insert('d', { n: 4 })
  expect(client.read('d')).toEqual({ _id: 'd', n: 4 })
})

test('nobody sees a write before the commit, everybody after it', () => {
  const client = new Client()
  client.write('a', { n: 100 })
  client.remove('b')
  client.insert('c', { n: 3 })
  expect(world.find({})).toEqual([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 2 },
  ])
  client.commit()
  expect(world.find({})).toEqual([
    { _id: 'a', n: 100 },
    { _id: 'c', n: 3 },
  ])
  expect(() => client.read('a')).toThrow('Transaction does not exist')
})

test('of two transactions that write one document the first wins, the second is told at once', () => {
  const first = new Client()
  const second = new Client()
  first.read('a')
  second.read('a')
  first.write('a', { n: 5 })
  expect(
    refusalOf(() => {
      second.write('a', { n: 6 })
    })?.code,
  ).toBe('DATABASE_TRANSACTION_CONFLICT')
  first.commit()
  expect(world.find({ _id: 'a' })).toEqual([{ _id: 'a', n: 5 }])
})

test('a document that changed after the snapshot cannot be written any more', () => {
  const client = new Client()
  client.read('b')
  plainSet('a', { n: 9 })
  expect(
    refusalOf(() => {
      client.write('a', { n: 5 })
    })?.code,
  ).toBe('DATABASE_TRANSACTION_CONFLICT')
})

test('a plain write is held back from a locked document until the transaction ends', () => {
  const client = new Client()
  client.write('a', { n: 5 })
  expect(() => {
    plainSet('a', { n: 7 })
  }).toThrow(LockedError)
  expect(() => world.batch(() => world.writer.remove(world.things, {}, { multi: true }))).toThrow('locked')
  plainSet('b', { n: 7 })
  client.commit()
  plainSet('a', { n: 7 })
  expect(world.find({}).map(({ n }) => n)).toEqual([7, 7])
})

test('a transaction left open is given up after thirty seconds', () => {
  jest.useFakeTimers()
  const client = new Client()
  client.write('a', { n: 5 })
  jest.advanceTimersByTime(29_000)
  expect(client.read('a')).toEqual({ _id: 'a', n: 5 })
  jest.advanceTimersByTime(1_000)
  expect(() => client.read('a')).toThrow('Transaction does not exist')
  plainSet('a', { n: 7 })
  expect(world.find({ _id: 'a' })).toEqual([{ _id: 'a', n: 7 }])
})

describe('unique keys', () => {
  beforeEach(() => {
    world.indexes({ name: 'n', keys: [['n', 1]], unique: true })
  })

  test('are kept against the database and against the own writes', () => {
    const client = new Client()
    expect(() => {
      client.insert('c', { n: 1 })
    }).toThrow('E11000 duplicate key error collection: things index: n')
    client.insert('d', { n: 7 })
    expect(() => {
      client.insert('e', { n: 7 })
    }).toThrow('E11000')
    expect(() => {
      client.insert('a', { n: 8 })
    }).toThrow('index: _id_')
  })

  test('may move from one document to another inside a transaction', () => {
    const client = new Client()
    client.write('a', { n: 50 })
    client.write('b', { n: 1 })
    client.commit()
    expect(world.ids({ n: 1 })).toEqual(['b'])
    expect(world.ids({ n: 50 })).toEqual(['a'])
  })

  test('that a transaction has taken are taken for everybody else', () => {
    const client = new Client()
    const other = new Client()
    client.insert('c', { n: 7 })
    expect(
      refusalOf(() => {
        other.insert('d', { n: 7 })
      })?.code,
    ).toBe('DATABASE_TRANSACTION_CONFLICT')
    expect(() => {
      world.insert({ _id: 'd', n: 7 })
    }).toThrow('locked')
    client.commit()
    expect(() => {
      world.insert({ _id: 'd', n: 7 })
    }).toThrow('E11000')
  })

  test('that appeared after the snapshot are a conflict, not a double', () => {
    const client = new Client()
    client.read('a')
    world.insert({ _id: 'c', n: 7 })
    expect(
      refusalOf(() => {
        client.insert('d', { n: 7 })
      })?.code,
    ).toBe('DATABASE_TRANSACTION_CONFLICT')
  })
})
