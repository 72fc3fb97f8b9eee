import type { Phone } from '../phone'
import { NEW_NEIGHBOUR, WANG, ZHANG_MIN } from '../stage'
import { add, typeCode } from '../steps'

/** A screen that everybody should have looked at: a page in one of its states. */
export interface Screen {
  /** Name of its picture. */
  name: string
  url: string
  /** What a person does on the page until it looks as meant. */
  reach?: (phone: Phone) => Promise<void>
}

export interface Reader {
  who: string
  as: string
  screens: Screen[]
}

const groupbuy = '/packages/groupbuy/pages'
const staff = '/packages/staff/pages'

const residentScreens: Screen[] = [
  { name: 'home', url: '/pages/home/index' },
  { name: 'groupbuy', url: '/pages/groupbuy/index' },
  { name: 'groupbuy-past', url: '/pages/groupbuy/index', reach: (phone) => phone.tap('以前的') },
  { name: 'me', url: '/pages/me/index' },
  { name: 'campaign', url: `${groupbuy}/campaign/index?id=c-eggs` },
  { name: 'campaign-pickup', url: `${groupbuy}/campaign/index?id=c-fruit` },
  { name: 'confirm-nothing', url: `${groupbuy}/confirm/index?campaignId=c-vegetables` },
  {
    name: 'confirm',
    url: `${groupbuy}/campaign/index?id=c-eggs`,
    async reach(phone) {
      await add(phone, { 散养土鸡蛋: 1, 手擀面: 1 })
      await phone.tap(/^去确认/)
    },
  },
  { name: 'result', url: `${groupbuy}/result/index?id=o-c-winter-1` },
  { name: 'orders', url: `${groupbuy}/orders/index` },
  { name: 'order', url: `${groupbuy}/order/index?id=o-c-fruit-2` },
  { name: 'order-unknown', url: `${groupbuy}/order/index?id=o-nobody` },
  { name: 'profile', url: '/packages/account/pages/profile/index' },
]

const newcomerScreens: Screen[] = [
  { name: 'home-newcomer', url: '/pages/home/index' },
  { name: 'me-newcomer', url: '/pages/me/index' },
  { name: 'orders-none', url: `${groupbuy}/orders/index` },
  { name: 'desk-stranger', url: `${staff}/desk/index` },
  {
    name: 'profile-incomplete',
    url: '/packages/account/pages/profile/index?why=order',
    reach: (phone) => phone.tap('保存'),
  },
]

/** The code of 王秀英's order of fruit: the first free one in the list of those who wait. */
async function openFirstWaiting(phone: Phone): Promise<void> {
  const answer = await phone.page.evaluate(async () => {
    const reply = await fetch('/local/collection/groupbuyOrders?query={"_id":"o-c-fruit-2"}')
    return (await reply.json()) as { code: string }[]
  })
  await typeCode(phone, answer[0]?.code ?? '')
}

async function toTheSentence(phone: Phone): Promise<void> {
  await add(phone, { 手擀面: 2, 老面馒头: 1 })
  await phone.tap(/下一步/)
}

const phoneOrder = `${staff}/phone-order/index?personId=p-li-guihua&name=李桂花&about=1 号楼 2 单元 301`

const staffScreens: Screen[] = [
  { name: 'desk', url: `${staff}/desk/index` },
  { name: 'staff-campaigns', url: `${staff}/campaigns/index` },
  { name: 'staff-campaigns-drafts', url: `${staff}/campaigns/index?show=drafts` },
  { name: 'staff-campaign', url: `${staff}/campaign/index?id=c-eggs` },
  { name: 'staff-campaign-pickup', url: `${staff}/campaign/index?id=c-fruit` },
  {
    name: 'staff-campaign-reason',
    url: `${staff}/campaign/index?id=c-fruit`,
    async reach(phone) {
      await phone.tap('更多')
      await phone.tap('结束这次团购')
    },
  },
  { name: 'campaign-edit', url: `${staff}/campaign-edit/index?id=c-eggs` },
  { name: 'campaign-edit-new', url: `${staff}/campaign-edit/index`, reach: (phone) => phone.tap('保存草稿') },
  {
    name: 'item-edit',
    url: `${staff}/campaign-edit/index?id=c-eggs`,
    reach: (phone) => phone.tap('修改散养土鸡蛋'),
  },
  { name: 'item-edit-alone', url: `${staff}/item-edit/index` },
  { name: 'staff-orders', url: `${staff}/orders/index?campaignId=c-fruit` },
  { name: 'staff-order', url: `${staff}/order/index?id=o-c-fruit-2` },
  { name: 'staff-order-picked', url: `${staff}/order/index?id=o-c-fruit-1` },
  { name: 'purchase', url: `${staff}/purchase/index?campaignId=c-winter` },
  { name: 'verify', url: `${staff}/verify/index` },
  { name: 'verify-unknown', url: `${staff}/verify/index`, reach: (phone) => typeCode(phone, '000001') },
  { name: 'verify-order', url: `${staff}/verify/index`, reach: openFirstWaiting },
  { name: 'people', url: `${staff}/people/index` },
  {
    name: 'people-found',
    url: `${staff}/people/index`,
    reach: (phone) => phone.search('王'),
  },
  { name: 'people-register', url: `${staff}/people/index`, reach: (phone) => phone.tap('登记新邻居') },
  { name: 'phone-order-campaigns', url: phoneOrder },
  { name: 'phone-order', url: `${phoneOrder}&campaignId=c-eggs` },
  { name: 'phone-order-sentence', url: `${phoneOrder}&campaignId=c-eggs`, reach: toTheSentence },
  { name: 'places', url: `${staff}/places/index` },
  { name: 'places-new', url: `${staff}/places/index`, reach: (phone) => phone.tap('加一个供货方') },
  { name: 'ledger', url: `${staff}/ledger/index`, reach: (phone) => phone.tap('前一天') },
]

export const readers: Reader[] = [
  { who: 'a resident', as: WANG, screens: residentScreens },
  { who: 'a new neighbour', as: NEW_NEIGHBOUR, screens: newcomerScreens },
  { who: 'an organiser', as: ZHANG_MIN, screens: staffScreens },
]
