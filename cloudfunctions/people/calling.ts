import { audienceNow, callTasks, type CallTask } from '../kit/callTasks'
import { command, type Stored, type Where } from '../kit/database'
import { AppError } from '../kit/errors'
import type { Person } from '../kit/people'
import type { Context } from './staff'

const audienceOf = ({ caller }: Pick<Context, 'caller'>): string[] =>
  caller.has('admin') ? ['admin'] : caller.audience()

const unknownTask = (): AppError => new AppError('NOT_FOUND', '没有找到这个电话任务,可能已经办好了')

/** The tasks that the caller may see. */
export function visible(context: Pick<Context, 'caller'>): Where<CallTask> {
  const audience = audienceOf(context)
  const [first = ''] = audience
  return { audience: audience.length === 1 ? first : command.in(audience) }
}

/** A task that is not the caller's to see answers like none. @throws NOT_FOUND */
export async function ownTask(context: Context, id: string): Promise<Stored<CallTask>> {
  const [task] = await context.db.of(callTasks).find({ _id: id, ...visible(context) }, { limit: 1 })
  if (!task) throw unknownTask()
  return task
}

/** Before a number is given out: where the person lives now decides. @throws NOT_FOUND */
export function checkReach(context: Context, task: CallTask, { grid }: Pick<Person, 'grid'>): void {
  const audience = audienceOf(context)
  if (!audienceNow(task, grid).some((who) => audience.includes(who))) throw unknownTask()
}

/** Changes a task that still is as it was read: open, with the same calls, taken by the same. */
export function saveTask(
  { db }: Pick<Context, 'db'>,
  task: CallTask,
  patch: Parameters<ReturnType<typeof db.of<CallTask>>['update']>[1],
): Promise<Stored<CallTask> | null> {
  const { _id, taken, calls } = task
  return db.of(callTasks).updateAndReturn(
    {
      _id,
      state: 'open',
      calls: command.size(calls.length),
      ...(taken === null ? { taken: null } : { 'taken.by': taken.by, 'taken.until': taken.until }),
    },
    patch,
  )
}
