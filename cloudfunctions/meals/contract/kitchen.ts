import * as v from 'valibot'
import { DIET_FLAGS } from '../../../miniprogram/shared/vocabulary'
import { reads, writes } from '../../kit/contract'
import { done, fen, fileId, id, listOf, moment, page, text } from '../../kit/fields'
import { CANTEEN, menus } from './menus'
import {
  date,
  dayOrder,
  file,
  knownBy,
  meal,
  mealCard,
  menuOut,
  printLink,
  staffMeal,
  staffMenu,
  stage,
  way,
} from './shapes'

/** Whoever takes calls: the canteen, and grid workers for their own grids. */
export const CALL_TAKERS = ['canteen', 'gridWorker', 'admin'] as const

const DAY_FILTERS = ['all', 'waiting', 'handedOver', 'delivery', 'unpaid', 'cancelled'] as const
const photo = v.strictObject({ date, file: fileId })
const total = v.object({ name: v.string(), quantity: v.number() })

/** The canteen: its menus, its day, its papers. */
export const kitchen = {
  ...menus,

  // ---- the day

  /** The canteen's day: its menus with what stands and what waits. */
  today: reads(
    CANTEEN,
    v.strictObject({ date: v.optional(date) }),
    v.object({
      date,
      today: date,
      menus: v.array(
        v.object({
          ...staffMenu.entries,
          counts: v.object({
            standing: v.number(),
            portions: v.number(),
            dineIn: v.number(),
            pickUp: v.number(),
            delivery: v.number(),
            handedOver: v.number(),
            waiting: v.number(),
            noAnswer: v.number(),
          }),
        }),
      ),
      now: moment,
    }),
  ),

  /** Lock, cooking, ready, closed: one tap for the whole menu. Locking looks up diets, addresses and accounts once more. */
  advance: writes(CANTEEN, v.strictObject({ menuId: id, to: stage }), staffMenu),

  /** What to cook: totals by item, part and diet, and who may not eat what they have. */
  kitchenSheet: reads(
    CANTEEN,
    v.strictObject({ menuId: id }),
    v.object({
      menuId: id,
      date,
      meal,
      stage,
      orders: v.number(),
      portions: v.number(),
      items: v.array(
        v.object({
          itemId: id,
          name: v.string(),
          quantity: v.number(),
          parts: v.array(v.string()),
          /** How many of them with each need: [{少盐, 3}, …]. */
          diets: v.array(total),
        }),
      ),
      parts: v.array(total),
      ways: v.array(v.object({ way, orders: v.number(), portions: v.number() })),
      clashes: v.array(
        v.object({ orderId: id, number: v.number(), personName: v.string(), words: v.array(v.string()) }),
      ),
      remarks: v.array(
        v.object({ orderId: id, number: v.number(), personName: v.string(), remark: v.string() }),
      ),
      /** Bookings whose diet has not been looked up yet. */
      unprepared: v.number(),
      now: moment,
    }),
  ),

  /** One label a box, sorted by route, building, unit and room; those that are fetched come first, by number. */
  labels: reads(
    CANTEEN,
    v.strictObject({ menuId: id }),
    v.object({
      menuId: id,
      date,
      meal,
      labels: v.array(
        v.object({
          key: v.string(),
          orderId: id,
          number: v.number(),
          /** "1/2": which box of this order. */
          box: v.string(),
          personName: v.string(),
          itemId: id,
          item: v.string(),
          /** A box for each portion of a set; the single dishes of one order share a box. */
          contents: v.array(v.object({ itemId: id, name: v.string(), quantity: v.number() })),
          way,
          routeName: v.string(),
          /** "3-2-501"; empty where it is fetched. */
          where: v.string(),
          diet: v.array(v.picklist(DIET_FLAGS)),
          dietNote: v.string(),
          clash: v.boolean(),
          remark: v.string(),
        }),
      ),
      now: moment,
    }),
  ),

  dayOrders: reads(
    CANTEEN,
    v.strictObject({
      menuId: id,
      show: v.optional(v.picklist(DAY_FILTERS), 'all'),
      ...page,
    }),
    listOf(dayOrder),
  ),

  /** The one answer with address and full phone; that it was read is written down. */
  staffMeal: reads(CANTEEN, v.strictObject({ id }), staffMeal),

  /** By six digits, by what a scanned code or meal card says, or by name or phone tail: what waits at the window. */
  findForHandOut: reads(
    CANTEEN,
    v.strictObject({
      menuId: id,
      query: v.pipe(v.string(), v.trim(), v.minLength(1, '请输入领餐码或姓名'), v.maxLength(120)),
    }),
    v.object({ knownBy, items: v.array(staffMeal), now: moment }),
  ),

  handOut: writes(CANTEEN, v.strictObject({ id, knownBy }), staffMeal),

  undoHandOut: writes(CANTEEN, v.strictObject({ id, reason: text('原因', 100) }), staffMeal),

  // ---- for callers

  /** For somebody on the phone or at the counter: who they are, what they had last, what can be had. */
  callerMeals: reads(
    CALL_TAKERS,
    v.strictObject({ personId: id }),
    v.object({
      personId: id,
      name: v.string(),
      maskedPhone: v.string(),
      address: v.string(),
      diet: v.array(v.picklist(DIET_FLAGS)),
      dietNote: v.string(),
      /** The latest meal that was not cancelled. */
      last: v.nullable(
        v.object({
          date,
          meal,
          way,
          summary: v.string(),
          lines: v.array(v.object({ dishId: id, name: v.string(), quantity: v.number() })),
        }),
      ),
      /** "一样的" for each menu: the same items where they are on it. */
      menus: v.array(
        v.object({
          ...menuOut.entries,
          same: v.nullable(
            v.object({
              lines: v.array(v.object({ itemId: id, name: v.string(), quantity: v.number() })),
              way,
              payFen: fen,
              /** What of the last meal is not on this menu. */
              missing: v.array(v.string()),
            }),
          ),
        }),
      ),
      coming: v.array(mealCard),
      standingWords: v.string(),
      now: moment,
    }),
  ),

  // ---- what the kitchen shows and is told

  addKitchenPhoto: writes(CANTEEN, photo, done),
  removeKitchenPhoto: writes(CANTEEN, photo, done),

  addSample: writes(
    CANTEEN,
    v.strictObject({
      date,
      meal,
      dish: text('菜名', 20),
      grams: v.pipe(
        v.number(),
        v.safeInteger(),
        v.minValue(125, '每样至少留 125 克'),
        v.maxValue(2000, '克数太大,请核对'),
      ),
      takenAt: moment,
    }),
    v.object({ id }),
  ),

  /** After its 48 hours. */
  disposeSample: writes(CANTEEN, v.strictObject({ id }), done),

  sampleLog: reads(
    CANTEEN,
    v.strictObject({ date: v.optional(date) }),
    v.object({
      date,
      items: v.array(
        v.object({
          id,
          meal,
          dish: v.string(),
          grams: v.number(),
          takenAt: moment,
          takenByName: v.string(),
          keepUntil: moment,
          disposedAt: v.nullable(moment),
          disposedByName: v.string(),
        }),
      ),
      /** What the day's menus offer and no sample was taken of. */
      missing: v.array(v.object({ meal, dish: v.string() })),
      /** Samples of any day that may be thrown away now. */
      dueForDisposal: v.array(v.object({ id, date, dish: v.string(), keepUntil: moment })),
      photos: v.array(v.object({ file: v.string(), at: moment, byName: v.string() })),
      today: date,
      now: moment,
    }),
  ),

  ratings: reads(
    CANTEEN,
    v.strictObject({ ...page }),
    listOf(
      v.object({
        orderId: id,
        at: moment,
        date,
        meal,
        face: v.picklist(['good', 'bad']),
        text: v.string(),
        summary: v.string(),
        byName: v.string(),
      }),
    ),
  ),

  // ---- paper

  /** A page of A4 behind a signed address. `id` is a menu, except for the month sheet ("2026-11") and a card (a person). */
  printSheet: reads(
    CANTEEN,
    v.strictObject({ sheet: v.picklist(['kitchen', 'labels', 'route', 'month', 'card']), id }),
    printLink,
  ),

  /** The same rows as a table. */
  sheetFile: reads(CANTEEN, v.strictObject({ sheet: v.picklist(['kitchen', 'labels', 'month']), id }), file),

  /** Numbers for the tiles of 工作台; those that the caller's roles do not see are 0. */
  desk: reads(
    ['canteen', 'courier', 'gridWorker', 'admin'],
    v.strictObject({}),
    v.object({
      /** Today's meals that still have to be handed over. */
      waiting: v.number(),
      /** Bookings for tomorrow. */
      tomorrow: v.number(),
      myStops: v.number(),
      alerts: v.number(),
      drafts: v.number(),
      now: moment,
    }),
  ),
}
