import * as v from 'valibot'
import { reads, writes } from '../../kit/contract'
import { fen, fileId, id, listOf, moment, optionalText, page, text } from '../../kit/fields'
import { contains, date, dishKind, dishOut, meal, staffMenu, tags, way } from './shapes'

export const CANTEEN = ['canteen', 'admin'] as const

const capacity = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(2000, '份数太大,请核对'))

const menuDraft = {
  date,
  meal,
  items: v.pipe(
    v.array(
      v.strictObject({
        /** Absent for a new item. */
        id: v.optional(id),
        dishId: id,
        priceFen: v.pipe(v.number(), v.minValue(1, '请填写价格'), fen),
        capacity,
        hidden: v.optional(v.boolean(), false),
      }),
    ),
    v.maxLength(30, '一餐最多 30 样'),
  ),
  capacity,
  ways: v.pipe(v.array(way), v.minLength(1, '请选怎么用餐'), v.maxLength(3)),
  place: text('用餐地点', 30),
  note: optionalText('说明', 100),
  orderUntil: moment,
  changeUntil: moment,
  cancelUntil: moment,
  serveFrom: moment,
  serveTo: moment,
}

/** The dish library and the menus. */
export const menus = {
  dishes: reads(
    CANTEEN,
    v.strictObject({
      show: v.optional(v.picklist(['current', 'archived']), 'current'),
      search: v.optional(optionalText('搜索', 20)),
      ...page,
    }),
    listOf(dishOut),
  ),

  saveDish: writes(
    CANTEEN,
    v.strictObject({
      id: v.optional(id),
      version: v.optional(v.number()),
      kind: dishKind,
      name: text('菜名', 20),
      photo: fileId,
      note: optionalText('说明', 60),
      parts: v.pipe(v.array(text('菜名', 20)), v.maxLength(8, '一份套餐最多 8 样')),
      priceFen: v.pipe(v.number(), v.minValue(1, '请填写价格'), fen),
      tags,
      contains,
      archived: v.optional(v.boolean(), false),
    }),
    dishOut,
  ),

  /** Menus of two weeks from a day on, drafts too. */
  staffMenus: reads(
    CANTEEN,
    v.strictObject({ from: v.optional(date) }),
    v.object({ items: v.array(staffMenu), today: date, now: moment }),
  ),

  staffMenu: reads(CANTEEN, v.strictObject({ id }), staffMenu),

  /** Creates a draft, or changes a draft or a published menu. One menu a day and meal. */
  saveMenu: writes(
    CANTEEN,
    v.strictObject({ id: v.optional(id), version: v.optional(v.number()), ...menuDraft }),
    staffMenu,
  ),

  publishMenu: writes(CANTEEN, v.strictObject({ id, version: v.number() }), staffMenu),

  /** Drafts for the week that begins at `to`, from the menus of the week that begins at `from`; days that have one stay. */
  copyWeek: writes(
    CANTEEN,
    v.strictObject({ from: date, to: date }),
    v.object({ made: v.number(), skipped: v.number() }),
  ),

  /** The kitchen stays closed: every booking is cancelled, everybody told. */
  cancelMenu: writes(CANTEEN, v.strictObject({ id, reason: text('原因', 100) }), staffMenu),

  /** Something cannot be cooked: another item takes its place in every booking, at the lower of the two prices. */
  replaceItem: writes(
    CANTEEN,
    v.strictObject({ id, itemId: id, byItemId: id, reason: text('原因', 100) }),
    v.object({ menu: staffMenu, replaced: v.number(), clashing: v.number() }),
  ),
}
