import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { allIndexSpecs } from '../../cloudfunctions/declarations'
import { newPerson, persons, type Person } from '../../cloudfunctions/kit/people'
import { initialsOf } from '../../cloudfunctions/kit/people/initials'
import { openDatabaseGateway } from '../../local/cloud/gateway'
import { startCloud, type TestCloud } from '../support/cloud'
import * as shop from '../support/shop'
import { median, rounded, table } from './table'

const FEW = 1_000
const MANY = 50_000
const ROUNDS = 60

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const GIVEN = [...'秀英桂兰玉珍建国志强淑芬福山德明丽华春梅']
/** Staff take turns: each of them may search so often in ten minutes. */
const DESKS = ['o-desk-1', 'o-desk-2', 'o-desk-3', 'o-desk-4'] as const

const signOf = (signs: readonly string[], n: number): string => signs[n % signs.length]!

/** One of many neighbours: flats fill up house by house, names repeat as they do. */
function neighbour(n: number): Person & { community: string } {
  const name = signOf(SURNAMES, n) + signOf(GIVEN, Math.floor(n / 20)) + signOf(GIVEN, Math.floor(n / 360))
  const address = {
    building: String(Math.floor(n / 1_000) + 1),
    unit: String((n % 4) + 1),
    room: String(100 * (Math.floor(n / 20) % 18) + (n % 20) + 101),
  }
  const known = { name, initials: initialsOf(name), address, grid: String((n % 6) + 1) }
  const phone = `13${String(800_000_000 + n * 37).padStart(9, '0')}`
  const made = newPerson({ _id: `p-${n}`, ...known, phone, createdAt: n, createdBy: 'o-desk-1' })
  return { community: 'xinglong', ...made }
}

async function cloudWith(count: number): Promise<{ cloud: TestCloud; folder: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'people-'))
  const gateway = openDatabaseGateway({ file: path.join(folder, 'database.sqlite') })
  for (const [name, indexes] of Object.entries(allIndexSpecs())) await gateway.ensureCollection(name, indexes)
  for (let i = 0; i < count; i += 2_000) {
    const some = Array.from({ length: Math.min(2_000, count - i) }, (_, k) => neighbour(i + k))
    await gateway.insertMany(persons.name, some)
  }
  const desks = DESKS.map((openid) => shop.account(openid, { roles: [shop.granted('admin')] }))
  await gateway.insertMany('accounts', desks)
  await gateway.insertMany('communities', [shop.community('xinglong')])
  gateway.close()
  return { cloud: await startCloud({ data: folder, instances: 1 }), folder }
}

/** Somebody whom both databases know. */
const known = neighbour(777)
const room = Object.values(known.address ?? {}).join('-')

const questions: [name: string, action: string, input: object][] = [
  ['by name', 'searchPeople', { query: known.name }],
  ['by the first sign of a name', 'searchPeople', { query: '王' }],
  ['by initials', 'searchPeople', { query: known.initials }],
  ['by the first initial', 'searchPeople', { query: 'w' }],
  ['by the tail of the phone', 'searchPeople', { query: known.phoneTail }],
  ['by room', 'searchPeople', { query: room }],
  ['one record', 'person', { personId: known._id }],
]

async function timed(cloud: TestCloud, turn: number, action: string, input: object): Promise<number> {
  const began = performance.now()
  const answer = await cloud.call('people', signOf(DESKS, turn), action, input)
  if (!answer.ok) throw new Error(`${action}: ${answer.error.message}`)
  return performance.now() - began
}

const breath = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The same questions about few and many neighbours in turn: the ratio is what growth costs. */
export async function people(): Promise<void> {
  const few = await cloudWith(FEW)
  const many = await cloudWith(MANY)
  const times = questions.map(() => ({ few: [] as number[], many: [] as number[] }))
  for (let turn = 0; turn < ROUNDS; turn++) {
    for (const [i, [, action, input]] of questions.entries()) {
      times[i]!.few.push(await timed(few.cloud, turn, action, input))
      times[i]!.many.push(await timed(many.cloud, turn, action, input))
    }
    await breath(100)
  }
  const rows = questions.map(([name], i) => {
    const [a, b] = [median(times[i]!.few), median(times[i]!.many)]
    return [name, rounded(a, 1), rounded(b, 1), rounded(b / a)]
  })
  table('Finding people: median ms per call', ['search', '1,000 persons', '50,000 persons', 'ratio'], rows)
  const { unindexed } = await many.cloud.stats()
  console.log(`queries without an index: ${unindexed.length === 0 ? 'none' : JSON.stringify(unindexed)}`)
  for (const { cloud, folder } of [few, many]) {
    await cloud.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
