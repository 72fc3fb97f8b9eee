import type { CampaignPhase } from '../../../shared/vocabulary'
import { itemProblem, type ItemForm } from './campaign-form'

/** An item in the editor's list. */
export interface ItemRow {
  key: string
  name: string
  photo: string
  about: string
  stock: string
  /** What is still missing; empty when the item is complete. */
  problem: string
  hidden: boolean
}

export const itemRow = (item: ItemForm): ItemRow => ({
  key: item.key,
  name: item.name || '还没写品名',
  photo: item.photo,
  about: [item.priceYuan ? `¥${item.priceYuan}` : '', item.unit].filter(Boolean).join(' · '),
  stock: [
    item.stock ? `备货 ${item.stock}` : '',
    item.limit ? `每户限 ${item.limit}` : '',
    item.sold > 0 ? `已订 ${item.sold}` : '',
  ]
    .filter(Boolean)
    .join(' · '),
  problem: itemProblem(item) ?? '',
  hidden: item.hidden,
})

/** Opened and left without a word: such an item was never meant. */
export const isBlank = (item: ItemForm): boolean =>
  !item.id && ![item.name, item.unit, item.note, item.photo, item.priceYuan, item.stock].some(Boolean)

/** After the cutoff what was agreed stands: goods, prices and cutoff are not offered for change. */
export const isLocked = (phase: CampaignPhase): boolean => phase === 'closed' || phase === 'pickup'
