import * as v from 'valibot'
import {
  ACCOUNT_MODES,
  ACCOUNT_MOVES,
  DIET_FLAGS,
  DISH_CONTENTS,
  DISH_TAGS,
  HANDED_TO,
  KITCHEN_STAGES,
  KNOWN_BY,
  MEAL_DOORS,
  MEAL_STATES,
  MEAL_WAYS,
  MEALS,
  WELL_BEINGS,
} from '../../../miniprogram/shared/vocabulary'
import { fen, id, moment, quantity } from '../../kit/fields'

/** What the actions of meals take and answer, in the pieces that several of them share. */

/** "2026-11-23": a calendar day in Puyang. */
export const date = v.pipe(v.string(), v.isoDate('日期不对,请重新选择'))
/** "2026-11" */
export const month = v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/, '月份不对,请重新选择'))

export const meal = v.picklist(MEALS)
export const way = v.picklist(MEAL_WAYS)
export const door = v.picklist(MEAL_DOORS)
export const mealState = v.picklist(MEAL_STATES)
export const stage = v.picklist(KITCHEN_STAGES)
export const tags = v.pipe(v.array(v.picklist(DISH_TAGS)), v.maxLength(DISH_TAGS.length))
export const contains = v.pipe(v.array(v.picklist(DISH_CONTENTS)), v.maxLength(DISH_CONTENTS.length))
export const handedTo = v.picklist(HANDED_TO)
export const knownBy = v.picklist(KNOWN_BY)
export const wellBeing = v.picklist(WELL_BEINGS)
export const accountMode = v.picklist(ACCOUNT_MODES)
export const dishKind = v.picklist(['set', 'dish'])

/** Fen that may be below zero: a balance, a step of an explanation. */
export const signedFen = v.pipe(v.number(), v.safeInteger(), v.minValue(-100_000_00), v.maxValue(100_000_00))

const line = v.strictObject({ itemId: id, quantity })
export const lines = v.pipe(v.array(line), v.minLength(1, '还没有选菜'), v.maxLength(10, '一餐最多选 10 样'))

/** How a price came about: "原价 ¥8.00", "78 岁,每餐补 ¥4.00"; the amounts add up to what is paid. */
export const why = v.array(v.object({ words: v.string(), amountFen: v.number() }))

const cutoffs = { orderUntil: moment, changeUntil: moment, cancelUntil: moment }
const serving = { serveFrom: moment, serveTo: moment }

export const offeredItem = v.object({
  id,
  kind: dishKind,
  name: v.string(),
  photo: v.string(),
  note: v.string(),
  parts: v.array(v.string()),
  priceFen: fen,
  /** What the person for whom this is looked at pays for one portion as their meal. */
  payFen: fen,
  subsidyFen: fen,
  tags,
  contains,
  left: v.number(),
  /** Why this person had better not eat it, in words; empty where nothing speaks against it. */
  clashes: v.array(v.string()),
})

/** Somebody's meal in a line. */
export const mineShort = v.object({
  orderId: id,
  personId: id,
  personName: v.string(),
  state: mealState,
  summary: v.string(),
  way,
})

/** A menu as residents see it, with prices for one person. */
export const menuOut = v.object({
  id,
  date,
  meal,
  /** `soon`: not on sale yet; `open`: can be booked; `closed`: the cutoff has passed; `cancelled`: this meal is off. */
  phase: v.picklist(['open', 'closed', 'cancelled']),
  stage,
  cancelledReason: v.string(),
  ...cutoffs,
  ...serving,
  place: v.string(),
  note: v.string(),
  ways: v.array(way),
  left: v.number(),
  items: v.array(offeredItem),
  /** How the subsidy of this person came about; empty for a stranger. */
  subsidyWords: v.string(),
  /** What stands for the person already, cancelled ones left out. */
  mine: v.nullable(mineShort),
})

/** For whom a reader may book, themselves first. */
export const eater = v.object({ personId: id, name: v.string(), relation: v.string() })

export const mealLine = v.object({
  itemId: id,
  kind: dishKind,
  name: v.string(),
  photo: v.string(),
  parts: v.array(v.string()),
  priceFen: fen,
  quantity: v.number(),
  amountFen: fen,
})

export const money = v.object({
  channel: v.picklist(['onsite', 'wechat']),
  dueFen: fen,
  paidFen: fen,
  refundedFen: fen,
  refundDueFen: fen,
})

export const mealCard = v.object({
  id,
  menuId: id,
  date,
  meal,
  state: mealState,
  door,
  way,
  personId: id,
  personName: v.string(),
  /** Whether the meal is for somebody else than the reader. */
  forOther: v.boolean(),
  cover: v.string(),
  /** "红烧鱼套餐 1 份" */
  summary: v.string(),
  totalFen: fen,
  subsidyFen: fen,
  dueFen: fen,
  paidFen: fen,
  refundDueFen: fen,
  place: v.string(),
  ...serving,
  changeUntil: moment,
  cancelUntil: moment,
  canRate: v.boolean(),
  createdAt: moment,
})

/** A meal on the canteen's list of one menu. */
export const dayOrder = v.object({
  ...mealCard.entries,
  number: v.number(),
  maskedPhone: v.string(),
  payBy: v.picklist(['onsite', 'account']),
})

export const mealDetail = v.object({
  ...mealCard.entries,
  lines: v.array(mealLine),
  code: v.string(),
  /** What the QR says; the canteen scans it. */
  qr: v.string(),
  maskedPhone: v.string(),
  /** "3 号楼 2 单元 501"; empty where nothing is delivered. */
  address: v.string(),
  placedByName: v.string(),
  remark: v.string(),
  why,
  subsidyState: v.picklist(['none', 'reserved', 'granted', 'released']),
  clashes: v.array(v.string()),
  swap: v.nullable(v.object({ from: v.string(), to: v.string(), reason: v.string(), at: moment })),
  money,
  /** Null until it has been looked up, within a minute of the booking. */
  payBy: v.nullable(v.picklist(['onsite', 'account'])),
  courier: v.nullable(v.object({ name: v.string(), phone: v.string() })),
  handover: v.nullable(v.object({ at: moment, words: v.string() })),
  canChange: v.boolean(),
  canCancel: v.boolean(),
  rating: v.nullable(v.object({ face: v.picklist(['good', 'bad']), text: v.string(), at: moment })),
  events: v.array(v.object({ at: moment, what: v.string(), by: v.string(), note: v.string() })),
  /** An alert about this person that is still open: the family may write how they are. */
  alertId: v.nullable(id),
  now: moment,
})

/** A meal as the canteen and the courier see it at the counter and at the door. */
export const staffMeal = v.object({
  ...mealDetail.entries,
  payBy: v.picklist(['onsite', 'account']),
  openFen: fen,
  /** In full only where the reading of it is written down. */
  phone: v.nullable(v.string()),
  diet: v.array(v.picklist(DIET_FLAGS)),
  dietNote: v.string(),
  number: v.number(),
  routeName: v.string(),
})

export const dishOut = v.object({
  id,
  version: v.number(),
  kind: dishKind,
  name: v.string(),
  photo: v.string(),
  note: v.string(),
  parts: v.array(v.string()),
  priceFen: fen,
  tags,
  contains,
  archived: v.boolean(),
})

export const tier = v.object({
  id,
  minAge: v.number(),
  amountFen: v.nullable(fen),
  sharePercent: v.nullable(v.number()),
  maxPerMealFen: v.nullable(fen),
  maxPerMonthFen: v.nullable(fen),
})

export const staffMenu = v.object({
  id,
  version: v.number(),
  date,
  meal,
  state: v.picklist(['draft', 'published', 'cancelled']),
  stage,
  items: v.array(
    v.object({
      id,
      dishId: id,
      kind: dishKind,
      name: v.string(),
      photo: v.string(),
      note: v.string(),
      parts: v.array(v.string()),
      priceFen: fen,
      tags,
      contains,
      capacity: v.number(),
      sold: v.number(),
      left: v.number(),
      hidden: v.boolean(),
    }),
  ),
  capacity: v.number(),
  sold: v.number(),
  ways: v.array(way),
  place: v.string(),
  note: v.string(),
  ...cutoffs,
  ...serving,
  policyTitle: v.string(),
  cancelledReason: v.string(),
  now: moment,
})

export const accountOut = v.object({
  personId: id,
  personName: v.string(),
  mode: accountMode,
  version: v.number(),
  balanceFen: signedFen,
  /** Meals that stand and will be charged. */
  comingFen: fen,
  now: moment,
})

export const accountEntryOut = v.object({
  id,
  at: moment,
  move: v.picklist(ACCOUNT_MOVES),
  amountFen: signedFen,
  title: v.string(),
  staffName: v.string(),
})

/** An address that works for ten minutes: to be opened on the office's PC, copied or scanned. */
export const printLink = v.object({ url: v.string(), expiresAt: moment })

/** A table file; the phone keeps and opens it. */
export const file = v.object({ fileName: v.string(), content: v.string() })
