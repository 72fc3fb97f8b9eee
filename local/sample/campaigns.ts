import type { Campaign, PickupPoint, Supplier } from '../../cloudfunctions/groupbuy/collections'
import { fen } from '../../miniprogram/shared/money'
import { DAY, HOUR, partsOf, startOfDay } from '../../miniprogram/shared/time'
import { openidOf } from './keys'
import {
  eggsAndNoodles,
  fruit,
  samplePickupPoints,
  sampleSuppliers,
  vegetables,
  winterStore,
  type SampleItem,
} from './goods'

type In<T> = T & { community: string }

/** How the sample refers to a stored picture; the loader puts the files there. */
export type PictureId = (file: string) => string

interface CampaignPlan {
  key: string
  title: string
  text: string
  photo: string
  items: SampleItem[]
  opensAt: number
  closesAt: number
  pickupFrom: number
  pickupTo: number
}

/** Two open, one closed, one in pick-up: whatever the hour at which the sample is made. */
function plans(now: number): CampaignPlan[] {
  const today = startOfDay(now)
  const tonight = today + 20 * HOUR
  const cutoff = now < tonight - HOUR ? tonight : tonight + DAY
  const friday = today + ((12 - partsOf(now).weekday) % 7) * DAY
  const pickupDay = friday > cutoff ? friday : friday + 7 * DAY
  return [
    {
      key: 'vegetables',
      title: '周五鲜蔬 王楼基地直供',
      text: '早上采,下午到。按单采摘,没有中间商。菜是地里长的,大小会有些差别,分量只多不少。',
      photo: 'cover-vegetables.svg',
      items: vegetables,
      opensAt: today - DAY + 8 * HOUR,
      closesAt: cutoff,
      pickupFrom: pickupDay + 16 * HOUR,
      pickupTo: pickupDay + 19 * HOUR,
    },
    {
      key: 'eggs',
      title: '土鸡蛋和老面馒头',
      text: '鸡蛋是岳村林下散养的,馒头和面条是孟师傅当天做的。豆腐不多,先到先得。',
      photo: 'cover-eggs.svg',
      items: eggsAndNoodles,
      opensAt: today + 7 * HOUR - DAY,
      closesAt: tonight + 2 * DAY,
      pickupFrom: today + 4 * DAY + 9 * HOUR,
      pickupTo: today + 4 * DAY + 18 * HOUR,
    },
    {
      key: 'winter',
      title: '储冬白菜萝卜',
      text: '打过霜的大白菜,一捆五棵,能放到过年。搬不动的邻居请在备注里写一声,我们给您送到楼下。',
      photo: 'cover-winter.svg',
      items: winterStore,
      opensAt: today - 4 * DAY + 8 * HOUR,
      closesAt: today - 4 * HOUR,
      pickupFrom: today + DAY + 15 * HOUR,
      pickupTo: today + DAY + 19 * HOUR,
    },
    {
      key: 'fruit',
      title: '范县苹果和梨',
      text: '黄河边沙土地的果子,树上熟的。箱子请带回来,果园还能再用。',
      photo: 'cover-fruit.svg',
      items: fruit,
      opensAt: today - 6 * DAY + 8 * HOUR,
      closesAt: today - 3 * DAY + 20 * HOUR,
      pickupFrom: today - DAY + 8.5 * HOUR,
      pickupTo: today + DAY + 19 * HOUR,
    },
  ]
}

export const campaignIdOf = (key: string): string => `c-${key}`

export function supplierDocuments(now: number): In<Supplier>[] {
  return sampleSuppliers.map(({ key, ...supplier }) => ({
    _id: `s-${key}`,
    community: 'xinglong',
    ...supplier,
    createdAt: now - 90 * DAY,
  }))
}

export function pickupPointDocuments(now: number): In<PickupPoint>[] {
  return samplePickupPoints.map(({ key, ...point }) => ({
    _id: `pp-${key}`,
    community: 'xinglong',
    ...point,
    createdAt: now - 90 * DAY,
  }))
}

function campaignDocument(plan: CampaignPlan, picture: PictureId, now: number): In<Campaign> {
  const { key, items, photo, ...rest } = plan
  const supplierName = (s: string): string => sampleSuppliers.find((x) => x.key === s)!.name
  return {
    _id: campaignIdOf(key),
    community: 'xinglong',
    ...rest,
    photos: [picture(photo)],
    state: 'published',
    pickupPoints: samplePickupPoints.map(({ key: id, ...point }) => ({ id: `pp-${id}`, ...point })),
    items: items.map((i) => ({
      id: `i-${i.key}`,
      name: i.name,
      unit: i.unit,
      note: i.note,
      photo: picture(i.picture),
      priceFen: fen(i.price),
      supplierId: `s-${i.supplier}`,
      supplierName: supplierName(i.supplier),
      stock: i.stock,
      limitPerHousehold: i.limit,
      hidden: false,
    })),
    channel: 'onsite',
    priceFromFen: fen(Math.min(...items.map((i) => i.price))),
    terms: 1,
    version: 1,
    codeKey: `sample-${key}`,
    createdAt: plan.opensAt - 12 * HOUR,
    createdBy: openidOf('zhang-min'),
    publishedAt: plan.opensAt - HOUR,
    endedAt: null,
    endedReason: null,
    ...(plan.pickupFrom < now ? { toldFrom: 0 } : {}),
  }
}

/** The campaigns with the stock that they started from. */
export function campaignDocuments(
  now: number,
  picture: PictureId,
): { campaign: In<Campaign>; stock: Record<string, number> }[] {
  return plans(now).map((plan) => ({
    campaign: campaignDocument(plan, picture, now),
    stock: Object.fromEntries(plan.items.map((i) => [`i-${i.key}`, i.stock])),
  }))
}
