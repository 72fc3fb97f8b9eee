import { checkTexts } from '../../../kit/contentCheck'
import { derivedId } from '../../../kit/fingerprint'
import { action } from '../../../kit/serve'
import { delivery } from '../../contract/delivery'
import { endedBy, endSearch } from '../../searching'
import { seenAlert } from '../../sight'
import { auditBy } from '../../staff'
import { alertView, auditReadOf } from '../../stop-views'

/** Somebody has written how the person is: only this ends a search. */
export const closeAlert = action(delivery.closeAlert, async (context) => {
  const { input, caller, db, clock, requestId } = context
  const at = clock.now()
  const { how, text } = input
  const seen = await seenAlert(caller, input.id, at)
  await checkTexts(caller.openid, 'comment', [text])
  const { personId: byPersonId, name: byName } = caller.profile()
  const id = derivedId('alert end', caller.openid, requestId)
  const ended = await endSearch(db, seen._id, { id, at, byPersonId, byName, how, text })
  if (!ended) throw await endedBy(db, seen._id)
  const { personId, personName: aboutName } = seen
  await auditBy(context, 'closeAlert', seen._id, { id, personId, aboutName, detail: { how } })
  await auditReadOf(context, 'alert', [seen])
  return alertView(ended, at)
})
