import { fen } from '../../../miniprogram/shared/money'
import { DAY, HOUR, instantOf } from '../../../miniprogram/shared/time'
import type { Reply } from '../../../typings/cloud-api'

/** Answers of the cloud as staff's pages get them. */

/** A Wednesday afternoon, in the middle of pick-up. */
export const NOW = instantOf('2026-11-25', '17:00') ?? 0

export type StaffOrder = Reply<'groupbuy', 'staffOrder'>
type StaffCampaign = Reply<'groupbuy', 'staffCampaign'>
type Card = Reply<'groupbuy', 'staffCampaigns'>['items'][number]
type Choices = Reply<'groupbuy', 'choices'>

const TIMES = {
  opensAt: NOW - 5 * DAY,
  closesAt: NOW - DAY,
  pickupFrom: NOW - HOUR,
  pickupTo: NOW + 2 * HOUR,
}

const POINT = {
  id: 'point-1',
  name: '党群服务中心',
  place: '党群服务中心一楼',
  hours: '每天 8:30–19:00',
  phone: '0393-4412345',
}

export const card = (change: Partial<Card> = {}): Card => ({
  id: 'c1',
  title: '周三蔬菜团',
  cover: '',
  phase: 'pickup',
  ...TIMES,
  pickupPlace: POINT.name,
  priceFromFen: fen(350),
  itemCount: 2,
  orderCount: 18,
  ...change,
})

const line = (
  itemId: string,
  name: string,
  ordered: number,
  picked: number,
): StaffOrder['lines'][number] => ({
  itemId,
  name,
  unit: '把',
  photo: '',
  supplierName: '王楼镇蔬菜基地',
  priceFen: fen(350),
  ordered,
  picked,
  amountFen: fen(350 * ordered),
})

/** Three units, unpaid, waiting at the counter. */
export const staffOrder = (change: Partial<StaffOrder> = {}): StaffOrder => ({
  id: 'o1',
  campaignId: 'c1',
  campaignTitle: '周三蔬菜团',
  cover: '',
  number: 12,
  code: '482913',
  qr: 'xlv1.o1.482913',
  state: 'placed',
  personId: 'p-wang',
  personName: '王秀英',
  maskedPhone: '139****1001',
  forOther: true,
  placedByName: '李梅',
  door: 'proxy',
  pickup: { pointId: POINT.id, name: POINT.name, place: POINT.place, from: NOW - HOUR, to: NOW + 2 * HOUR },
  lines: [line('greens', '上海青', 2, 0), line('eggs', '土鸡蛋', 1, 0)],
  remark: '',
  money: {
    channel: 'onsite',
    dueFen: fen(1050),
    paidFen: fen(0),
    refundedFen: fen(0),
    refundDueFen: fen(0),
  },
  closesAt: TIMES.closesAt,
  canCancel: false,
  events: [{ at: NOW - 2 * DAY, what: '下单', by: '女儿 李梅', note: '' }],
  createdAt: NOW - 2 * DAY,
  now: NOW,
  phone: '13900001001',
  household: '3-2-501',
  openFen: fen(1050),
  verifications: [],
  ...change,
})

export const paidOrder = (change: Partial<StaffOrder> = {}): StaffOrder =>
  staffOrder({ money: { ...staffOrder().money, paidFen: fen(1050) }, openFen: fen(0), ...change })

export const pickedOrder = (): StaffOrder =>
  paidOrder({
    state: 'picked',
    lines: [line('greens', '上海青', 2, 2), line('eggs', '土鸡蛋', 1, 1)],
    verifications: [
      {
        id: 'v1',
        at: NOW - 10 * 60_000,
        staffName: '陈浩',
        lines: [{ itemId: 'greens', name: '上海青', quantity: 2 }],
        undone: null,
      },
    ],
  })

/** One bunch of greens went over another counter a moment ago. */
export const partlyPickedOrder = (): StaffOrder =>
  paidOrder({
    state: 'partly_picked',
    lines: [line('greens', '上海青', 2, 1), line('eggs', '土鸡蛋', 1, 0)],
  })

export const choices = (): Choices => ({
  suppliers: [{ id: 's1', name: '王楼镇蔬菜基地', about: '大棚直供', contact: '老魏', phone: '13900002011' }],
  pickupPoints: [POINT],
})

/** A draft in its third version, complete enough to be saved. */
export const draft = (change: Partial<StaffCampaign> = {}): StaffCampaign => ({
  id: 'c9',
  version: 3,
  title: '周五蔬菜团',
  text: '',
  photos: [],
  phase: 'draft',
  opensAt: NOW + HOUR,
  closesAt: NOW + DAY,
  pickupFrom: NOW + 2 * DAY,
  pickupTo: NOW + 2 * DAY + 3 * HOUR,
  pickupPoints: [POINT],
  items: [
    {
      id: 'i1',
      name: '上海青',
      unit: '约 500 克/把',
      note: '',
      photo: 'cloud://local/greens.jpg',
      priceFen: fen(350),
      supplierId: 's1',
      supplierName: '王楼镇蔬菜基地',
      stock: 80,
      sold: 0,
      left: 80,
      limitPerHousehold: null,
      hidden: false,
    },
  ],
  endedReason: null,
  now: NOW,
  ...change,
})
