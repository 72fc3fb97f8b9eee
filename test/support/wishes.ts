import { DAY, HOUR } from '../../miniprogram/shared/time'

/** Ids of one community's things, to ask for as somebody who has no business with them. */
export interface Things {
  campaignId: string
  orderId: string
  code: string
  personId: string
  verificationId: string
}

const line = { itemId: 'eggs', quantity: 1 }

/** A fixed day, so that two wishes are equal but for their ids. */
const SOME_DAY = Date.parse('2030-01-01T08:00:00+08:00')

const draft = (now: number) => ({
  title: '周五鲜蔬',
  text: '',
  photos: [],
  opensAt: now,
  closesAt: now + DAY,
  pickupFrom: now + 2 * DAY,
  pickupTo: now + 2 * DAY + HOUR,
  pickupPointIds: [],
  items: [],
})

const money = (t: Things) => ({ kind: 'groupbuy', bookingId: t.orderId, method: 'cash', seenFen: 100 })

/** A well-formed input for every action of every function: the table that permissions are tried with. */
export const wishes: Record<string, Record<string, (t: Things) => object>> = {
  account: {
    home: () => ({}),
    me: () => ({}),
    buildings: () => ({}),
    saveProfile: () => ({ name: '王秀英', phone: '13900001001', address: null }),
    searchPeople: () => ({ query: '王秀英' }),
    registerPerson: () => ({ name: '新来的', phone: '13900009999', address: null }),
  },
  groupbuy: {
    campaigns: () => ({}),
    campaign: (t) => ({ id: t.campaignId }),
    quote: (t) => ({ campaignId: t.campaignId, lines: [line] }),
    placeOrder: (t) => ({
      campaignId: t.campaignId,
      pickupPointId: 'pp-1',
      lines: [line],
      seenTotalFen: 100,
    }),
    myOrders: () => ({}),
    order: (t) => ({ id: t.orderId }),
    cancelOrder: (t) => ({ id: t.orderId }),
    staffCampaigns: () => ({}),
    staffCampaign: (t) => ({ id: t.campaignId }),
    choices: () => ({}),
    saveSupplier: () => ({ name: '王楼镇蔬菜基地', contact: '老魏', phone: '13900002011', about: '' }),
    savePickupPoint: () => ({ name: '物业站', place: '22 号楼', hours: '9:00–18:00', phone: '0393-4412346' }),
    saveCampaign: (t) => ({ id: t.campaignId, version: 1, ...draft(SOME_DAY) }),
    publishCampaign: (t) => ({ id: t.campaignId, version: 1 }),
    copyCampaign: (t) => ({ id: t.campaignId }),
    closeOrdering: (t) => ({ id: t.campaignId, reason: '货不够' }),
    endCampaign: (t) => ({ id: t.campaignId, reason: '取完了' }),
    cancelCampaign: (t) => ({ id: t.campaignId, reason: '下雨' }),
    campaignOrders: (t) => ({ campaignId: t.campaignId }),
    purchaseList: (t) => ({ campaignId: t.campaignId }),
    findForPickup: (t) => ({ campaignId: t.campaignId, code: t.code }),
    staffOrder: (t) => ({ id: t.orderId }),
    verify: (t) => ({ orderId: t.orderId, lines: [line] }),
    undoVerification: (t) => ({ orderId: t.orderId, verificationId: t.verificationId, reason: '拿错了' }),
    staffCancelOrder: (t) => ({ id: t.orderId, reason: '来电不要了' }),
    desk: () => ({}),
  },
  payment: {
    status: (t) => ({ kind: 'groupbuy', bookingId: t.orderId }),
    collect: money,
    payBack: (t) => ({ ...money(t), reason: '不要了' }),
    ledger: () => ({ date: '2026-11-23' }),
  },
}
