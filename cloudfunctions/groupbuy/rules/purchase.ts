import { fen, type Fen } from '../../../miniprogram/shared/money'

/** The sum of one item over all standing orders. */
export interface Bought {
  _id: { supplierId: string; itemId: string }
  supplierName: string
  name: string
  unit: string
  quantity: number
  amountFen: number
}

export interface SupplierSums {
  supplierId: string
  supplierName: string
  items: { itemId: string; name: string; unit: string; quantity: number; amountFen: Fen }[]
}

/** Items under their supplier, in the order in which the campaign offers them. */
export function bySupplier(bought: readonly Bought[], itemIds: readonly string[]): SupplierSums[] {
  const lists = new Map<string, SupplierSums>()
  const place = (row: Bought): number => itemIds.indexOf(row._id.itemId)
  for (const row of [...bought].sort((a, b) => place(a) - place(b))) {
    const { supplierId, itemId } = row._id
    const list = lists.get(supplierId) ?? { supplierId, supplierName: row.supplierName, items: [] }
    const { name, unit, quantity, amountFen } = row
    list.items.push({ itemId, name, unit, quantity, amountFen: fen(amountFen) })
    lists.set(supplierId, list)
  }
  return [...lists.values()]
}
