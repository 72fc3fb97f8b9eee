import * as v from 'valibot'
import { DIET_FLAGS } from '../../../miniprogram/shared/vocabulary'
import { fen, id, moment } from '../../kit/fields'
import { addressOut } from '../../kit/personFields'
import { mealState, wellBeing } from './shapes'

/** What stands behind one name on a courier's list. */
export const stop = v.object({
  orderId: id,
  personName: v.string(),
  phone: v.string(),
  address: addressOut,
  addressWords: v.string(),
  summary: v.string(),
  diet: v.array(v.picklist(DIET_FLAGS)),
  dietNote: v.string(),
  remark: v.string(),
  state: mealState,
  openFen: fen,
  payBy: v.picklist(['onsite', 'account']),
  alertId: v.nullable(id),
  handover: v.nullable(v.object({ at: moment, words: v.string() })),
})

export const alertOut = v.object({
  id,
  orderId: id,
  personId: id,
  personName: v.string(),
  phone: v.string(),
  addressWords: v.string(),
  grid: v.nullable(v.string()),
  cause: v.picklist(['no_answer', 'worried']),
  state: v.picklist(['open', 'escalated', 'closed']),
  openedAt: moment,
  escalateAt: v.nullable(moment),
  courierName: v.string(),
  notes: v.array(v.object({ at: moment, byName: v.string(), text: v.string() })),
  closed: v.nullable(v.object({ at: moment, byName: v.string(), how: wellBeing, text: v.string() })),
  now: moment,
})
