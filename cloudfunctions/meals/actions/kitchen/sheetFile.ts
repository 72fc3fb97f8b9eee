import type { Database } from '../../../kit/database'
import { AppError } from '../../../kit/errors'
import { action } from '../../../kit/serve'
import { kitchen } from '../../contract/kitchen'
import { monthSheetOf } from '../../month'
import { monthInWords } from '../../print/month'
import { kitchenTables, labelTables, monthTables, workbook, type Table } from '../../print/tables'
import { isMonth } from '../../rules/ids'
import { kitchenTotals, labelsOf } from '../../rules/sheet'
import { mealInWords } from '../../rules/words'
import { menuWithOrders, routesInOrder } from '../../sheets'
import { listRead } from '../../staff'

interface Named {
  name: string
  tables: Table[]
}

async function monthTable(db: Database, month: string): Promise<Named> {
  if (!isMonth(month)) throw new AppError('BAD_INPUT', '月份不对,请重新选择')
  return { name: `补贴月表-${monthInWords(month)}`, tables: monthTables(await monthSheetOf(db, month)) }
}

async function menuTable(db: Database, sheet: 'kitchen' | 'labels', menuId: string): Promise<Named> {
  const [{ menu, orders }, routes] = await Promise.all([menuWithOrders(db, menuId), routesInOrder(db)])
  const when = mealInWords(menu)
  return sheet === 'kitchen'
    ? { name: `厨房单-${when}`, tables: kitchenTables(kitchenTotals(orders, menu.items)) }
    : { name: `餐盒标签-${when}`, tables: labelTables(labelsOf(orders, routes)) }
}

/** The same rows as on paper, as a table. */
export const sheetFile = action(kitchen.sheetFile, async (context) => {
  const { db } = context
  const { sheet, id } = context.input
  const { name, tables } = sheet === 'month' ? await monthTable(db, id) : await menuTable(db, sheet, id)
  await listRead(context, 'sheetFile', `${sheet}:${id}`, name)
  const file = await workbook(tables)
  return { fileName: `${name}.xlsx`, content: file.toString('base64') }
})
