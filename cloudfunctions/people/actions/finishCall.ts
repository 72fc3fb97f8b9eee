import { checkTexts } from '../../kit/contentCheck'
import { command } from '../../kit/database'
import { AppError } from '../../kit/errors'
import { derivedId } from '../../kit/fingerprint'
import { persons } from '../../kit/people'
import { action } from '../../kit/serve'
import { ownTask, saveTask } from '../calling'
import { contract } from '../contract'
import { afterCall, checkFree } from '../rules/callTask'
import { onceFor } from '../staff'
import { callTaskView } from '../views'

/** How a call went. What is answered is read afresh: names are not kept with the request. */
export const finishCall = action(contract.finishCall, async (context) => {
  const { input, caller, db, clock, requestId } = context
  const now = clock.now()
  const { openid: by } = caller
  await onceFor(context, 'finishCall', input, async () => {
    const { id, outcome, note } = input
    const task = await ownTask(context, id)
    const callId = derivedId('call', by, requestId)
    if (task.calls.some((call) => call.id === callId)) return {}
    checkFree(task, by, now)
    await checkTexts(by, 'comment', [note])
    const call = { id: callId, at: now, by, byName: caller.profile().name, outcome, note }
    const patch = { ...afterCall(task, outcome, now), taken: null, calls: command.push([call]) }
    if (!(await saveTask(context, task, patch))) {
      throw new AppError('STALE', '别人刚刚也记了这个电话,请刷新再看')
    }
    return {}
  })
  const task = await ownTask(context, input.id)
  const person = await db.of(persons).get(task.personId)
  return callTaskView(task, person?.phone ?? '', by, now)
})
