import { checkTexts } from '../../../kit/contentCheck'
import { derivedId } from '../../../kit/fingerprint'
import { notFound } from '../../../kit/errors'
import { action } from '../../../kit/serve'
import { alerts } from '../../collections'
import { residents } from '../../contract/residents'
import { endedBy, endSearch } from '../../searching'

/** ★ Family, or the person themselves, write how they are: that ends the search as well. */
export const tellWellBeing = action(residents.tellWellBeing, async (context) => {
  const { input, caller, db, clock, requestId } = context
  const { alertId, how, text } = input
  const alert = await db.of(alerts).get(alertId)
  if (!alert || !(await caller.mayActFor(alert.personId, 'meals'))) throw notFound('情况')
  await checkTexts(caller.openid, 'comment', [text])
  const { personId: byPersonId, name: byName } = caller.profile()
  const id = derivedId('alert end', caller.openid, requestId)
  const ended = await endSearch(db, alertId, { id, at: clock.now(), byPersonId, byName, how, text })
  if (!ended) throw await endedBy(db, alertId)
  return {}
})
