import { command } from '../../kit/database'
import { messages } from '../../kit/messages'
import { pageOf, placeOf, rowsToRead } from '../../kit/paging'
import { action } from '../../kit/serve'
import { contract } from '../contract'

/** What the community has told the caller, the newest first. */
export const inbox = action(contract.inbox, async ({ input, caller, db, clock }) => {
  const place = placeOf(input.cursor)
  const rows = await db
    .of(messages)
    .find(
      { personId: caller.profile().personId, ...(place ? { at: command.lte(place.value) } : {}) },
      { sort: { at: 'desc' }, limit: rowsToRead(place), fields: ['title', 'text', 'page', 'at', 'readAt'] },
    )
  const { items, ...more } = pageOf(rows, place, (message) => message.at)
  return {
    items: items.map(({ _id: id, title, text, page, at, readAt }) => {
      return { id, title, text, page, at, read: readAt !== null }
    }),
    ...more,
    now: clock.now(),
  }
})
