import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startCloud } from '../support/cloud'
import { ask, fillWorlds, standingOf } from '../support/matrix/asking'
import { rows, type Row } from '../support/matrix/table'
import { COLUMNS, worldOf, type Column } from '../support/matrix/world'
import { rounded, table } from './table'

/** Whoever may: the resident for whom it is made, else whoever acts for somebody, else staff. */
const askerOf = (row: Row): Column =>
  (['resident', 'proxy', ...COLUMNS] as const).find((column) => row.may[column] === 'yes') ?? 'resident'

/** Every action once on a warm instance, with the round trips to the database that it took when it was done. */
export async function trips(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'trips-'))
  const asked = rows.map((row, n) => ({
    row,
    worlds: [0, 1].map((k) => worldOf(2 * n + k, askerOf(row), standingOf(row))),
  }))
  await fillWorlds(
    path.join(folder, 'database.sqlite'),
    asked.flatMap(({ worlds }) => worlds),
  )
  const cloud = await startCloud({ data: folder, instances: 1 })
  const round = async (k: number): Promise<void> => {
    for (const { row, worlds } of asked) await ask(cloud, row, worlds[k]!.openid, worlds[k]!.things)
  }
  await round(0)
  await cloud.resetStats()
  await round(1)
  const { actions, unindexed } = await cloud.stats()
  const lines = actions
    .filter((a) => a.function !== '' && a.calls > 0)
    .map((a) => [`${a.function}.${a.action}`, rounded(a.trips / a.calls, 1), a.maxTrips])
  table('Round trips per action, who calls included', ['action', 'mean', 'most'], lines)
  console.log(`queries without an index: ${unindexed.length === 0 ? 'none' : JSON.stringify(unindexed)}`)
  await cloud.stop()
  await rm(folder, { recursive: true, force: true })
}
