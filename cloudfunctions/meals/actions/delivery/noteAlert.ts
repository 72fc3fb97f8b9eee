import { checkTexts } from '../../../kit/contentCheck'
import { command } from '../../../kit/database'
import { notFound } from '../../../kit/errors'
import { derivedId } from '../../../kit/fingerprint'
import { action } from '../../../kit/serve'
import { alerts } from '../../collections'
import { delivery } from '../../contract/delivery'
import { seenAlert } from '../../sight'
import { auditBy } from '../../staff'
import { alertView, auditReadOf } from '../../stop-views'

/** What was tried: 打了两次电话没人接, 去楼下看过了. It ends nothing. */
export const noteAlert = action(delivery.noteAlert, async (context) => {
  const { input, caller, db, clock, requestId } = context
  const now = clock.now()
  const seen = await seenAlert(caller, input.id, now)
  await checkTexts(caller.openid, 'comment', [input.text])
  const id = derivedId('alert note', caller.openid, requestId)
  const note = { id, at: now, by: caller.openid, byName: caller.profile().name, text: input.text }
  await db.of(alerts).update({ _id: seen._id, 'notes.id': command.neq(id) }, { notes: command.push([note]) })
  const { personId, personName: aboutName } = seen
  await auditBy(context, 'noteAlert', seen._id, { id, personId, aboutName })
  await auditReadOf(context, 'alert', [seen])
  const noted = await db.of(alerts).get(seen._id)
  if (!noted) throw notFound('情况')
  return alertView(noted, now)
})
