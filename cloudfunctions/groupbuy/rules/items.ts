import type { Fen } from '../../../miniprogram/shared/money'
import { AppError } from '../../kit/errors'
import type { CampaignItem, Supplier } from '../collections'

/** One line of the editor. */
export interface DraftItem {
  id?: string | undefined
  name: string
  unit: string
  note: string
  photo: string
  priceFen: Fen
  supplierId: string
  stock: number
  limitPerHousehold: number | null
  hidden: boolean
}

/**
 * The items that a campaign has after an edit, in the editor's order. What residents may have ordered already is never
 * taken out, only hidden.
 * @param newId id for the new item at a place of the list
 * @throws BAD_INPUT for an item or supplier that does not exist, or a line that stands twice
 */
export function itemsAfter(
  drafts: readonly DraftItem[],
  before: readonly CampaignItem[],
  suppliers: readonly Supplier[],
  options: { published: boolean; newId: (index: number) => string },
): CampaignItem[] {
  const known = new Set(before.map((item) => item.id))
  const supplierNames = new Map(suppliers.map((supplier) => [supplier._id, supplier.name]))
  const items = drafts.map((draft, index): CampaignItem => {
    if (draft.id !== undefined && !known.has(draft.id)) {
      throw new AppError('BAD_INPUT', `「${draft.name}」已经不在这次团购里,请刷新后再改`)
    }
    const supplierName = supplierNames.get(draft.supplierId)
    if (supplierName === undefined) throw new AppError('BAD_INPUT', `请给「${draft.name}」选择供货方`)
    return { ...draft, id: draft.id ?? options.newId(index), supplierName }
  })
  const kept = new Set(items.map((item) => item.id))
  if (kept.size < items.length) throw new AppError('BAD_INPUT', '有一样菜出现了两次,请删掉一行')
  if (!options.published) return items
  const removed = before.filter((item) => !kept.has(item.id)).map((item) => ({ ...item, hidden: true }))
  return [...items, ...removed]
}
