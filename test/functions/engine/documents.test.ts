import { failureOf, GatewayProcess, range } from './gateway-process'
import type { Commands, Database } from './sdk'

let gateway: GatewayProcess
let db: Database
let _: Commands
beforeAll(async () => {
  gateway = await GatewayProcess.start()
  db = gateway.database()
  _ = db.command
  await db.createCollection('notes')
})
afterAll(() => gateway.stop())
beforeEach(async () => {
  await notes().where({}).remove()
})

const notes = () => db.collection('notes')

describe('documents over the SDK', () => {
  test('get an id when they have none, and keep their own', async () => {
    const { id } = await notes().add({ text: 'a' })
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect((await notes().add({ _id: 'mine', text: 'b' })).id).toBe('mine')
    expect((await notes().doc('mine').get()).data).toEqual([{ _id: 'mine', text: 'b' }])
    expect((await notes().doc('nobody').get()).data).toEqual([])
  })

  test('come in many at once, all or none', async () => {
    await notes().add(range(5).map((n) => ({ _id: `n${n}` })))
    const again = await failureOf(notes().add([{ _id: 'new' }, { _id: 'n3' }]))
    expect(again.code).toBe('DATABASE_REQUEST_FAILED')
    expect(again.message).toContain('E11000 duplicate key error collection: notes index: _id_')
    expect((await notes().count()).total).toBe(5)
  })

  test('keep every kind of value', async () => {
    const at = new Date()
    const document = {
      _id: 'all',
      text: '兴隆社区',
      number: 3.5,
      big: 2 ** 40,
      yes: true,
      none: null,
      at,
      list: [1, [2, 3], { deep: { at } }],
      empty: {},
      'key.': 'a dot at the end',
    }
    await notes().add(document)
    expect((await notes().doc('all').get()).data[0]).toEqual(document)
  })

  test('are made or replaced by set', async () => {
    expect(await notes().doc('x').set({ a: 1, b: 2 })).toMatchObject({ upsertedId: 'x' })
    expect(await notes().doc('x').set({ a: 1 })).toMatchObject({ updated: 1, upsertedId: null })
    expect(await notes().doc('x').set({ a: 1 })).toMatchObject({ updated: 1 })
    expect((await notes().get()).data).toEqual([{ _id: 'x', a: 1 }])
  })

  test('are updated one by one or all that a query finds', async () => {
    await notes().add(range(4).map((n) => ({ _id: `n${n}`, even: n % 2 === 0, seen: 0 })))
    expect(await notes().doc('n1').update({ seen: 5 })).toMatchObject({ updated: 1 })
    expect(await notes().doc('nobody').update({ seen: 5 })).toMatchObject({ updated: 0 })
    expect(
      await notes()
        .where({ even: true })
        .update({ seen: _.inc(1) }),
    ).toMatchObject({ updated: 2 })
    const one = await notes().where({ even: true }).options({ multiple: false }).update({ seen: 9 })
    expect(one.updated).toBe(1)
    const seen = (await notes().orderBy('_id', 'asc').get()).data.map(({ seen }) => seen)
    expect(seen).toEqual([9, 5, 1, 0])
  })

  test('are answered as the update left them by updateAndReturn', async () => {
    await notes().add({ _id: 'a', left: 3, list: ['x'] })
    const taken = await notes()
      .where({ _id: 'a', left: _.gte(2) })
      .updateAndReturn({ left: _.inc(-2) })
    expect(taken).toMatchObject({ updated: 1, doc: { _id: 'a', left: 1, list: ['x'] } })
    const refused = await notes()
      .where({ _id: 'a', left: _.gte(2) })
      .updateAndReturn({ left: _.inc(-2) })
    expect(refused).toMatchObject({ updated: 0, doc: null })
  })

  test('are removed by id or by query', async () => {
    await notes().add(range(6).map((n) => ({ _id: `n${n}`, n })))
    expect(await notes().doc('n0').remove()).toMatchObject({ deleted: 1 })
    expect(await notes().doc('n0').remove()).toMatchObject({ deleted: 0 })
    expect(
      await notes()
        .where({ n: _.gt(3) })
        .remove(),
    ).toMatchObject({ deleted: 2 })
    expect((await notes().count()).total).toBe(3)
  })
})

describe('lists over the SDK', () => {
  beforeEach(async () => {
    await notes().add(range(120).map((n) => ({ _id: `n${n}`, n, tens: Math.floor(n / 10), text: '…' })))
  })

  test('end after 100 documents when nobody says how many, and after 1,000 at most', async () => {
    expect((await notes().get()).data).toHaveLength(100)
    expect((await notes().limit(110).get()).data).toHaveLength(110)
    await notes().add(range(1000).map(() => ({})))
    expect((await notes().limit(2000).get()).data).toHaveLength(1000)
  })

  test('are ordered, skipped and limited', async () => {
    const page = await notes().orderBy('tens', 'desc').orderBy('n', 'asc').skip(3).limit(2).get()
    expect(page.data.map(({ n }) => n)).toEqual([113, 114])
  })

  test('bring the fields that are asked for', async () => {
    const first = async (fields: object): Promise<unknown> =>
      (await notes().where({ n: 5 }).field(fields).get()).data[0]
    expect(await first({ n: true })).toEqual({ _id: 'n5', n: 5 })
    expect(await first({ n: 1, _id: 0 })).toEqual({ n: 5 })
    expect(await first({ text: false, tens: false })).toEqual({ _id: 'n5', n: 5 })
  })

  test('bring parts of arrays', async () => {
    await notes().add({ _id: 'list', marks: [{ n: 1 }, { n: 2 }, { n: 3 }], tags: ['a', 'b', 'c'] })
    const { data } = await notes()
      .where({ _id: 'list' })
      .field({ tags: _.project.slice(2), marks: _.project.elemMatch({ n: { $gt: 1 } }) })
      .get()
    expect(data[0]).toMatchObject({ tags: ['a', 'b'], marks: [{ n: 2 }] })
  })
})

describe('what the service refuses', () => {
  test('a collection that does not exist, or exists already', async () => {
    for (const call of [
      () => db.collection('nowhere').get(),
      () => db.collection('nowhere').add({}),
      () => db.collection('nowhere').where({}).count(),
      () => db.collection('nowhere').doc('x').set({ a: 1 }),
      () => db.collection('nowhere').aggregate().match({}).end(),
    ]) {
      expect((await failureOf(call())).code).toBe('DATABASE_COLLECTION_NOT_EXIST')
    }
    expect((await failureOf(db.createCollection('notes'))).code).toBe('DATABASE_COLLECTION_ALREADY_EXIST')
  })

  test('fields that begin with a dollar sign, and changing an id', async () => {
    expect((await failureOf(notes().add({ $a: 1 }))).code).toBe('DATABASE_REQUEST_FAILED')
    await notes().add({ _id: 'a' })
    const body = {
      action: 'database.modifyDocument',
      collectionName: 'notes',
      query: '{"_id":"a"}',
      merge: true,
    }
    expect(await gateway.ask({ ...body, data: '{"$set":{"_id":"b"}}' })).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
  })

  test('removing without saying what', async () => {
    await notes().add({ _id: 'a' })
    expect((await failureOf(notes().remove())).code).toBe('INVALID_PARAM')
    expect((await notes().count()).total).toBe(1)
  })

  test('nonsense, in the form of every error and without ending the process', async () => {
    for (const body of [{}, { action: 'database.getDocument' }, { action: 'x' }, []]) {
      const answer = await gateway.ask(body)
      expect(Object.keys(answer).sort()).toEqual(['code', 'message', 'requestId'])
    }
    expect((await notes().count()).total).toBe(0)
  })
})
