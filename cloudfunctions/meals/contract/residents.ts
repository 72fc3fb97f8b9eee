import * as v from 'valibot'
import { reads, writes } from '../../kit/contract'
import { done, fen, id, listOf, moment, optionalText, page } from '../../kit/fields'
import {
  accountEntryOut,
  accountOut,
  date,
  eater,
  lines,
  meal,
  mealCard,
  mealDetail,
  menuOut,
  printLink,
  way,
  why,
} from './shapes'
import { standings } from './standings'

const remark = v.optional(optionalText('备注', 100), '')

/** What one meal would cost somebody. */
const quoted = {
  menuId: id,
  date,
  meal,
  lines: v.array(
    v.object({ itemId: id, name: v.string(), quantity: v.number(), priceFen: fen, amountFen: fen }),
  ),
  totalFen: fen,
  subsidyFen: fen,
  payFen: fen,
  why,
  clashes: v.array(v.string()),
}

const weekDay = v.strictObject({ menuId: id, lines })
const weekDays = v.pipe(v.array(weekDay), v.minLength(1, '还没有选哪一天'), v.maxLength(14))

/** What residents, and those who act for them, do. Staff book for callers by the same actions. */
export const residents = {
  /** The tab in one call: menus from a day on, for a week, with prices and bookings of one person. */
  week: reads(
    'visitor',
    v.strictObject({ from: v.optional(date), personId: v.optional(id) }),
    v.object({
      eaters: v.array(eater),
      /** For whom the prices are; null for a stranger. */
      forPersonId: v.nullable(id),
      menus: v.array(menuOut),
      /** Open bookings for anybody for whom the reader may book, soonest first. */
      coming: v.array(mealCard),
      today: date,
      now: moment,
    }),
  ),

  menu: reads(
    'visitor',
    v.strictObject({ id, personId: v.optional(id) }),
    v.object({ ...menuOut.entries, eaters: v.array(eater), forPersonId: v.nullable(id), now: moment }),
  ),

  /** What the confirm page shows. Reserves nothing. */
  quote: reads(
    'resident',
    v.strictObject({ menuId: id, personId: v.optional(id), lines }),
    v.object({
      ...quoted,
      eaters: v.array(eater),
      forPersonId: id,
      personName: v.string(),
      maskedPhone: v.string(),
      /** "3 号楼 2 单元 501"; empty where we do not know it, and so cannot deliver. */
      address: v.string(),
      ways: v.array(way),
      /** As the person had it last. */
      lastWay: v.nullable(way),
      place: v.string(),
      serveFrom: moment,
      serveTo: moment,
      orderUntil: moment,
      changeUntil: moment,
      cancelUntil: moment,
      payBy: v.picklist(['onsite', 'account']),
      /** "从助餐账户扣,余额 ¥23.00", "送到时付", "余额不够,送到时付". */
      payWords: v.string(),
      /** The meal stands already. */
      existingOrderId: v.nullable(id),
      now: moment,
    }),
  ),

  /**
   * Books a meal. One a person, meal and day: where one stands already, through whichever door, that one is answered
   * (`existed`). Staff name a `personId` and a `door`; after the cutoff they give a reason.
   */
  book: writes(
    'resident',
    v.strictObject({
      menuId: id,
      personId: v.optional(id),
      lines,
      way,
      remark,
      /** What the person saw that they pay; another amount is refused with CHANGED {payFen}. Never what is charged. */
      seenPayFen: fen,
      /** Of staff only. */
      door: v.optional(v.picklist(['phone', 'counter'])),
      /** Of staff only, after the cutoff. */
      lateReason: v.optional(optionalText('原因', 100), ''),
    }),
    v.object({ ...mealDetail.entries, existed: v.boolean() }),
  ),

  /** What several days would cost, in the order of the days: the monthly limit counts on. */
  quoteWeek: reads(
    'resident',
    v.strictObject({ personId: v.optional(id), days: weekDays }),
    v.object({
      eaters: v.array(eater),
      forPersonId: id,
      address: v.string(),
      days: v.array(v.object(quoted)),
      totalFen: fen,
      subsidyFen: fen,
      payFen: fen,
      payWords: v.string(),
      now: moment,
    }),
  ),

  /** Books several days, each on its own: what cannot be had is said, the rest stands. */
  bookWeek: writes(
    'resident',
    v.strictObject({
      personId: v.optional(id),
      way,
      remark,
      days: v.pipe(
        v.array(v.strictObject({ menuId: id, lines, seenPayFen: fen })),
        v.minLength(1, '还没有选哪一天'),
        v.maxLength(14),
      ),
    }),
    v.object({
      days: v.array(
        v.object({
          menuId: id,
          outcome: v.picklist(['booked', 'existed', 'refused']),
          order: v.nullable(mealCard),
          /** Why not, for the person. */
          message: v.string(),
        }),
      ),
      now: moment,
    }),
  ),

  myMeals: reads(
    'visitor',
    v.strictObject({
      show: v.optional(v.picklist(['coming', 'past']), 'coming'),
      personId: v.optional(id),
      ...page,
    }),
    listOf(mealCard),
  ),

  mealOrder: reads('visitor', v.strictObject({ id }), mealDetail),

  /** Until the cutoff for changes: other dishes, another way. What it costs is decided anew. */
  changeMeal: writes(
    'resident',
    v.strictObject({
      id,
      lines,
      way,
      remark,
      seenPayFen: fen,
      /** Of staff only, after the cutoff. */
      lateReason: v.optional(optionalText('原因', 100), ''),
    }),
    mealDetail,
  ),

  /** Until the cutoff for cancelling; staff later, with a reason. Twice is once. */
  cancelMeal: writes(
    'resident',
    v.strictObject({ id, reason: v.optional(optionalText('原因', 100), '') }),
    mealDetail,
  ),

  /** Two faces and a sentence, once, within a week after the meal. */
  rate: writes(
    'resident',
    v.strictObject({
      id,
      face: v.picklist(['good', 'bad']),
      text: v.optional(optionalText('评价', 100), ''),
    }),
    mealDetail,
  ),

  ...standings,

  /** 明厨亮灶: photos of a day and what samples are kept. */
  openKitchen: reads(
    'visitor',
    v.strictObject({ date: v.optional(date) }),
    v.object({
      date,
      photos: v.array(v.object({ file: v.string(), at: moment, byName: v.string() })),
      samples: v.array(
        v.object({
          meal,
          dish: v.string(),
          grams: v.number(),
          takenAt: moment,
          takenByName: v.string(),
          keepUntil: moment,
          disposedAt: v.nullable(moment),
        }),
      ),
      /** The latest ratings, without names. */
      ratings: v.object({ good: v.number(), bad: v.number() }),
      today: date,
      now: moment,
    }),
  ),

  /** How meals are paid, with every movement. */
  myAccount: reads(
    'resident',
    v.strictObject({ personId: v.optional(id), ...page }),
    v.object({
      eaters: v.array(eater),
      account: accountOut,
      ...listOf(accountEntryOut).entries,
    }),
  ),

  /** A week's menu in large letters, to print on A4. */
  printMenu: reads('visitor', v.strictObject({ from: v.optional(date) }), printLink),

  /** Family, too, may write that somebody whom nobody could find is well. */
  tellWellBeing: writes(
    'resident',
    v.strictObject({
      alertId: id,
      how: v.picklist(['fine', 'away', 'ill', 'emergency']),
      text: optionalText('情况', 200),
    }),
    done,
  ),
}
