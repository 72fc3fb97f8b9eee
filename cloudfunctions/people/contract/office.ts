import * as v from 'valibot'
import { CALL_OUTCOMES, ROLES } from '../../../miniprogram/shared/vocabulary'
import { reads, writes } from '../../kit/contract'
import { done, id, listOf, moment, optionalText, page, text } from '../../kit/fields'
import { STAFF } from './records'

const grant = v.object({
  grantId: id,
  role: v.picklist(ROLES),
  /** The number of a grid; null for the whole community. */
  scope: v.nullable(v.string()),
  grantedByName: v.string(),
  grantedAt: moment,
  until: v.nullable(moment),
  expired: v.boolean(),
})

const callTask = v.object({
  id,
  personId: id,
  personName: v.string(),
  maskedPhone: v.string(),
  title: v.string(),
  text: v.string(),
  page: v.string(),
  state: v.picklist(['open', 'done']),
  dueAt: moment,
  /** Who telephones right now; null for nobody, or when that was too long ago. */
  takenByName: v.nullable(v.string()),
  takenByMe: v.boolean(),
  calls: v.array(
    v.object({ at: moment, byName: v.string(), outcome: v.picklist(CALL_OUTCOMES), note: v.string() }),
  ),
  settled: v.nullable(v.picklist(['called', 'read', 'gaveUp', 'found'])),
  doneAt: v.nullable(moment),
})

/** What the office does: who may do what, what was done, whom to telephone. */
export const office = {
  /** What waits for the caller, for the tiles of their roles. */
  desk: reads(
    ROLES,
    v.strictObject({}),
    v.object({
      name: v.string(),
      grants: v.array(grant),
      roles: v.array(v.picklist(ROLES)),
      waiting: v.object({ calls: v.number() }),
    }),
  ),

  /** Everybody who holds a role. */
  staff: reads(
    ['admin'],
    v.strictObject({}),
    v.object({
      items: v.array(
        v.object({
          personId: id,
          name: v.string(),
          maskedPhone: v.string(),
          grants: v.array(grant),
          /** The reader: nobody grants to themselves. */
          self: v.boolean(),
        }),
      ),
      /** Numbers of the community's grids, for a grid worker's scope. */
      grids: v.array(v.string()),
      now: moment,
    }),
  ),

  /** Never to oneself; an administrator's grant has no scope and no end; a grid worker's needs a grid. */
  grantRole: writes(
    ['admin'],
    v.strictObject({
      personId: id,
      role: v.picklist(ROLES),
      scope: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(8))),
      until: v.optional(moment),
      reason: text('原因', 100),
    }),
    v.object({ grantId: id }),
  ),

  /** The last administrator cannot be revoked. */
  revokeRole: writes(
    ['admin'],
    v.strictObject({ personId: id, grantId: id, reason: text('原因', 100) }),
    done,
  ),

  /** Who did and read what, the newest first; about one person, or all. */
  auditLog: reads(
    ['admin'],
    v.strictObject({
      show: v.optional(v.picklist(['all', 'changes', 'reads']), 'all'),
      /** Entries about this person. */
      personId: v.optional(id),
      ...page,
    }),
    listOf(
      v.object({
        id,
        at: moment,
        byName: v.string(),
        /** "people.mergePeople": the screen has the words. */
        what: v.string(),
        about: v.string(),
        /** Name of whom or what it was done to, as it was then. */
        aboutName: v.string(),
        reason: v.string(),
        read: v.boolean(),
      }),
    ),
  ),

  /** Whom to telephone, the longest waiting first; done ones, the newest first. */
  callTasks: reads(
    STAFF,
    v.strictObject({ show: v.optional(v.picklist(['open', 'done']), 'open'), ...page }),
    listOf(callTask),
  ),

  /** "I am telephoning": nobody else does for a while. Gives the number; that is logged. */
  takeCall: writes(STAFF, v.strictObject({ id }), v.object({ phone: v.string(), task: callTask })),

  /** How it went. Nobody answered: it comes again in half an hour, at most three times, then it is given up. */
  finishCall: writes(
    STAFF,
    v.strictObject({ id, outcome: v.picklist(CALL_OUTCOMES), note: optionalText('备注', 100) }),
    callTask,
  ),
}
