import { failureOf, GatewayProcess } from './gateway-process'
import type { Commands, Database, Transaction } from './sdk'

let gateway: GatewayProcess
let db: Database
let _: Commands
beforeAll(async () => {
  gateway = await GatewayProcess.start()
  db = gateway.database()
  _ = db.command
  await db.createCollection('accounts')
})
afterAll(() => gateway.stop())
beforeEach(async () => {
  await accounts().where({}).remove()
  await accounts().add([
    { _id: 'a', fen: 100 },
    { _id: 'b', fen: 50 },
  ])
})

const accounts = () => db.collection('accounts')
const balance = async (id: string): Promise<unknown> => (await accounts().doc(id).get()).data[0]?.fen

const CONFLICT = 'DATABASE_TRANSACTION_CONFLICT'
const GONE = 'DATABASE_TRANSACTION_FAIL'

test('runTransaction moves money between documents, or nothing at all', async () => {
  const result = await db.runTransaction(async (transaction: Transaction) => {
    await transaction
      .collection('accounts')
      .doc('a')
      .update({ fen: _.inc(-30) })
    await transaction
      .collection('accounts')
      .doc('b')
      .update({ fen: _.inc(30) })
    return 'done'
  })
  expect(result).toBe('done')
  expect([await balance('a'), await balance('b')]).toEqual([70, 80])

  const failed = db.runTransaction(async (transaction: Transaction) => {
    await transaction
      .collection('accounts')
      .doc('a')
      .update({ fen: _.inc(-30) })
    throw new Error('changed my mind')
  })
  await expect(failed).rejects.toThrow('changed my mind')
  expect(await balance('a')).toBe(70)
})

test('every operation on a document works inside: add, get, set, update, delete', async () => {
  const transaction = await db.startTransaction()
  const inside = transaction.collection('accounts')
  expect(await inside.add({ _id: 'c', fen: 1 })).toMatchObject({ inserted: 1, id: 'c' })
  expect((await inside.doc('c').get()).data).toEqual({ _id: 'c', fen: 1 })
  expect(await inside.doc('a').set({ fen: 5 })).toMatchObject({ updated: 1 })
  expect((await inside.doc('d').set({ fen: 7 })).upserted).toEqual([{ _id: 'd' }])
  expect(await inside.doc('b').delete()).toMatchObject({ deleted: 1 })
  expect((await inside.doc('b').get()).data).toBeNull()
  expect(await inside.doc('nobody').update({ fen: 1 })).toMatchObject({ updated: 0 })
  const returned = await inside.where({ _id: 'd' }).updateAndReturn({ fen: _.inc(1) })
  expect(returned).toMatchObject({ updated: 1, doc: { _id: 'd', fen: 8 } })

  expect([await balance('a'), await balance('b'), await balance('c')]).toEqual([100, 50, undefined])
  await transaction.commit()
  expect([await balance('a'), await balance('b'), await balance('d')]).toEqual([5, undefined, 8])
})

test('rollback leaves everything as it was and ends the transaction', async () => {
  const transaction = await db.startTransaction()
  await transaction.collection('accounts').doc('a').remove()
  await transaction.rollback()
  expect(await balance('a')).toBe(100)
  expect((await failureOf(transaction.collection('accounts').doc('a').get())).code).toBe(GONE)
  expect((await failureOf(transaction.commit())).code).toBe(GONE)
})

test('a read sees the snapshot of the first operation, whatever others commit meanwhile', async () => {
  const transaction = await db.startTransaction()
  const inside = transaction.collection('accounts')
  expect((await inside.doc('a').get()).data).toEqual({ _id: 'a', fen: 100 })
  await accounts().doc('a').set({ fen: 1 })
  await accounts().doc('b').remove()
  expect((await inside.doc('a').get()).data).toEqual({ _id: 'a', fen: 100 })
  expect((await inside.doc('b').get()).data).toEqual({ _id: 'b', fen: 50 })
  expect((await failureOf(inside.doc('a').update({ fen: 2 }))).code).toBe(CONFLICT)
  expect((await failureOf(transaction.rollback())).code).toBe(GONE)
  expect(await balance('a')).toBe(1)
})

test('of two transactions on one document the second is refused at once', async () => {
  const [first, second] = await Promise.all([db.startTransaction(), db.startTransaction()])
  await first.collection('accounts').doc('a').update({ fen: 1 })
  const started = Date.now()
  const refused = await failureOf(second.collection('accounts').doc('a').update({ fen: 2 }))
  expect(refused.code).toBe(CONFLICT)
  expect(Date.now() - started).toBeLessThan(2000)
  await first.commit()
  expect(await balance('a')).toBe(1)
})

test('a plain write waits for the transaction that holds the document', async () => {
  const transaction = await db.startTransaction()
  await transaction.collection('accounts').doc('a').update({ fen: 10 })
  const waiting = accounts()
    .doc('a')
    .update({ fen: _.inc(5) })
  await new Promise((resolve) => setTimeout(resolve, 100))
  await transaction.commit()
  expect(await waiting).toMatchObject({ updated: 1 })
  expect(await balance('a')).toBe(15)
})

test('write skew is allowed, as under snapshot isolation', async () => {
  const [first, second] = await Promise.all([db.startTransaction(), db.startTransaction()])
  await first.collection('accounts').doc('a').get()
  await second.collection('accounts').doc('b').get()
  await first.collection('accounts').doc('b').set({ fen: 1 })
  await second.collection('accounts').doc('a').set({ fen: 2 })
  await first.commit()
  await second.commit()
  expect([await balance('a'), await balance('b')]).toEqual([2, 1])
})

test('a transaction takes single documents only', async () => {
  const transaction = await db.startTransaction()
  const refused = await failureOf(
    transaction
      .collection('accounts')
      .where({ fen: _.gt(0) })
      .get(),
  )
  expect(refused.code).toBe('DATABASE_REQUEST_FAILED')
  await transaction.rollback().catch(() => undefined)
})
