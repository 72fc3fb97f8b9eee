import { callTasks as tasks } from '../../kit/callTasks'
import { command } from '../../kit/database'
import { pageOf, placeOf, rowsToRead } from '../../kit/paging'
import { persons } from '../../kit/people'
import { action } from '../../kit/serve'
import { visible } from '../calling'
import { contract } from '../contract'
import { callTaskView } from '../views'

/** Whom to telephone. */
export const callTasks = action(contract.callTasks, async (context) => {
  const { input, caller, db, clock } = context
  const now = clock.now()
  const place = placeOf(input.cursor)
  const open = input.show === 'open'
  const from = open
    ? { state: 'open', dueAt: command.gte(place?.value ?? 0) }
    : { state: 'done', doneAt: place ? command.lte(place.value) : command.gt(0) }
  const rows = await db
    .of(tasks)
    .find(
      { ...visible(context), ...from },
      { sort: open ? { dueAt: 'asc' } : { doneAt: 'desc' }, limit: rowsToRead(place) },
    )
  const { items, next } = pageOf(rows, place, (task) => (open ? task.dueAt : (task.doneAt ?? 0)))
  const ids = [...new Set(items.map((task) => task.personId))]
  const people =
    ids.length === 0 ? [] : await db.of(persons).find({ _id: command.in(ids) }, { fields: ['phone'] })
  const phones = new Map(people.map(({ _id, phone }) => [_id, phone]))
  return {
    items: items.map((task) => callTaskView(task, phones.get(task.personId) ?? '', caller.openid, now)),
    ...(next === undefined ? {} : { next }),
    now,
  }
})
