import { callTasks } from '../../kit/callTasks'
import { action } from '../../kit/serve'
import { visible } from '../calling'
import { contract } from '../contract'
import { grantView } from '../views'

/** What the desk of a member of staff begins with: which roles they hold, and what waits. */
export const desk = action(contract.desk, async (context) => {
  const { caller, db, clock } = context
  const now = clock.now()
  const { name, roles } = caller.profile()
  const calls = await db.of(callTasks).count({ ...visible(context), state: 'open' })
  return {
    name,
    grants: roles.map((grant) => grantView(grant, now)),
    roles: caller.roles(),
    waiting: { calls },
  }
})
