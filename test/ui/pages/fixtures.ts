import { fen } from '../../../miniprogram/shared/money'
import { PRIVACY_VERSION } from '../../../miniprogram/shared/privacy'
import { DAY, HOUR, instantOf } from '../../../miniprogram/shared/time'
import type { Reply } from '../../../typings/cloud-api'

/** Answers of the cloud as the contracts have them, for pages that are shown in the simulator. */

// The simulator compiles every page with all of TDesign that it uses, which takes its time on a busy machine.
jest.setTimeout(60_000)

/** A Monday morning. */
export const NOW = instantOf('2026-11-23', '09:00') ?? 0

const CLOSES = NOW + 11 * HOUR
const PICKUP = { pickupFrom: NOW + DAY + 7 * HOUR, pickupTo: NOW + DAY + 10 * HOUR }

const POINT = {
  id: 'point-1',
  name: '党群服务中心',
  place: '一楼大厅',
  hours: '每天 9:00–18:00',
  phone: '0393-4412345',
}

const COMMUNITY = {
  id: 'xinglong',
  name: '兴隆社区',
  phone: '0393-4412345',
  paymentChannel: 'onsite',
  templates: {},
} as const

type Item = Reply<'groupbuy', 'campaign'>['items'][number]

export const item = (change: Partial<Item> = {}): Item => ({
  id: 'greens',
  name: '上海青',
  unit: '约 500 克/把',
  note: '当天现摘',
  photo: 'cloud://local/greens.jpg',
  priceFen: fen(250),
  supplierName: '王楼镇蔬菜基地',
  limitPerHousehold: null,
  left: 80,
  available: 80,
  ...change,
})

export const eggs = (change: Partial<Item> = {}): Item =>
  item({ id: 'eggs', name: '土鸡蛋', unit: '30 枚/盘', priceFen: fen(3600), ...change })

export const campaign = (
  change: Partial<Reply<'groupbuy', 'campaign'>> = {},
): Reply<'groupbuy', 'campaign'> => ({
  id: 'c1',
  title: '周五鲜蔬',
  cover: 'cloud://local/cover.jpg',
  phase: 'open',
  opensAt: NOW - DAY,
  closesAt: CLOSES,
  ...PICKUP,
  pickupPlace: '党群服务中心',
  priceFromFen: fen(250),
  itemCount: 2,
  text: '早上采,下午到。',
  photos: ['cloud://local/cover.jpg'],
  pickupPoints: [POINT],
  items: [item(), eggs()],
  joined: 1,
  joiners: [{ number: 1, maskedName: '王**', at: NOW - HOUR }],
  now: NOW,
  ...change,
})

type Line = Reply<'groupbuy', 'quote'>['lines'][number]

export const line = (change: Partial<Line> = {}): Line => ({
  itemId: 'greens',
  name: '上海青',
  unit: '约 500 克/把',
  photo: 'cloud://local/greens.jpg',
  supplierName: '王楼镇蔬菜基地',
  priceFen: fen(250),
  ordered: 2,
  picked: 0,
  amountFen: fen(500),
  ...change,
})

const SELF = { personId: 'p-wang', name: '王秀英', relation: '本人', maskedPhone: '139****1001' }
export const FATHER = { personId: 'p-father', name: '王保国', relation: '爸爸', maskedPhone: '139****1002' }

export const quote = (change: Partial<Reply<'groupbuy', 'quote'>> = {}): Reply<'groupbuy', 'quote'> => ({
  campaignTitle: '周五鲜蔬',
  people: [SELF],
  forPersonId: SELF.personId,
  pickupPoints: [POINT],
  ...PICKUP,
  closesAt: CLOSES,
  lines: [line()],
  totalFen: fen(500),
  channel: 'onsite',
  now: NOW,
  ...change,
})

export const order = (change: Partial<Reply<'groupbuy', 'order'>> = {}): Reply<'groupbuy', 'order'> => ({
  id: 'o1',
  campaignId: 'c1',
  campaignTitle: '周五鲜蔬',
  cover: 'cloud://local/cover.jpg',
  number: 12,
  code: '081066',
  qr: 'XLV1:o1:081066',
  state: 'placed',
  personId: SELF.personId,
  personName: SELF.name,
  maskedPhone: SELF.maskedPhone,
  forOther: false,
  placedByName: SELF.name,
  door: 'self',
  pickup: {
    pointId: POINT.id,
    name: POINT.name,
    place: POINT.place,
    from: PICKUP.pickupFrom,
    to: PICKUP.pickupTo,
  },
  lines: [line()],
  remark: '',
  money: { channel: 'onsite', dueFen: fen(500), paidFen: fen(0), refundedFen: fen(0), refundDueFen: fen(0) },
  closesAt: CLOSES,
  canCancel: true,
  events: [{ at: NOW, what: '下单', by: '本人', note: '' }],
  createdAt: NOW,
  now: NOW,
  ...change,
})

type OrderCard = Reply<'groupbuy', 'myOrders'>['items'][number]

export const orderCard = (change: Partial<OrderCard> = {}): OrderCard => ({
  id: 'o1',
  campaignId: 'c1',
  campaignTitle: '周五鲜蔬',
  cover: 'cloud://local/cover.jpg',
  number: 12,
  state: 'placed',
  personName: '王秀英',
  forOther: false,
  summary: '上海青 2',
  dueFen: fen(500),
  paidFen: fen(0),
  refundDueFen: fen(0),
  pickupPlace: '党群服务中心',
  ...PICKUP,
  createdAt: NOW,
  ...change,
})

export const home = (change: Partial<Reply<'account', 'home'>> = {}): Reply<'account', 'home'> => ({
  me: { personId: SELF.personId, name: SELF.name },
  roles: [],
  community: COMMUNITY,
  next: [],
  news: [],
  offers: [],
  meal: null,
  letterSize: 'phone',
  now: NOW,
  ...change,
})

export const nextStep = (id: string): Reply<'account', 'home'>['next'][number] => ({
  kind: 'groupbuy',
  id,
  title: '周五鲜蔬',
  personName: null,
  what: '取菜',
  place: '党群服务中心一楼',
  from: PICKUP.pickupFrom,
  to: PICKUP.pickupTo,
})

type Profile = NonNullable<Reply<'account', 'me'>['profile']>

export const profile = (change: Partial<Profile> = {}): Profile => ({
  personId: SELF.personId,
  name: SELF.name,
  phone: '13900001001',
  phoneVerified: false,
  address: { building: '2', unit: '1', room: '302' },
  birthdate: '1948-03-08',
  diet: ['soft'],
  dietNote: '',
  grid: '1',
  nickname: '',
  avatar: '',
  privacyVersion: PRIVACY_VERSION,
  ...change,
})

export const me = (change: Partial<Reply<'account', 'me'>> = {}): Reply<'account', 'me'> => ({
  profile: profile(),
  roles: [],
  family: [],
  waiting: { messages: 0, requests: 0 },
  letterSize: 'phone',
  claimable: false,
  community: COMMUNITY,
  ...change,
})

/** Where WeChat can push all three kinds of messages. */
export const TEMPLATES = { pickup: 'tmpl-pickup', change: 'tmpl-change', family: 'tmpl-family' }
export const communityWithTemplates = { ...COMMUNITY, templates: TEMPLATES }

export const buildings: Reply<'account', 'buildings'> = {
  buildings: [
    { building: '1', grid: '1', units: 4, floors: 6, roomsPerFloor: 2 },
    { building: '2', grid: '1', units: 2, floors: 18, roomsPerFloor: 4 },
  ],
}
