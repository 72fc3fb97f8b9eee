import { DAY, HOUR, MINUTE, startOfDay } from '../../../shared/time'
import { parseYuan, yuan } from '../../../shared/money'
import type { CloudApi, Reply } from '../../../../typings/cloud-api'

export type StaffCampaign = Reply<'groupbuy', 'staffCampaign'>
export type CampaignDraft = CloudApi['groupbuy']['saveCampaign']['input']
type DraftItem = CampaignDraft['items'][number]

/** One thing on offer as it stands in the editor: numbers are still what was typed. */
export interface ItemForm {
  /** Stays the same while the list is reordered; the server's id once it has one. */
  key: string
  id: string | null
  name: string
  unit: string
  note: string
  photo: string
  priceYuan: string
  stock: string
  /** Per household; empty for no limit. */
  limit: string
  supplierId: string
  supplierName: string
  hidden: boolean
  /** Sold already: such an item can be taken off sale, not deleted. */
  sold: number
}

/** A campaign as it stands in the editor. */
export interface CampaignForm {
  title: string
  text: string
  photos: string[]
  opensAt: number
  closesAt: number
  pickupFrom: number
  pickupTo: number
  pickupPointIds: string[]
  items: ItemForm[]
}

export type TimeField = 'opensAt' | 'closesAt' | 'pickupFrom' | 'pickupTo'

/** What keeps the form from being sent: where, and a sentence for the person. */
export interface Problem {
  field: keyof CampaignForm
  message: string
}

/** A new campaign: opens at the next full ten minutes, cutoff in two days at 20:00, pick-up the afternoon after. */
export function emptyForm(now: number): CampaignForm {
  const today = startOfDay(now)
  return {
    title: '',
    text: '',
    photos: [],
    opensAt: Math.ceil(now / (10 * MINUTE)) * 10 * MINUTE,
    closesAt: today + 2 * DAY + 20 * HOUR,
    pickupFrom: today + 3 * DAY + 16 * HOUR,
    pickupTo: today + 3 * DAY + 19 * HOUR,
    pickupPointIds: [],
    items: [],
  }
}

export function formOf(campaign: StaffCampaign): CampaignForm {
  const { title, text, photos, opensAt, closesAt, pickupFrom, pickupTo } = campaign
  return {
    title,
    text,
    photos: [...photos],
    opensAt,
    closesAt,
    pickupFrom,
    pickupTo,
    pickupPointIds: campaign.pickupPoints.map((point) => point.id),
    items: campaign.items.map(itemFormOf),
  }
}

function itemFormOf(item: StaffCampaign['items'][number]): ItemForm {
  const { id, name, unit, note, photo, supplierId, supplierName, hidden, sold } = item
  return {
    key: id,
    id,
    name,
    unit,
    note,
    photo,
    supplierId,
    supplierName,
    hidden,
    sold,
    priceYuan: yuan(item.priceFen),
    stock: String(item.stock),
    limit: item.limitPerHousehold === null ? '' : String(item.limitPerHousehold),
  }
}

/** A new item; the supplier of the item before it is a good first guess. */
export const emptyItem = (key: string, before?: ItemForm): ItemForm => ({
  key,
  id: null,
  name: '',
  unit: '',
  note: '',
  photo: '',
  priceYuan: '',
  stock: '',
  limit: '',
  supplierId: before?.supplierId ?? '',
  supplierName: before?.supplierName ?? '',
  hidden: false,
  sold: 0,
})

/** A whole number as typed, or null. */
export const parseCount = (typed: string): number | null =>
  /^\s*\d{1,5}\s*$/.test(typed) ? Number(typed) : null

/** The first thing that an item still lacks, as a sentence; null when it can be sent. */
export function itemProblem(item: ItemForm): string | null {
  if (!item.photo) return '还差一张照片,邻居们看图选菜'
  if (!item.name.trim()) return '请填写品名,如「上海青」'
  if (!item.unit.trim()) return '请填写规格,如「约 500 克/把」'
  const price = parseYuan(item.priceYuan)
  if (price === null) return '价格请填数字,如 3.5,最多两位小数'
  if (price === 0) return '请填写价格'
  if (parseCount(item.stock) === null) return '请填写备货数量,如 100'
  if (item.limit.trim() && !parseCount(item.limit)) return '每户限购请填 1 到 99,不限购就空着'
  if (!item.supplierId) return '请选择供货方'
  return null
}

function draftItem(item: ItemForm): DraftItem | null {
  const priceFen = parseYuan(item.priceYuan)
  const stock = parseCount(item.stock)
  if (priceFen === null || stock === null) return null
  const { name, unit, note, photo, supplierId, hidden } = item
  const limitPerHousehold = item.limit.trim() ? parseCount(item.limit) : null
  const fields = { name, unit, note, photo, supplierId, hidden, priceFen, stock, limitPerHousehold }
  return item.id === null ? fields : { id: item.id, ...fields }
}

function firstProblem(form: CampaignForm): Problem | null {
  if (!form.title.trim()) return { field: 'title', message: '请给团购起个标题,如「周五蔬菜团」' }
  for (const item of form.items) {
    const message = itemProblem(item)
    if (message) return { field: 'items', message: `${item.name || '有一样菜'}:${message}` }
  }
  return null
}

/**
 * What is sent to save the form, or what a person has to fill in first. Only what cannot be sent at all is caught
 * here; everything else is the server's to judge.
 */
export function draftOf(
  form: CampaignForm,
  base: { id: string; version: number } | null,
): { draft: CampaignDraft } | { problem: Problem } {
  const problem = firstProblem(form)
  if (problem) return { problem }
  const items = form.items.map(draftItem).filter((item) => item !== null)
  const { title, text, photos, opensAt, closesAt, pickupFrom, pickupTo, pickupPointIds } = form
  const fields = { title, text, photos, opensAt, closesAt, pickupFrom, pickupTo, pickupPointIds, items }
  return { draft: base ? { ...base, ...fields } : fields }
}

/** Whether anything has been changed; both sides are plain data in the same order of fields. */
export const sameForm = (a: CampaignForm, b: CampaignForm): boolean => JSON.stringify(a) === JSON.stringify(b)

/** A copy that shares nothing with its original: setData writes into what it was given. */
export const copyOf = (form: CampaignForm): CampaignForm => ({
  ...form,
  photos: [...form.photos],
  pickupPointIds: [...form.pickupPointIds],
  items: form.items.map((item) => ({ ...item })),
})
