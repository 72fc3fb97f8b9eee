import * as v from 'valibot'
import { reads, writes } from '../../kit/contract'
import { done, fen, id, listOf, moment, optionalText, page, text } from '../../kit/fields'
import { alertOut, stop } from './delivery-shapes'
import { date, handedTo, meal, stage, wellBeing } from './shapes'
import { CANTEEN } from './menus'

const COURIER = ['courier', 'admin'] as const
/** Who looks for somebody that nobody could find. */
export const SEARCHERS = ['canteen', 'courier', 'gridWorker', 'admin'] as const

const courierOut = v.object({ personId: id, name: v.string() })

const routeOut = v.object({
  id,
  name: v.string(),
  buildings: v.array(v.string()),
  courier: v.nullable(courierOut),
})

/** A route of one menu as its courier walks it. */
const runOut = v.object({
  menuId: id,
  routeId: id,
  routeName: v.string(),
  date,
  meal,
  stage,
  startedAt: v.nullable(moment),
  stops: v.array(stop),
  left: v.number(),
})

export const delivery = {
  // ---- routes

  routes: reads(
    CANTEEN,
    v.strictObject({}),
    v.object({
      items: v.array(routeOut),
      /** Everybody who may walk a route. */
      couriers: v.array(courierOut),
      /** Buildings that are on no route yet. */
      unrouted: v.array(v.string()),
      now: moment,
    }),
  ),

  saveRoute: writes(
    CANTEEN,
    v.strictObject({
      id: v.optional(id),
      name: text('路线名', 20),
      buildings: v.pipe(
        v.array(v.pipe(v.string(), v.maxLength(8))),
        v.minLength(1, '请选这条路线走哪几栋楼'),
        v.maxLength(60),
      ),
      courierPersonId: v.nullable(id),
    }),
    routeOut,
  ),

  removeRoute: writes(CANTEEN, v.strictObject({ id }), done),

  /** Who walks what today; routes without meals are left out. */
  runsOf: reads(
    CANTEEN,
    v.strictObject({ menuId: id }),
    v.object({
      items: v.array(
        v.object({
          routeId: id,
          routeName: v.string(),
          courier: v.nullable(courierOut),
          startedAt: v.nullable(moment),
          stops: v.number(),
          delivered: v.number(),
          noAnswer: v.number(),
        }),
      ),
      /** Meals to be delivered to buildings on no route. */
      unrouted: v.number(),
      couriers: v.array(courierOut),
      now: moment,
    }),
  ),

  assignRun: writes(CANTEEN, v.strictObject({ menuId: id, routeId: id, courierPersonId: id }), done),

  // ---- the courier's walk

  /** The caller's own stops of today, in walking order. Yesterday's are nobody's to read any more. */
  stops: reads(COURIER, v.strictObject({}), v.object({ runs: v.array(runOut), today: date, now: moment })),

  /** Sets out: everything of the run that is ready is on its way, and its people see who brings it. */
  startRun: writes(COURIER, v.strictObject({ menuId: id, routeId: id }), runOut),

  /** Handed over; where money was due and taken at the door, it is written down with it. */
  deliver: writes(
    COURIER,
    v.strictObject({
      orderId: id,
      to: handedTo,
      note: v.optional(optionalText('说明', 100), ''),
      paid: v.optional(v.strictObject({ method: v.picklist(['cash', 'code']), seenFen: fen })),
    }),
    stop,
  ),

  /** Nobody opened: family and grid worker are told at once. */
  noAnswer: writes(
    COURIER,
    v.strictObject({ orderId: id, note: v.optional(optionalText('说明', 100), '') }),
    stop,
  ),

  /** Somebody opened, and the courier is worried. */
  worry: writes(COURIER, v.strictObject({ orderId: id, text: text('情况', 200) }), stop),

  /** Taken back to the canteen. */
  returnMeal: writes(COURIER, v.strictObject({ orderId: id, reason: text('原因', 100) }), stop),

  /** A wrong tap: the meal is on its way again. The same day only. */
  undoDelivery: writes(COURIER, v.strictObject({ orderId: id, reason: text('原因', 100) }), stop),

  // ---- until somebody has written how the person is

  /** Open ones first by age; those whom the caller may look for. */
  alerts: reads(
    SEARCHERS,
    v.strictObject({ show: v.optional(v.picklist(['open', 'closed']), 'open'), ...page }),
    listOf(alertOut),
  ),

  alert: reads(SEARCHERS, v.strictObject({ id }), alertOut),

  noteAlert: writes(SEARCHERS, v.strictObject({ id, text: text('情况', 200) }), alertOut),

  /** Only this ends it. */
  closeAlert: writes(SEARCHERS, v.strictObject({ id, how: wellBeing, text: text('情况', 200) }), alertOut),
}
