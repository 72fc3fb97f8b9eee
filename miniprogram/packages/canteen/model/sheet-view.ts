import type { KitchenSheet, Labels } from '../../../services/canteen'
import { kitchenStageLabel, mealWayLabel } from '../../../shared/vocabulary'
import { dietInWords, mealInWords } from '../../../view/meal-words'
import { toneOfStage, type Tone } from '../../../view/tones'

export interface SheetView extends Tone {
  title: string
  stageLabel: string
  portions: number
  /** "49 位邻居" */
  orders: string
  ways: { label: string; words: string }[]
  items: { id: string; name: string; quantity: number; parts: string; diets: string }[]
  parts: { name: string; quantity: number }[]
  clashes: { id: string; who: string; words: string[] }[]
  remarks: { id: string; who: string; remark: string }[]
  /** What the figures do not know yet; empty when they are whole. */
  warning: string
}

const times = (rows: readonly { name: string; quantity: number }[]): string =>
  rows.map(({ name, quantity }) => `${name} ${quantity}`).join(' · ')

export const sheetView = (sheet: KitchenSheet): SheetView => ({
  title: mealInWords(sheet, sheet.now),
  stageLabel: kitchenStageLabel[sheet.stage],
  ...toneOfStage(sheet.stage),
  portions: sheet.portions,
  orders: `${sheet.orders} 位邻居`,
  ways: sheet.ways.map(({ way, orders, portions }) => ({
    label: mealWayLabel[way],
    words: portions === orders ? `${portions} 份` : `${portions} 份(${orders} 位)`,
  })),
  items: sheet.items.map(({ itemId, name, quantity, parts, diets }) => ({
    id: itemId,
    name,
    quantity,
    // A bowl of noodles has nothing in it but itself.
    parts: parts.join('、') === name ? '' : parts.join('、'),
    diets: times(diets),
  })),
  parts: sheet.parts,
  clashes: sheet.clashes.map(({ orderId, number, personName, words }) => ({
    id: orderId,
    who: `${number} 号 ${personName}`,
    words,
  })),
  remarks: sheet.remarks.map(({ orderId, number, personName, remark }) => ({
    id: orderId,
    who: `${number} 号 ${personName}`,
    remark,
  })),
  warning: warningOf(sheet),
})

function warningOf({ unprepared, stage }: KitchenSheet): string {
  const open = stage === 'open' ? '还没截单,份数还会变。' : ''
  const diets = unprepared > 0 ? `有 ${unprepared} 单的忌口还在查,一分钟后下拉刷新再看。` : ''
  return `${open}${diets}`
}

/** One label as it will stick on a box. */
export interface LabelView {
  key: string
  orderId: string
  /** "3-2-501", or the number where it is fetched. */
  where: string
  who: string
  item: string
  /** "1/2"; empty where there is only one box. */
  box: string
  diet: string
  clash: boolean
  remark: string
  words: string
}

export interface LabelGroup {
  name: string
  count: string
  labels: LabelView[]
}

export interface LabelsView {
  title: string
  total: number
  groups: LabelGroup[]
}

export function labelsView({ labels, ...menu }: Labels): LabelsView {
  const groups = new Map<string, LabelView[]>()
  for (const label of labels) {
    const name = label.way === 'delivery' ? label.routeName || '还没有路线的楼' : mealWayLabel[label.way]
    groups.set(name, [...(groups.get(name) ?? []), labelView(label)])
  }
  return {
    title: mealInWords(menu, menu.now),
    total: labels.length,
    groups: [...groups].map(([name, rows]) => ({ name, count: `${rows.length} 张`, labels: rows })),
  }
}

function labelView(label: Labels['labels'][number]): LabelView {
  const diet = dietInWords(label.diet, label.dietNote)
  const where = label.way === 'delivery' ? label.where : `${label.number} 号`
  const box = label.box === '1/1' ? '' : label.box
  return {
    key: label.key,
    orderId: label.orderId,
    where,
    who: label.personName,
    item: label.item,
    box,
    diet,
    clash: label.clash,
    remark: label.remark,
    words: [where, label.personName, label.item, box, diet, label.clash ? '与忌口冲突' : '', label.remark]
      .filter(Boolean)
      .join(','),
  }
}

/** As many labels as a phone draws at once; the rest comes while one scrolls. */
export function firstLabels({ groups }: LabelsView, limit: number): LabelGroup[] {
  let room = limit
  return groups.flatMap((group) => {
    const labels = group.labels.slice(0, Math.max(0, room))
    room -= labels.length
    return labels.length > 0 ? [{ ...group, labels }] : []
  })
}
