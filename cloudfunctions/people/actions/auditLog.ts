import { auditEntries, type AuditEntry } from '../../kit/audit'
import { command, type Database, type Where } from '../../kit/database'
import { pageOf, placeOf, rowsToRead } from '../../kit/paging'
import { persons } from '../../kit/people'
import { action } from '../../kit/serve'
import { contract } from '../contract'

/** A person and the records that were merged into theirs: the log keeps the ids as they were. */
async function idsOf(db: Database, personId: string): Promise<string[]> {
  const merged = await db.of(persons).find({ mergedInto: personId }, { fields: ['name'] })
  return [personId, ...merged.map(({ _id }) => _id)]
}

async function about(db: Database, personId: string | undefined): Promise<Where<AuditEntry>> {
  if (personId === undefined) return {}
  const ids = await idsOf(db, personId)
  return { personId: ids.length === 1 ? personId : command.in(ids) }
}

const READ = { all: {}, changes: { read: false }, reads: { read: true } } as const

/** Who did and read what, the newest first. */
export const auditLog = action(contract.auditLog, async ({ input, db, clock }) => {
  const place = placeOf(input.cursor)
  const where = {
    ...(await about(db, input.personId)),
    ...READ[input.show],
    ...(place ? { at: command.lte(place.value) } : {}),
  }
  const rows = await db.of(auditEntries).find(where, { sort: { at: 'desc' }, limit: rowsToRead(place) })
  const { items, next } = pageOf(rows, place, (entry) => entry.at)
  return {
    items: items.map((entry) => ({
      ...{ id: entry._id, at: entry.at, byName: entry.byName, what: entry.what, about: entry.about },
      ...{ aboutName: entry.aboutName, reason: entry.reason, read: entry.read },
    })),
    ...(next === undefined ? {} : { next }),
    now: clock.now(),
  }
})
