import type { Phone } from '../phone'
import { linkIdOf } from '../../../local/sample/families'
import {
  GUO_QIANG,
  LI_MEI,
  LIU_JIANGUO,
  LIU_YANG,
  MA_SHUFEN,
  NEW_NEIGHBOUR,
  SUN_WEI,
  WANG,
  WU_GANG,
  ZHANG_MIN,
  ZHAO,
  ZHAO_LEI,
  ZHAO_QIAN,
} from '../stage'
import { add, typeCode } from '../steps'
import { callScreens, canteenOfficeScreens, policyScreens } from './canteen-office-screens'
import { canteenScreens } from './canteen-screens'
import { courierScreens, searchScreens } from './courier-screens'
import { daughterMealScreens, residentMealScreens } from './meal-screens'
import { editorScreens, newsScreens, reviewerScreens } from './news-screens'
import type { Reader, Screen } from './screen'

const groupbuy = '/packages/groupbuy/pages'
const staff = '/packages/staff/pages'
const own = '/packages/account/pages'
const people = '/packages/people/pages'

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
  { name: 'profile', url: `${own}/profile/index` },
  { name: 'family-over-me', url: `${own}/family/index` },
  { name: 'link-over-me', url: `${own}/link/index?id=${linkIdOf('li-mei', 'wang-xiuying')}` },
  { name: 'inbox', url: `${own}/inbox/index` },
  { name: 'privacy', url: `${own}/privacy/index` },
  { name: 'privacy-delete', url: `${own}/privacy/index`, reach: (phone) => phone.tap('我要删除账号') },
  { name: 'claim-too-late', url: `${own}/claim/index` },
]

/** An elder whom his son has asked. */
const askedScreens: Screen[] = [
  { name: 'me-asked', url: '/pages/me/index' },
  { name: 'family-asked', url: `${own}/family/index` },
  { name: 'invitation', url: `${own}/invitation/index?id=${linkIdOf('zhao-lei', 'zhao-guoqing')}` },
  { name: 'invitation-unknown', url: `${own}/invitation/index?id=no-such-invitation-at-all` },
]

/** A daughter in another city. */
const daughterScreens: Screen[] = [
  { name: 'family', url: `${own}/family/index` },
  { name: 'link-mine', url: `${own}/link/index?id=${linkIdOf('li-mei', 'wang-xiuying')}` },
  { name: 'link-ended', url: `${own}/link/index?id=${linkIdOf('li-mei', 'li-guihua')}` },
  { name: 'family-ask', url: `${own}/family-ask/index`, reach: (phone) => phone.tap(/^下一步/) },
  {
    name: 'family-ask-sent',
    url: `${own}/family-ask/index`,
    async reach(phone) {
      await phone.tap('婆婆')
      await phone.fill('TA 的姓名', '高淑兰')
      await phone.fill('TA 的电话', '13900001234')
      await phone.tap(/^下一步/)
      await phone.see('发给婆婆')
    },
  },
  { name: 'orders-of-family', url: `${groupbuy}/orders/index` },
]

const sonScreens: Screen[] = [
  { name: 'invitation-own', url: `${own}/invitation/index?id=${linkIdOf('zhao-lei', 'zhao-guoqing')}` },
  { name: 'link-waiting', url: `${own}/link/index?id=${linkIdOf('zhao-lei', 'zhao-guoqing')}` },
]

const parentScreens: Screen[] = [
  { name: 'family-children', url: `${own}/family/index` },
  { name: 'child', url: `${own}/child/index?personId=p-liu-yifan` },
  { name: 'child-new', url: `${own}/child/index`, reach: (phone) => phone.tap('保存') },
]

const newcomerScreens: Screen[] = [
  { name: 'home-newcomer', url: '/pages/home/index' },
  { name: 'me-newcomer', url: '/pages/me/index' },
  { name: 'orders-none', url: `${groupbuy}/orders/index` },
  { name: 'desk-stranger', url: `${staff}/desk/index`, office: true },
  {
    name: 'profile-incomplete',
    url: `${own}/profile/index?why=order`,
    async reach(phone) {
      await phone.tap('同意并继续')
      await phone.tap('保存')
    },
  },
  { name: 'profile-privacy', url: `${own}/profile/index` },
  { name: 'privacy-newcomer', url: `${own}/privacy/index` },
  { name: 'family-newcomer', url: `${own}/family/index` },
  { name: 'inbox-newcomer', url: `${own}/inbox/index` },
  { name: 'child-newcomer', url: `${own}/child/index` },
  { name: 'family-ask-newcomer', url: `${own}/family-ask/index` },
  { name: 'claim-newcomer', url: `${own}/claim/index` },
  {
    name: 'invitation-newcomer',
    url: `${own}/invitation/index?id=${linkIdOf('zhao-lei', 'zhao-guoqing')}`,
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

/** The record of one person as a reader sees it, and the calls. */
const counterScreens: Screen[] = [
  { name: 'person-masked', url: `${people}/person/index?id=p-wang-xiuying` },
  { name: 'calls', url: `${people}/calls/index` },
  { name: 'calls-done', url: `${people}/calls/index`, reach: (phone) => phone.tap('打过的') },
  {
    name: 'calls-calling',
    url: `${people}/calls/index`,
    reach: (phone) => phone.tap('我来打给谢春花'),
  },
  { name: 'people-records', url: `${staff}/people/index?records=1`, reach: (phone) => phone.search('wxy') },
]

const gridScreens: Screen[] = [
  { name: 'desk-grid', url: `${staff}/desk/index` },
  { name: 'person-full', url: `${people}/person/index?id=p-li-guihua` },
  { name: 'person-other-grid', url: `${people}/person/index?id=p-zhao-guoqing` },
  { name: 'person-edit', url: `${people}/person-edit/index?id=p-li-guihua` },
  { name: 'link-people', url: `${people}/link-people/index?personId=p-li-guihua` },
  {
    name: 'link-people-chosen',
    url: `${people}/link-people/index?personId=p-li-guihua`,
    async reach(phone) {
      await phone.search('刘洋')
      await phone.tap(/^选 刘洋/)
    },
  },
]

const adminScreens: Screen[] = [
  { name: 'desk-admin', url: `${staff}/desk/index` },
  { name: 'person-asked', url: `${people}/person/index?id=p-zhao-guoqing` },
  {
    name: 'person-stop',
    url: `${people}/person/index?id=p-wang-xiuying`,
    reach: (phone) => phone.tap(/^停止/),
  },
  {
    name: 'link-people-request',
    url: `${people}/link-people/index?personId=p-zhao-guoqing&linkId=${linkIdOf('zhao-lei', 'zhao-guoqing')}`,
  },
  { name: 'person-namesake', url: `${people}/person/index?id=p-wang-xiuying-2` },
  { name: 'merge', url: `${people}/merge/index?keep=p-wang-xiuying&other=p-wang-xiuying-2` },
  {
    name: 'merge-reason',
    url: `${people}/merge/index?keep=p-wang-xiuying&other=p-wang-xiuying-2`,
    reach: (phone) => phone.tap('合成一份'),
  },
  { name: 'staff', url: `${people}/staff/index` },
  { name: 'staff-revoke', url: `${people}/staff/index`, reach: (phone) => phone.tap(/^收回张敏/) },
  { name: 'grant', url: `${people}/grant/index` },
  {
    name: 'grant-chosen',
    url: `${people}/grant/index`,
    async reach(phone) {
      await phone.search('刘洋')
      await phone.tap(/^选 刘洋/)
      await phone.tap(/网格员/)
    },
  },
  { name: 'audit', url: `${people}/audit/index` },
  { name: 'audit-reads', url: `${people}/audit/index`, reach: (phone) => phone.tap('查看') },
  { name: 'audit-person', url: `${people}/audit/index?personId=p-wang-xiuying&name=王秀英` },
]

export const readers: Reader[] = [
  { who: 'a resident', as: WANG, screens: residentScreens },
  { who: 'an elder who is asked', as: ZHAO, screens: askedScreens },
  { who: 'a daughter', as: LI_MEI, screens: daughterScreens },
  { who: 'a son who waits', as: ZHAO_LEI, screens: sonScreens },
  { who: 'a parent', as: LIU_YANG, screens: parentScreens },
  { who: 'a new neighbour', as: NEW_NEIGHBOUR, screens: newcomerScreens },
  { who: 'an organiser', as: ZHANG_MIN, staff: true, screens: [...staffScreens, ...counterScreens] },
  {
    who: 'a grid worker',
    as: WU_GANG,
    staff: true,
    screens: [...gridScreens, ...callScreens],
  },
  { who: 'an administrator', as: LIU_JIANGUO, staff: true, screens: [...adminScreens, ...policyScreens] },
  { who: 'news', as: WANG, screens: newsScreens },
  { who: 'meals', as: WANG, screens: residentMealScreens },
  { who: 'meals of a daughter', as: LI_MEI, screens: daughterMealScreens },
  { who: 'an editor', as: ZHAO_QIAN, staff: true, screens: editorScreens },
  { who: 'a reviewer', as: SUN_WEI, staff: true, screens: reviewerScreens },
  { who: 'the canteen', as: MA_SHUFEN, staff: true, screens: canteenScreens },
  {
    who: "the canteen's office",
    as: MA_SHUFEN,
    staff: true,
    screens: [...canteenOfficeScreens, ...searchScreens],
  },
  { who: 'a courier', as: GUO_QIANG, staff: true, screens: courierScreens },
]
