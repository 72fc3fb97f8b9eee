import { command, type Database } from '../database'
import { accounts, communities } from './index'
import { holds } from './grants'

/** Administrators besides some, who hold the role in truth: the list may be ahead of a grant after a crash. */
async function otherAdmins(db: Database, openids: readonly string[], now: number): Promise<string[]> {
  const { admins } = await db.of(communities).need(db.community, '社区')
  const others = admins.filter((admin) => !openids.includes(admin))
  if (others.length === 0) return []
  const found = await db.of(accounts).find({ _id: command.in(others) }, { fields: ['roles'] })
  return found.filter(({ roles }) => holds(roles, ['admin'], now)).map(({ _id }) => _id)
}

/**
 * Takes accounts off the list of administrators while somebody else stays on it: of two who go at once, one stays.
 * Whoever is off the list already was going when a crash came: that goes on.
 * @returns false where nobody would be left
 */
export async function leaveAdmins(db: Database, openids: readonly string[], now: number): Promise<boolean> {
  const others = await otherAdmins(db, openids, now)
  if (others.length === 0) return false
  const off = { admins: command.pull(command.in([...openids])) }
  for (const other of others) {
    if (await db.of(communities).update({ _id: db.community, admins: other }, off)) return true
  }
  const { admins } = await db.of(communities).need(db.community, '社区')
  return !admins.some((admin) => openids.includes(admin))
}
