import type { kitchen } from '../../contract/kitchen'
import type { Room } from '../../rooms'
import { advance } from './advance'
import { callerMeals } from './callerMeals'
import { cancelMenu } from './cancelMenu'
import { copyWeek } from './copyWeek'
import { dayOrders } from './dayOrders'
import { dishes } from './dishes'
import { kitchenSheet } from './kitchenSheet'
import { labels } from './labels'
import { printSheet } from './printSheet'
import { publishMenu } from './publishMenu'
import { replaceItem } from './replaceItem'
import { saveDish } from './saveDish'
import { saveMenu } from './saveMenu'
import { sheetFile } from './sheetFile'
import { staffMeal } from './staffMeal'
import { staffMenu } from './staffMenu'
import { staffMenus } from './staffMenus'
import { today } from './today'
import { windowActions } from './window'

/** The dish library and the menus. */
const menuActions = {
  dishes,
  saveDish,
  staffMenus,
  staffMenu,
  saveMenu,
  publishMenu,
  copyWeek,
  cancelMenu,
  replaceItem,
}

/** The kitchen's day and its papers. */
const dayActions = {
  callerMeals,
  today,
  advance,
  kitchenSheet,
  labels,
  dayOrders,
  staffMeal,
  printSheet,
  sheetFile,
}

export const kitchenActions: Room<typeof kitchen> = { ...menuActions, ...dayActions, ...windowActions }
