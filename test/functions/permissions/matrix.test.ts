import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startCloud, type ActionResult, type TestCloud } from '../../support/cloud'
import { ask, fillWorlds, specials, standingOf } from '../../support/matrix/asking'
import { rows, type Row } from '../../support/matrix/table'
import { COLUMNS, NO_THINGS, worldOf, type Column, type World } from '../../support/matrix/world'
import * as shop from '../../support/shop'
import { wishes } from '../../support/wishes'

/**
 * Every action of every function, asked by every role about an elder of grid 1: exactly what the table says. Each
 * question has people and things of its own.
 */

const cells = rows.flatMap((row) => COLUMNS.map((column) => ({ row, column })))
const worlds = new Map<string, World>(
  cells.map(({ row, column }, n) => [`${row.name} ${column}`, worldOf(n, column, standingOf(row))]),
)

let cloud: TestCloud
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'matrix-'))
  await fillWorlds(path.join(folder, 'database.sqlite'), [...worlds.values()])
  cloud = await startCloud({ data: folder })
})

afterAll(async () => {
  await cloud.stop()
  await rm(folder, { recursive: true, force: true })
})

const plain = (answer: ActionResult): string =>
  JSON.stringify(answer, (key, value: unknown) => (key === 'now' ? 0 : value))

/** A cell of the table, or what was answered instead. */
async function verdict(row: Row, column: Column): Promise<string> {
  const { openid, things } = worlds.get(`${row.name} ${column}`)!
  const answer = await ask(cloud, row, openid, things)
  if (answer.ok) return 'yes'
  if (['NOT_ALLOWED', specials[row.name]?.refusal].includes(answer.error.code)) return 'no'
  const onNothing = await ask(cloud, row, openid, NO_THINGS)
  const unknown = answer.error.code === 'NOT_FOUND' && plain(answer) === plain(onNothing)
  return unknown ? '?' : `${answer.error.code} ${answer.error.message}`
}

test('every action of every function has its row', () => {
  const actions = Object.entries(wishes).flatMap(([fn, of]) =>
    Object.keys(of).map((action) => `${fn}.${action}`),
  )

  expect([...new Set(rows.map(({ fn, action }) => `${fn}.${action}`))].sort()).toEqual(actions.sort())
})

test.each(rows)('$name', async (row) => {
  const found = await shop.inParallel(
    COLUMNS,
    4,
    async (column) => [column, await verdict(row, column)] as const,
  )

  expect(Object.fromEntries(found)).toEqual(row.may)
})
