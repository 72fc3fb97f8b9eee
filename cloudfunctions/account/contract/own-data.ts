import * as v from 'valibot'
import { reads, writes } from '../../kit/contract'
import { done, id, listOf, moment, page } from '../../kit/fields'

const message = v.object({
  id,
  title: v.string(),
  text: v.string(),
  page: v.string(),
  at: moment,
  read: v.boolean(),
})

/** What the community has told me, and what it keeps of me. */
export const ownData = {
  /** The newest first. */
  inbox: reads('resident', v.strictObject({ ...page }), listOf(message)),

  /** Marks messages as read; without ids all of them. */
  readMessages: writes(
    'resident',
    v.strictObject({ ids: v.optional(v.pipe(v.array(id), v.minLength(1), v.maxLength(50))) }),
    done,
  ),

  /** Everything that is kept of me and my children, as a table file. */
  exportMyData: reads(
    'resident',
    v.strictObject({}),
    v.object({
      /** "我的资料-2026-11-23.xlsx" */
      fileName: v.string(),
      /** The file's bytes, base64. */
      content: v.string(),
    }),
  ),

  /**
   * Deletes the account and the person behind it. What accounting needs stays without a name.
   * Refused while something is still to come or to be paid, and for the last administrator. A visitor's action, because
   * whoever asks again after a lost answer has no profile any more.
   */
  deleteMe: writes('visitor', v.strictObject({}), done),
}
