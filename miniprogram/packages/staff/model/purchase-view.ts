import { formatYuan } from '../../../shared/money'
import { momentInWords } from '../../../shared/time'
import { campaignPhaseLabel } from '../../../shared/vocabulary'
import type { Reply } from '../../../../typings/cloud-api'

export type PurchaseList = Reply<'groupbuy', 'purchaseList'>

export interface PurchaseView {
  title: string
  /** Whether orders can still change the numbers. */
  preliminary: boolean
  note: string
  orderCount: number
  total: string
  suppliers: {
    id: string
    name: string
    phone: string
    amount: string
    items: { id: string; name: string; unit: string; quantity: number; amount: string }[]
  }[]
}

export function purchaseView(list: PurchaseList): PurchaseView {
  const preliminary = list.phase === 'open' || list.phase === 'scheduled' || list.phase === 'draft'
  return {
    title: list.campaignTitle,
    preliminary,
    note: preliminary
      ? `${campaignPhaseLabel[list.phase]},数量还会变,截单后再下采购单`
      : `${campaignPhaseLabel[list.phase]},数量已定`,
    orderCount: list.orderCount,
    total: formatYuan(list.totalFen),
    suppliers: list.suppliers.map((supplier) => ({
      id: supplier.supplierId,
      name: supplier.supplierName,
      phone: supplier.phone,
      amount: formatYuan(supplier.amountFen),
      items: supplier.items.map((item) => ({
        id: item.itemId,
        name: item.name,
        unit: item.unit,
        quantity: item.quantity,
        amount: formatYuan(item.amountFen),
      })),
    })),
  }
}

/** The list as a message for the supplier (or for all of them): plain lines that paste anywhere. */
export function purchaseText(list: PurchaseList, supplierId?: string): string {
  const chosen = list.suppliers.filter((one) => supplierId === undefined || one.supplierId === supplierId)
  const blocks = chosen.map((supplier) => {
    const items = supplier.items.map((item) => `${item.name}(${item.unit})× ${item.quantity}`)
    return [`【${supplier.supplierName}】`, ...items, `小计 ${formatYuan(supplier.amountFen)}`].join('\n')
  })
  const head = `${list.campaignTitle} 采购单\n${momentInWords(list.now, list.now)} 统计,共 ${list.orderCount} 单`
  const foot = chosen.length > 1 ? [`合计 ${formatYuan(list.totalFen)}`] : []
  return [head, ...blocks, ...foot].join('\n\n')
}
