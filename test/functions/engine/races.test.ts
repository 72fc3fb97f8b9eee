import { failureOf, GatewayProcess, range } from './gateway-process'
import type { Commands, Database, Transaction } from './sdk'

let gateway: GatewayProcess
let db: Database
let _: Commands
beforeAll(async () => {
  gateway = await GatewayProcess.start()
  db = gateway.database()
  _ = db.command
  await db.createCollection('stock')
})
afterAll(() => gateway.stop())

const stock = () => db.collection('stock')
const leftOf = async (id: string): Promise<unknown> => (await stock().doc(id).get()).data[0]?.left

describe('fifty buyers for ten pieces', () => {
  test('with one conditional update each: exactly ten buy, forty are told so, nothing is left', async () => {
    await stock().doc('guarded').set({ left: 10 })
    const buys = await Promise.all(
      range(50).map(() =>
        stock()
          .where({ _id: 'guarded', left: _.gte(1) })
          .update({ left: _.inc(-1) }),
      ),
    )
    expect(buys.filter(({ updated }) => updated === 1)).toHaveLength(10)
    expect(buys.filter(({ updated }) => updated === 0)).toHaveLength(40)
    expect(await leftOf('guarded')).toBe(0)
  })

  test('with one conditional update each of one to five pieces: sold and left make up the beginning', async () => {
    await stock()
      .doc('various')
      .set({ left: 60, kinds: { egg: 25 } })
    const buys = await Promise.all(
      range(50).map(async (n) => {
        const pieces = (n % 5) + 1
        const enough = { _id: 'various', left: _.gte(pieces), 'kinds.egg': _.gte(1) }
        const { updated } = await stock()
          .where(enough)
          .update({ left: _.inc(-pieces), kinds: { egg: _.inc(-1) } })
        return updated === 1 ? pieces : 0
      }),
    )
    const sold = buys.reduce((sum, pieces) => sum + pieces, 0)
    expect(sold + Number(await leftOf('various'))).toBe(60)
    expect(buys.filter((pieces) => pieces > 0).length).toBeLessThanOrEqual(25)
  })

  test('control: looking first and buying then sells more than there is', async () => {
    await stock().doc('naive').set({ left: 10 })
    await Promise.all(
      range(50).map(async () => {
        const { data } = await stock().doc('naive').get()
        if (Number(data[0]?.left) >= 1)
          await stock()
            .doc('naive')
            .update({ left: _.inc(-1) })
      }),
    )
    expect(Number(await leftOf('naive'))).toBeLessThan(0)
  })

  test('control: in transactions nobody oversells, but buyers are lost to conflicts', async () => {
    await stock().doc('hot').set({ left: 50 })
    const failures = await Promise.all(
      range(50).map(() =>
        failureOf(
          db.runTransaction(async (transaction: Transaction) => {
            const item = transaction.collection('stock').doc('hot')
            const { data } = await item.get()
            await item.update({ left: Number((data as unknown as { left: number }).left) - 1 })
          }),
        ),
      ),
    )
    const lost = failures.filter(({ code }) => code === 'DATABASE_TRANSACTION_CONFLICT').length
    const bought = failures.filter(({ code }) => code === undefined).length
    expect(lost + bought).toBe(50)
    expect(lost).toBeGreaterThan(0)
    expect(await leftOf('hot')).toBe(50 - bought)
  })
})

test('one id inserted by fifty at once exists once', async () => {
  const failures = await Promise.all(range(50).map((n) => failureOf(stock().add({ _id: 'once', n }))))
  expect(failures.filter(({ code }) => code === undefined)).toHaveLength(1)
  expect(failures.filter(({ message }) => message?.includes('E11000'))).toHaveLength(49)
})
