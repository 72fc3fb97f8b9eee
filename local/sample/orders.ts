import type { Campaign, Order, OrderLine } from '../../cloudfunctions/groupbuy/collections'
import type { Allotment } from '../../cloudfunctions/kit/allotment'
import type { BookingEvent } from '../../cloudfunctions/kit/bookings'
import { maskName } from '../../cloudfunctions/kit/masking'
import type { Account, Person } from '../../cloudfunctions/kit/people'
import { householdOf } from '../../cloudfunctions/kit/people'
import { pickupCode } from '../../cloudfunctions/kit/pickupCode'
import { fen, formatYuan, lineTotal, sum, ZERO } from '../../miniprogram/shared/money'
import { HOUR, MINUTE } from '../../miniprogram/shared/time'
import { campaignIdOf } from './campaigns'
import { record } from './ledger'
import { openidOf, personIdOf } from './persons'

type In<T> = T & { community: string }

interface Wish {
  person: string
  /** Who placed it, when that is somebody else. */
  by?: string
  /** Item key and quantity. */
  takes: [string, number][]
  remark?: string
  picked?: boolean
}

const wish = (person: string, takes: [string, number][], more: Partial<Wish> = {}): Wish => ({
  person,
  takes,
  ...more,
})

const WISHES: Record<string, Wish[]> = {
  vegetables: [
    wish('zhao-guoqing', [
      ['greens', 2],
      ['tomato', 1],
    ]),
    wish(
      'li-guihua',
      [
        ['potato', 1],
        ['carrot', 1],
      ],
      { by: 'zhang-min', remark: '请挑小一点的土豆' },
    ),
    wish(
      'sun-baoguo',
      [
        ['tomato', 2],
        ['cucumber', 1],
      ],
      { by: 'sun-li' },
    ),
    wish('sun-li', [
      ['greens', 1],
      ['cucumber', 2],
      ['carrot', 1],
    ]),
    wish('liu-yang', [
      ['tomato', 3],
      ['cabbage', 1],
    ]),
    wish('he-jing', [
      ['greens', 2],
      ['potato', 1],
    ]),
    wish('gao-shulan', [['cabbage', 2]], { by: 'zhang-min' }),
    wish('ma-shufen', [
      ['greens', 4],
      ['potato', 2],
    ]),
  ],
  eggs: [
    wish('liu-yang', [
      ['eggs', 1],
      ['buns', 1],
    ]),
    wish('chen-ya', [['noodles', 2]]),
    wish('zhou-xiulan', [['eggs', 1]], { by: 'zhang-min' }),
    wish('zhao-qian', [
      ['buns', 1],
      ['tofu', 1],
    ]),
    wish('wu-gang', [
      ['noodles', 1],
      ['eggs', 1],
    ]),
  ],
  winter: [
    wish(
      'wang-xiuying',
      [
        ['cabbage', 1],
        ['radish', 1],
      ],
      { by: 'li-mei', remark: '妈妈搬不动,麻烦送到楼下' },
    ),
    wish('zhao-guoqing', [['cabbage', 2]]),
    wish('zhang-yuqin', [['cabbage', 1]], { by: 'zhang-min' }),
    wish(
      'wang-dezhi',
      [
        ['radish', 1],
        ['sweetpotato', 1],
      ],
      { by: 'wu-gang' },
    ),
    wish('sun-li', [['sweetpotato', 2]]),
    wish('tian-fang', [
      ['cabbage', 1],
      ['sweetpotato', 1],
    ]),
    wish('dong-lei', [
      ['cabbage', 2],
      ['radish', 1],
    ]),
    wish('zhu-mingyuan', [['cabbage', 1]], { by: 'zhang-min' }),
    wish('xu-peng', [['radish', 2]]),
    wish('song-yan', [['sweetpotato', 1]]),
  ],
  fruit: [
    wish('zhao-guoqing', [['apple', 1]], { picked: true }),
    wish('wang-xiuying', [
      ['pear', 1],
      ['pumpkin', 1],
    ]),
    wish('liu-yang', [['apple', 2]], { picked: true }),
    wish('sun-li', [
      ['apple', 1],
      ['pear', 1],
    ]),
    wish('yuan-shuzhen', [['pear', 1]], { by: 'zhang-min' }),
    wish(
      'guo-qiang',
      [
        ['apple', 1],
        ['pumpkin', 2],
      ],
      { picked: true },
    ),
    wish('cao-jinshan', [['pumpkin', 1]], { by: 'tian-fang' }),
    wish('he-jing', [['apple', 1]]),
    wish('peng-jie', [['pear', 2]], { by: 'zhang-min', picked: true }),
  ],
}

export interface OrderDocuments {
  orders: In<Order>[]
  allotment: In<Allotment>
  ledger: ReturnType<typeof record>[]
}

interface Context {
  campaign: In<Campaign>
  persons: ReadonlyMap<string, Person>
  accounts: ReadonlyMap<string, Account>
  now: number
}

function lineOf(campaign: Campaign, key: string, ordered: number, picked: boolean): OrderLine {
  const item = campaign.items.find((i) => i.id === `i-${key}`)!
  const { id: itemId, name, unit, photo, supplierId, supplierName, priceFen } = item
  return {
    itemId,
    name,
    unit,
    photo,
    supplierId,
    supplierName,
    priceFen,
    ordered,
    picked: picked ? ordered : 0,
    amountFen: lineTotal(priceFen, ordered),
  }
}

const STAFF = { name: '张敏', key: 'zhang-min' }

function eventsOf(w: Wish, placer: string, at: number, pickedAt: number, due: string): BookingEvent[] {
  const placed = { at, what: '下单', by: placer, note: '' }
  if (!w.picked) return [placed]
  const by = `社区 ${STAFF.name}`
  return [
    placed,
    { at: pickedAt, what: '收款', by, note: `现金 ${due}` },
    { at: pickedAt + MINUTE, what: '取货', by, note: '全部取走' },
  ]
}

function orderOf(w: Wish, number: number, { campaign, persons, accounts }: Context): In<Order> {
  const person = persons.get(personIdOf(w.person))!
  const placer = accounts.get(openidOf(w.by ?? w.person))!
  const linked = placer.links.some(({ personId }) => personId === person._id)
  const door = placer.personId === person._id ? 'self' : linked ? 'proxy' : 'staff'
  const picked = w.picked ?? false
  const lines = w.takes.map(([key, quantity]) => lineOf(campaign, key, quantity, picked))
  const dueFen = sum(lines.map((l) => l.amountFen))
  const createdAt = campaign.opensAt + number * 37 * MINUTE
  const pickedAt = campaign.pickupFrom + number * 11 * MINUTE
  const point = campaign.pickupPoints[number % 3 === 0 ? 1 : 0]!
  const { pickupFrom: from, pickupTo: to } = campaign
  return {
    _id: `o-${campaign._id}-${number}`,
    community: campaign.community,
    watchers: door === 'staff' ? [person._id] : [...new Set([person._id, placer.personId])],
    personId: person._id,
    personName: person.name,
    personPhone: person.phone,
    title: campaign.title,
    createdAt,
    next: picked ? null : { from, to, what: '取菜', place: point.place },
    money: {
      channel: 'onsite',
      dueFen,
      paidFen: picked ? dueFen : ZERO,
      refundedFen: ZERO,
      refundDueFen: ZERO,
    },
    events: eventsOf(w, placer.name, createdAt, pickedAt, formatYuan(dueFen)),
    campaignId: campaign._id,
    campaignTitle: campaign.title,
    cover: campaign.photos[0] ?? '',
    number,
    code: pickupCode(campaign.codeKey, number),
    state: picked ? 'picked' : 'placed',
    household: householdOf(person._id, person.address),
    placedBy: { personId: placer.personId, name: placer.name, door },
    pickup: { pointId: point.id, name: point.name, place: point.place, from, to },
    lines,
    remark: w.remark ?? '',
    closesAt: campaign.closesAt,
    verifications: picked
      ? [
          {
            id: `v-${campaign._id}-${number}`,
            at: pickedAt + MINUTE,
            staffName: STAFF.name,
            staffId: openidOf(STAFF.key),
            lines: lines.map(({ itemId, ordered }) => ({ itemId, quantity: ordered })),
            undone: null,
          },
        ]
      : [],
    cancelledAt: null,
    cancelReason: '',
    requestFingerprint: '',
    attempt: `sample-${number}`,
    limited: lines.map(({ itemId }) => itemId).filter((id) => isLimited(campaign, id)),
    restock: null,
  }
}

const isLimited = (campaign: Campaign, itemId: string): boolean =>
  campaign.items.some((i) => i.id === itemId && i.limitPerHousehold !== null)

function takenOf(orders: readonly Order[]): Record<string, Record<string, number>> {
  const taken: Record<string, Record<string, number>> = {}
  for (const { household, lines, limited } of orders) {
    for (const { itemId, ordered } of lines.filter((l) => limited.includes(l.itemId))) {
      const own = (taken[household] ??= {})
      own[itemId] = (own[itemId] ?? 0) + ordered
    }
  }
  return taken
}

function allotmentOf(
  campaign: In<Campaign>,
  stock: Record<string, number>,
  orders: readonly Order[],
): In<Allotment> {
  const sold = (itemId: string): number =>
    orders.flatMap((o) => o.lines).reduce((n, l) => n + (l.itemId === itemId ? l.ordered : 0), 0)
  return {
    _id: `groupbuy_${campaign._id}`,
    community: campaign.community,
    terms: campaign.terms,
    opensAt: campaign.opensAt,
    closesAt: campaign.closesAt,
    open: true,
    stock,
    left: Object.fromEntries(Object.entries(stock).map(([itemId, n]) => [itemId, n - sold(itemId)])),
    taken: takenOf(orders),
    holds: {},
    returns: {},
    sequence: orders.length,
    recent: orders.slice(-10).map((o) => ({ name: maskName(o.personName), at: o.createdAt })),
    dirty: false,
  }
}

/** A campaign's orders, what they leave in stock, and the money that the picked ones brought. */
export function orderDocuments(context: Context, stock: Record<string, number>): OrderDocuments {
  const { campaign, now } = context
  const key = Object.keys(WISHES).find((k) => campaignIdOf(k) === campaign._id) ?? ''
  const orders = (WISHES[key] ?? [])
    .map((w, i) => orderOf(w, i + 1, context))
    .filter((o) => o.createdAt < now - HOUR / 12)
  const allotment = allotmentOf(campaign, stock, orders)
  const ledger = orders.filter((o) => o.state === 'picked').map((o) => record(o, STAFF, fen(o.money.paidFen)))
  return { orders, allotment, ledger }
}
