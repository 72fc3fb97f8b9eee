import { auditRead } from '../../kit/audit'
import { command } from '../../kit/database'
import { persons } from '../../kit/people'
import { action } from '../../kit/serve'
import { checkReach, ownTask, saveTask } from '../calling'
import { contract } from '../contract'
import { checkFree, LEASE_MS } from '../rules/callTask'
import { AppError } from '../../kit/errors'
import { unknownPerson } from '../staff'
import { callTaskView } from '../views'

/**
 * "I am telephoning". Asked again by the same person it only lasts longer, so that a repeat needs no memory, and no
 * number is kept in one.
 */
export const takeCall = action(contract.takeCall, async (context) => {
  const { input, caller, db, clock } = context
  const now = clock.now()
  const { openid: by } = caller
  const byName = caller.profile().name
  const task = await ownTask(context, input.id)
  checkFree(task, by, now)
  const person = await db.of(persons).get(task.personId)
  if (!person) throw unknownPerson()
  checkReach(context, task, person)
  const taken = await saveTask(context, task, { taken: command.set({ by, byName, until: now + LEASE_MS }) })
  if (!taken) throw new AppError('STALE', '别人刚刚接了这个电话,您看看下一个')
  await auditRead(db, {
    ...{ at: now, by, byName, what: 'people.takeCall', about: task._id },
    ...{ personId: person._id, aboutName: person.name },
  })
  return { phone: person.phone, task: callTaskView(taken, person.phone, by, now) }
})
