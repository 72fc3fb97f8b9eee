import type { CallOutcome, Role } from '../../miniprogram/shared/vocabulary'
import { defineCollection, type Database, type Entity } from './database'

/**
 * Somebody to be telephoned, because a message could not reach them. `_id` is derived from what it is about, so that one
 * event makes one task.
 */
export interface CallTask extends Entity {
  personId: string
  personName: string
  grid: string | null
  title: string
  /** What to tell them. */
  text: string
  /** Where staff look it up; empty for nowhere. */
  page: string
  /** The message that it stands for: reading that settles the task. Null for a task of another origin. */
  messageId: string | null
  /** Who may see it, as `audienceOf` names them. */
  audience: string[]
  state: 'open' | 'done'
  /** Open tasks stand in this order; a call that nobody answered moves on. Epoch ms. */
  dueAt: number
  /** Whoever is telephoning right now, so that two do not. */
  taken: { by: string; byName: string; until: number } | null
  /** Ids are derived from the request, so that one call is written down once. */
  calls: { id: string; at: number; by: string; byName: string; outcome: CallOutcome; note: string }[]
  createdAt: number
  doneAt: number | null
  /** How it was settled: by a call, by reading the message in the meantime, or because the person was found. */
  settled: 'called' | 'read' | 'gaveUp' | 'found' | null
}

export const callTasks = defineCollection<CallTask>('callTasks', {
  byAudience: { fields: ['audience', 'state', 'dueAt'] },
  byDone: { fields: ['audience', 'state', '-doneAt'] },
  byPerson: { fields: ['personId', '-createdAt'] },
  byMessage: { fields: ['messageId'] },
})

/** Who sees a task that a role works off: that role, the grid workers of the person's grid, and administrators. */
export const taskAudience = (role: Role, grid: string | null): string[] => [
  ...new Set([
    'admin',
    role === 'gridWorker' ? 'grid:*' : role,
    'grid:*',
    ...(grid === null ? [] : [`grid:${grid}`]),
  ]),
]

/**
 * The same for a task that is there: whoever moved to another grid meanwhile is no longer their old grid worker's to
 * telephone.
 */
export const audienceNow = ({ audience }: Pick<CallTask, 'audience'>, grid: string | null): string[] => [
  ...audience.filter((who) => !who.startsWith('grid:') || who === 'grid:*'),
  ...(grid === null ? [] : [`grid:${grid}`]),
]

type NewTask = Pick<
  CallTask,
  '_id' | 'personId' | 'personName' | 'grid' | 'title' | 'text' | 'page' | 'messageId'
>

/** Asks staff to telephone somebody. Asking for the same again does nothing. */
export async function askToCall(db: Database, task: NewTask, role: Role, now: number): Promise<void> {
  await db.of(callTasks).insert({
    ...task,
    audience: taskAudience(role, task.grid),
    state: 'open',
    dueAt: now,
    taken: null,
    calls: [],
    createdAt: now,
    doneAt: null,
    settled: null,
  })
}
