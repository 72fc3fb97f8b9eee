import { command, type Where } from '../../../kit/database'
import { pageOf, placeOf, rowsToRead } from '../../../kit/paging'
import { action } from '../../../kit/serve'
import { alerts as all, type Alert } from '../../collections'
import { delivery } from '../../contract/delivery'
import { SEARCHING } from '../../rules/alert'
import { sightsOf, type Sight } from '../../sight'
import { alertView, auditReadOf } from '../../stop-views'

/** Open ones oldest first, ended ones newest first. */
const rank = { open: 1, closed: -1 } as const

function whereOf({ where, since }: Sight, show: 'open' | 'closed', from: number | undefined): Where<Alert> {
  const state = show === 'open' ? command.in([...SEARCHING]) : 'closed'
  if (from === undefined) return { ...where, state, openedAt: command.gte(since) }
  const openedAt =
    show === 'open'
      ? command.gte(Math.max(since, from))
      : command.and([command.gte(since), command.lte(from)])
  return { ...where, state, openedAt }
}

/** Those whom the caller may look for. Addresses and phones are in it, and so that it was read is written down. */
export const alerts = action(delivery.alerts, async (context) => {
  const { input, caller, db, clock } = context
  const now = clock.now()
  const { show } = input
  const place = placeOf(input.cursor)
  const found = await Promise.all(
    sightsOf(caller, now).map((sight) =>
      db.of(all).find(whereOf(sight, show, place?.value), {
        sort: { openedAt: show === 'open' ? 'asc' : 'desc' },
        limit: rowsToRead(place),
      }),
    ),
  )
  const rows = [...new Map(found.flat().map((alert) => [alert._id, alert])).values()].sort(
    (a, b) => rank[show] * (a.openedAt - b.openedAt),
  )
  const { items, ...more } = pageOf(rows, place, ({ openedAt }) => openedAt)
  await auditReadOf(context, 'alert', items)
  return { items: items.map((alert) => alertView(alert, now)), ...more, now }
})
