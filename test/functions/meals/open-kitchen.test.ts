import { HOUR } from '../../../miniprogram/shared/time'
import * as canteen from '../../support/canteen'
import { startCloud, type TestCloud } from '../../support/cloud'
import { outcome, range, tally } from '../../support/shop'
import type { Reply } from '../../../typings/cloud-api'
import { at, call, DATE, sweep, valueOf, write } from './lunchtime'

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud({ instances: 2 })
  await canteen.settle(cloud, 2)
  await cloud.clock(at('10:00'))
  const items = {
    fish: { name: '红烧鱼套餐', parts: ['红烧鱼', '米饭'] },
    congee: { name: '小米粥', kind: 'dish' as const },
  }
  await canteen.publishMenu(cloud, { date: DATE, items }, at('08:00'))
  await sweep(cloud)
})

afterAll(() => cloud.stop())
beforeEach(() => cloud.clock(at('10:00')))

const sample = (more: object = {}, requestId?: string) =>
  write<{ id: string }>(
    cloud,
    canteen.CANTEEN,
    'addSample',
    { date: DATE, meal: 'lunch', dish: '红烧鱼', grams: 150, takenAt: at('10:00'), ...more },
    requestId,
  )

const logOf = async (date = DATE) =>
  valueOf(await call<Reply<'meals', 'sampleLog'>>(cloud, canteen.CANTEEN, 'sampleLog', { date }))

const kitchenOf = async (openid: string) =>
  valueOf(await call<Reply<'meals', 'openKitchen'>>(cloud, openid, 'openKitchen', {}))

const photo = (n: number) => `cloud://local.local/kitchen/${n}.jpg`

test('of every dish that a menu offers a sample is missing until it was taken; a set is its dishes', async () => {
  expect((await logOf()).missing.map(({ dish }) => dish)).toEqual(['红烧鱼', '米饭', '小米粥'])

  valueOf(await sample())

  expect((await logOf()).missing.map(({ dish }) => dish)).toEqual(['米饭', '小米粥'])
})

test('one sample written down five times is one; less than 125 grams is none', async () => {
  await Promise.all(range(5).map(() => sample({ dish: '米饭' }, 'one-sample-of-rice')))

  expect((await logOf()).items.filter(({ dish }) => dish === '米饭')).toHaveLength(1)
  expect(outcome(await sample({ grams: 124 }))).toBe('BAD_INPUT')
  expect(outcome(await sample({ takenAt: at('12:00') }))).toBe('BAD_INPUT')
})

test('it is kept for 48 hours to the millisecond, and then it is due', async () => {
  const { id } = valueOf(await sample({ dish: '小米粥' }))
  const dispose = () => write(cloud, canteen.CANTEEN, 'disposeSample', { id })
  const over = at('10:00') + 48 * HOUR

  await cloud.clock(over - 1)
  expect(outcome(await dispose())).toBe('NOT_OPEN')
  expect((await logOf()).dueForDisposal.map((due) => due.id)).not.toContain(id)
  await cloud.clock(over)
  expect((await logOf()).dueForDisposal.map((due) => due.id)).toContain(id)
  expect(tally(await Promise.all([dispose(), dispose()]))).toEqual({ ok: 2 })

  const kept = (await logOf()).items.find((item) => item.id === id)
  expect(kept).toMatchObject({ disposedAt: over, disposedByName: '周桂芳' })
  expect((await logOf()).dueForDisposal.map((due) => due.id)).not.toContain(id)
})

test('everybody sees the photos of the day; the same one twice is one; twelve are enough', async () => {
  const addPhoto = (n: number) =>
    write(cloud, canteen.CANTEEN, 'addKitchenPhoto', { date: DATE, file: photo(n) })
  await Promise.all(range(6).map(() => addPhoto(0)))
  expect((await kitchenOf('o-nobody')).photos).toHaveLength(1)

  const answers = await Promise.all(range(15).map((n) => addPhoto(n)))

  expect(tally(answers)).toEqual({ ok: 12, LIMIT_REACHED: 3 })
  const shown = (await kitchenOf('o-nobody')).photos
  expect(shown).toHaveLength(12)
  valueOf(await write(cloud, canteen.CANTEEN, 'removeKitchenPhoto', { date: DATE, file: shown[0]!.file }))
  expect((await kitchenOf('o-nobody')).photos).toHaveLength(11)
})

test('what stands in the open kitchen is the canteen’s to write', async () => {
  const tries = await Promise.all([
    write(cloud, canteen.elder(0), 'addKitchenPhoto', { date: DATE, file: photo(0) }),
    write(cloud, canteen.COURIER, 'addSample', {
      ...{ date: DATE, meal: 'lunch', dish: '红烧鱼', grams: 150, takenAt: at('10:00') },
    }),
    call(cloud, canteen.COURIER, 'sampleLog', {}),
    call(cloud, canteen.COURIER, 'ratings', {}),
  ])

  expect(tally(tries)).toEqual({ NOT_ALLOWED: 4 })
})
