import { join } from 'node:path'
import fc from 'fast-check'
import { openDatabaseGateway, type DatabaseGateway, type Trip } from '../../../local/cloud/gateway'
import { temporaryFolder } from './world'

const folder = temporaryFolder()
let gateway: DatabaseGateway
let trips: Trip[]
let files = 0

beforeEach(async () => {
  trips = []
  const file = join(folder.path, `${files++}.sqlite`)
  gateway = openDatabaseGateway({
    file,
    now: () => Date.UTC(2026, 10, 23),
    onTrip: (trip) => trips.push(trip),
  })
  await gateway.ensureCollection('things')
})
afterEach(() => {
  gateway.close()
})
afterAll(() => {
  folder.remove()
})

type Body = Record<string, unknown>

function ask(action: string, body: Body = {}): Promise<Body> {
  return gateway.handle({ action: `database.${action}`, collectionName: 'things', ...body })
}

function add(...documents: object[]): Promise<Body> {
  return ask('insertDocument', { data: documents.map((document) => JSON.stringify(document)) })
}

function update(query: object, data: object, more: Body = {}): Promise<Body> {
  const body = { query: JSON.stringify(query), data: JSON.stringify(data), merge: true, multi: true, ...more }
  return ask('modifyDocument', body)
}

async function list(body: Body = {}): Promise<unknown[]> {
  const answer = (await ask('getDocument', body)) as { data: { list: string[] } }
  return answer.data.list.map((text) => JSON.parse(text) as unknown)
}

describe('the limits of the service', () => {
  test('a read answers 100 documents when it does not say how many, and never more than 1,000', async () => {
    await gateway.insertMany(
      'things',
      Array.from({ length: 1200 }, (_, n) => ({ n })),
    )
    expect(await list()).toHaveLength(100)
    expect(await list({ limit: 0 })).toHaveLength(100)
    expect(await list({ limit: 5000 })).toHaveLength(1000)
    expect(await list({ limit: 500, offset: 1000 })).toHaveLength(200)
  })
})

describe('errors have the form of the service', () => {
  const wrong: [code: string, body: Body][] = [
    ['INVALID_PARAM', { action: 'database.nothing' }],
    ['INVALID_PARAM', { action: 7 }],
    ['INVALID_PARAM', { action: 'database.getDocument', collectionName: 7 }],
    ['DATABASE_COLLECTION_NOT_EXIST', { action: 'database.getDocument', collectionName: 'nowhere' }],
    ['DATABASE_COLLECTION_NOT_EXIST', { action: 'database.getDocument', collectionName: '__proto__' }],
    ['DATABASE_COLLECTION_ALREADY_EXIST', { action: 'database.addCollection' }],
    [
      'DATABASE_REQUEST_FAILED',
      { action: 'database.addCollection', collectionName: "x'; DROP TABLE collections" },
    ],
    ['INVALID_PARAM', { action: 'database.getDocument', query: '{' }],
    ['INVALID_PARAM', { action: 'database.getDocument', query: '[1]' }],
    ['INVALID_PARAM', { action: 'database.getDocument', limit: -1 }],
    ['INVALID_PARAM', { action: 'database.getDocument', offset: '5' }],
    ['INVALID_PARAM', { action: 'database.getDocument', order: '{"a":2}' }],
    ['DATABASE_REQUEST_FAILED', { action: 'database.getDocument', query: '{"a":{"$nothing":1}}' }],
    ['DATABASE_REQUEST_FAILED', { action: 'database.getDocument', query: '{"__proto__":{"a":1}}' }],
    ['DATABASE_REQUEST_FAILED', { action: 'database.getDocument', projection: '{"a":1,"b":0}' }],
    ['INVALID_PARAM', { action: 'database.insertDocument', data: [] }],
    ['INVALID_PARAM', { action: 'database.insertDocument', data: ['[]'] }],
    ['INVALID_PARAM', { action: 'database.insertDocument', data: [5] }],
    ['DATABASE_REQUEST_FAILED', { action: 'database.insertDocument', data: ['{"$set":1}'] }],
    ['DATABASE_REQUEST_FAILED', { action: 'database.insertDocument', data: ['{"_id":[1]}'] }],
    [
      'INVALID_PARAM',
      { action: 'database.modifyDocument', data: '{"$set":{"a":1}}', merge: true, multi: true },
    ],
    ['INVALID_PARAM', { action: 'database.modifyDocument', query: '{}', merge: true }],
    ['INVALID_PARAM', { action: 'database.removeDocument', multi: true }],
    ['INVALID_PARAM', { action: 'database.aggregateDocuments', stages: 5 }],
    [
      'INVALID_PARAM',
      { action: 'database.aggregateDocuments', stages: [{ stageKey: '$match', stageValue: '{' }] },
    ],
    [
      'DATABASE_REQUEST_FAILED',
      { action: 'database.aggregateDocuments', stages: [{ stageKey: '$no', stageValue: '{}' }] },
    ],
    ['DATABASE_TRANSACTION_FAIL', { action: 'database.commitTransaction', transactionId: 'none' }],
    ['INVALID_PARAM', { action: 'database.commitTransaction' }],
    [
      'DATABASE_TRANSACTION_FAIL',
      { action: 'database.getDocument', transactionId: 'none', query: '{"_id":1}' },
    ],
  ]
  test.each(wrong)('%s for %j', async (code, body) => {
    const answer = await gateway.handle({ collectionName: 'things', ...body })
    expect(Object.keys(answer).sort()).toEqual(['code', 'message', 'requestId'])
    expect(answer['code']).toBe(code)
    expect(answer['message']).not.toMatch(/\bat .*\.ts|node_modules/)
  })

  test('whatever arrives is answered, pollutes nothing and leaves the database at work', async () => {
    const junk = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constantFrom(
        null,
        true,
        [],
        {},
        '',
        '{}',
        '[]',
        '{"$set":{}}',
        '{"a":{"$elemMatch":{"$not":null}}}',
      ),
      fc.json(),
      fc.constant('{"a":'.repeat(3000) + '1' + '}'.repeat(3000)),
      fc.constant('{"a":{"$numberInt":{"__proto__":{"polluted":1}}}}'),
    )
    const names = [
      'collectionName',
      'query',
      'data',
      'order',
      'offset',
      'limit',
      'projection',
      'stages',
      'multi',
    ] as const
    const action = fc.constantFrom(
      ...['getDocument', 'insertDocument', 'modifyDocument', 'modifyAndReturnDoc', 'removeDocument'],
      ...['calculateDocument', 'aggregateDocuments', 'addCollection', 'commitTransaction'],
    )
    const body = fc.dictionary(fc.constantFrom(...names), junk, { noNullPrototype: true })
    await fc.assert(
      fc.asyncProperty(action, body, async (name, fields) => {
        const answer = await ask(name, { merge: true, ...fields })
        expect(typeof answer['requestId']).toBe('string')
        expect(({} as Body)['polluted']).toBeUndefined()
      }),
      { numRuns: 500 },
    )
    expect(await add({ fine: true })).toMatchObject({ data: { n: 1 } })
  })
})

describe('requests that arrive together', () => {
  test('share a commit, and one that fails does not touch the others', async () => {
    await gateway.ensureCollection('things', [{ name: 'n', keys: [['n', 1]], unique: true }])
    const answers = await Promise.all([
      add({ n: 1 }),
      add({ n: 1 }, { n: 2 }),
      add({ n: 3 }),
      add({ n: 4 }, { n: 3 }),
    ])
    expect(answers.map(({ code }) => code)).toEqual([
      undefined,
      'DATABASE_REQUEST_FAILED',
      undefined,
      'DATABASE_REQUEST_FAILED',
    ])
    expect(answers[1]?.['message']).toMatch(
      /E11000 duplicate key error collection: things index: n dup key: { n: 1 }/,
    )
    expect((await list()).map((one) => (one as { n: number }).n)).toEqual([1, 3])
  })

  test('an update of many documents that fails at one of them changes none', async () => {
    await add({ _id: 'a', n: 1 }, { _id: 'b', n: 'text' }, { _id: 'c', n: 3 })
    expect(await update({}, { $inc: { n: 1 } })).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    expect(await list()).toEqual([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 'text' },
      { _id: 'c', n: 3 },
    ])
  })
})

describe('writes', () => {
  test('an update answers how many documents it found, changed by it or not', async () => {
    await add({ _id: 1, n: 1 }, { _id: 2, n: 2 })
    expect(await update({}, { $max: { n: 2 } })).toMatchObject({ data: { updated: 2 } })
    expect(await update({}, { $inc: { n: 1 } }, { multi: false })).toMatchObject({ data: { updated: 1 } })
    expect(await update({ n: 99 }, { $inc: { n: 1 } })).toMatchObject({ data: { updated: 0 } })
  })

  test('set makes the document or replaces it as a whole', async () => {
    const set = (data: object): Promise<Body> =>
      ask('modifyDocument', { query: '{"_id":"x"}', data: JSON.stringify(data), merge: false, upsert: true })
    expect(await set({ a: 1 })).toMatchObject({ data: { updated: 0, upsert_id: 'x' } })
    expect(await set({ b: 2 })).toMatchObject({ data: { updated: 1, upsert_id: null } })
    expect(await list()).toEqual([{ _id: 'x', b: 2 }])
  })

  test('a plain write waits for a transaction that holds the document', async () => {
    await add({ _id: 'a', n: 1 })
    const { transactionId } = await ask('startTransaction')
    await update({ _id: 'a' }, { $set: { n: 5 } }, { transactionId })
    const waiting = update({ _id: 'a' }, { $inc: { n: 1 } })
    expect(await list()).toEqual([{ _id: 'a', n: 1 }])
    await ask('commitTransaction', { transactionId })
    expect(await waiting).toMatchObject({ data: { updated: 1 } })
    expect(await list()).toEqual([{ _id: 'a', n: 6 }])
  })

  test('a transaction takes operations on single documents only', async () => {
    const { transactionId } = await ask('startTransaction')
    const answer = await ask('getDocument', { transactionId, query: '{"n":1}' })
    expect(answer).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  })
})

describe('onTrip', () => {
  test('is told of every operation once, with who asked and how long it took', async () => {
    const call = { function: 'groupbuy', action: 'placeOrder' }
    await gateway.handle(
      { action: 'database.insertDocument', collectionName: 'things', data: ['{"a":1}'] },
      call,
    )
    await ask('getDocument', { query: '{"a":{"$bad":1}}' })
    expect(trips.every(({ ms }) => ms > 0)).toBe(true)
    expect(trips.map((trip) => ({ ...trip, ms: 0 }))).toEqual([
      { call, operation: 'insertDocument', collection: 'things', ms: 0, conflict: false },
      { operation: 'getDocument', collection: 'things', ms: 0, conflict: false },
    ])
  })

  test('is told of conflicts', async () => {
    await add({ _id: 'a' })
    const [one, other] = await Promise.all([ask('startTransaction'), ask('startTransaction')])
    await update({ _id: 'a' }, { $set: { n: 1 } }, { transactionId: one?.['transactionId'] })
    await update({ _id: 'a' }, { $set: { n: 2 } }, { transactionId: other?.['transactionId'] })
    expect(trips.at(-1)).toMatchObject({ operation: 'modifyDocument', conflict: true })
  })

  test('is told the shape of queries that no index served, without their values', async () => {
    await gateway.ensureCollection('things', [{ name: 'a', keys: [['a', 1]] }])
    await gateway.insertMany(
      'things',
      Array.from({ length: 1500 }, (_, n) => ({ a: n % 3, b: n })),
    )
    const shapes = async (body: Body): Promise<string | undefined> => {
      await ask('getDocument', body)
      return trips.at(-1)?.unindexed
    }
    expect(await shapes({ query: '{"a":1}' })).toBeUndefined()
    expect(await shapes({ query: '{"b":{"$gt":5,"$lt":1400},"c":"x"}', order: '{"b":-1}' })).toBe(
      '{b:$gt,$lt,c} sort {b:-1}',
    )
    expect(await shapes({ order: '{"b":1}' })).toBe('{} sort {b:1}')
    expect(await shapes({ query: '{"a":1}', order: '{"b":1}' })).toBeUndefined()
    expect(await shapes({})).toBeUndefined()
    await ask('calculateDocument', { query: '{"$or":[{"b":1},{"c":null}]}' })
    expect(trips.at(-1)?.unindexed).toBe('{$or[{b},{c}]}')
  })
})

test('what the gateway hands out inside the process are copies', async () => {
  await gateway.insertMany('things', [{ _id: 'a', at: new Date(5), list: [1] }])
  const [first] = await gateway.find('things', { _id: 'a' })
  expect(first).toEqual({ _id: 'a', at: new Date(5), list: [1] })
  ;(first?.['list'] as number[]).push(2)
  expect(await gateway.find('things', {}, { sort: { _id: 1 }, limit: 1 })).toEqual([
    { _id: 'a', at: new Date(5), list: [1] },
  ])
  expect(gateway.collections()).toEqual(['things'])
})
