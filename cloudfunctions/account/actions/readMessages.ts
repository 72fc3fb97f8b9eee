import { callTasks } from '../../kit/callTasks'
import { command, type Database } from '../../kit/database'
import { messages } from '../../kit/messages'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { onceFor } from '../doing'

const BATCH = 500

/** Nobody needs to telephone about what was read. */
async function settleCalls(db: Database, messageIds: readonly string[], now: number): Promise<void> {
  await db
    .of(callTasks)
    .update(
      { messageId: command.in([...messageIds]), state: 'open' },
      { state: 'done', settled: 'read', doneAt: now, taken: null },
    )
}

/**
 * Marks the caller's messages as read; without ids all of them. Calls are settled before the messages, so that what is
 * interrupted is found unread and done again.
 */
export const readMessages = action(contract.readMessages, (context) =>
  onceFor(context, 'readMessages', context.input, async () => {
    const { input, db, caller, clock } = context
    const now = clock.now()
    const { personId } = caller.profile()
    const chosen = input.ids ? { _id: command.in(input.ids) } : {}
    for (;;) {
      const unread = await db
        .of(messages)
        .find({ ...chosen, personId, readAt: null }, { limit: BATCH, fields: ['callBy'] })
      if (unread.length === 0) return {}
      const ids = unread.map(({ _id }) => _id)
      const worthCalls = unread.filter(({ callBy }) => callBy !== null).map(({ _id }) => _id)
      if (worthCalls.length > 0) await settleCalls(db, worthCalls, now)
      await db.of(messages).update({ _id: command.in(ids), personId, readAt: null }, { readAt: now })
    }
  }),
)
