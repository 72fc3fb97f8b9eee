import * as v from 'valibot'
import { reads, writes } from '../../kit/contract'
import { id, moment, optionalText } from '../../kit/fields'
import { date, eater, meal, mealCard, way } from './shapes'

const remark = v.optional(optionalText('备注', 100), '')

const standing = v.object({
  id,
  version: v.number(),
  personId: id,
  personName: v.string(),
  meal,
  weekdays: v.array(v.number()),
  way,
  likes: v.array(v.string()),
  quantity: v.number(),
  otherwise: v.picklist(['suitable', 'skip']),
  remark: v.string(),
  state: v.picklist(['active', 'ended']),
  pauses: v.array(v.object({ from: date, to: date })),
  fromDate: date,
})

/** The same meal on the same weekdays, until further notice. */
export const standings = {
  /** Standing orders of the reader and of those for whom they may book. */
  standings: reads(
    'resident',
    v.strictObject({ personId: v.optional(id) }),
    v.object({
      eaters: v.array(eater),
      items: v.array(standing),
      /** Names of sets and dishes of the coming menus, to like. */
      choices: v.array(v.string()),
      today: date,
      now: moment,
    }),
  ),

  /** Begins one, or changes the one that stands; the coming days follow. */
  saveStanding: writes(
    'resident',
    v.strictObject({
      personId: v.optional(id),
      /** Of the one that the editor was opened with; absent for a new one. */
      version: v.optional(v.number()),
      meal,
      weekdays: v.pipe(
        v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
        v.minLength(1, '请选周几要'),
        v.maxLength(7),
      ),
      way,
      likes: v.pipe(v.array(v.pipe(v.string(), v.trim(), v.maxLength(20))), v.maxLength(5)),
      quantity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4, '每餐最多 4 份')),
      otherwise: v.picklist(['suitable', 'skip']),
      remark,
    }),
    v.object({ standing, booked: v.array(mealCard) }),
  ),

  /** Away from … to …: what it has booked in those days is cancelled where it still can be. */
  pauseStanding: writes(
    'resident',
    v.strictObject({ id, from: date, to: date }),
    v.object({ standing, cancelled: v.array(mealCard), kept: v.array(mealCard) }),
  ),

  /** Back earlier: the pauses from a day on are taken back. */
  resumeStanding: writes(
    'resident',
    v.strictObject({ id, from: date }),
    v.object({ standing, booked: v.array(mealCard) }),
  ),

  endStanding: writes(
    'resident',
    v.strictObject({ id }),
    v.object({ standing, cancelled: v.array(mealCard), kept: v.array(mealCard) }),
  ),
}
