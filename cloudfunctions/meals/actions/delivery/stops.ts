import { isoDate } from '../../../../miniprogram/shared/time'
import { action } from '../../../kit/serve'
import { delivery } from '../../contract/delivery'
import { alertIdOf } from '../../rules/ids'
import { auditReadOf, runView, stopView } from '../../stop-views'
import { menusOfToday, roundsOf } from '../../walking'

/** The caller's own walks of today; the clock is the server's, and no other day can be asked for. */
export const stops = action(delivery.stops, async (context) => {
  const { caller, db, clock } = context
  const now = clock.now()
  const { rounds, searched } = await roundsOf(db, menusOfToday(db, now))
  const own = rounds.filter(
    ({ walk, stops: waiting }) =>
      waiting.length > 0 && (caller.has('admin') || walk.courier?.openid === caller.openid),
  )
  await auditReadOf(
    context,
    'stops',
    own.flatMap((round) => round.stops),
  )
  return {
    runs: own.map((round) =>
      runView(round, (order) => stopView(order, searched.has(order._id), alertIdOf(order._id))),
    ),
    today: isoDate(now),
    now,
  }
})
