import type { Order } from '../../cloudfunctions/groupbuy/collections'
import type { Allotment } from '../../cloudfunctions/kit/allotment'
import {
  newAccount,
  newPerson,
  type Account,
  type Community,
  type Person,
  type ProxyLink,
  type RoleGrant,
} from '../../cloudfunctions/kit/people'
import type { Reply } from '../../typings/cloud-api'
import { allotmentDocument, campaignDocument, type CampaignPlan } from './campaigns'
import type { ActionResult, TestCloud } from './cloud'

/** A community with one campaign, many buyers and two organisers, made for one test. */

export const ORGANISER = 'o-organiser'
export const SECOND_ORGANISER = 'o-organiser-2'
export const OUTSIDER = 'o-outsider'
export const STRANGER = 'o-stranger'
export const buyer = (n: number): string => `o-buyer-${n}`
export const buyerPerson = (n: number): string => `p-buyer-${n}`

export type OrderReply = Reply<'groupbuy', 'placeOrder'>

/** Puts documents into a collection of a running cloud. */
export async function add(cloud: TestCloud, collection: string, documents: object[]): Promise<void> {
  const target = cloud.sdk().database().collection(collection)
  for (let i = 0; i < documents.length; i += 50) {
    await Promise.all(documents.slice(i, i + 50).map((document) => target.add(document)))
  }
}

export function account(
  openid: string,
  more: Partial<Account & { community: string }> = {},
): Account & { community: string } {
  const personId = openid.replace(/^o-/, 'p-')
  const self = { _id: personId, name: '王秀英', phone: '13900001001', address: null, birthdate: null }
  return { community: 'xinglong', ...newAccount(openid, self, 1), ...more }
}

export function person(
  id: string,
  more: Partial<Person & { community: string }> = {},
): Person & { community: string } {
  const known = { name: '王秀英', initials: 'wxy', phone: '13900001001', address: null, grid: null }
  const made = newPerson({ _id: id, ...known, ...more, createdAt: 1, createdBy: 'o-organiser' })
  return { community: 'xinglong', ...made, ...more }
}

/** A link by which an account may act for somebody in every scope; confirmed unless told otherwise. */
export function link(personId: string, more: Partial<ProxyLink> = {}): ProxyLink {
  return {
    id: `link-${personId}`,
    personId,
    name: '王秀英',
    phone: '13900001001',
    household: `person_${personId}`,
    birthdate: null,
    relation: '妈妈',
    scopes: ['meals', 'classes', 'groupbuy', 'health'],
    state: 'active',
    kind: 'family',
    until: null,
    askedAt: 1,
    confirmedAt: 1,
    confirmedBy: 'self',
    confirmedByName: '',
    endedAt: null,
    ...more,
  }
}

/** A community with two buildings and nobody in it. */
export const community = (id: string): Community & { community: string } => ({
  _id: id,
  community: id,
  name: id === 'xinglong' ? '兴隆社区' : '玉兰社区',
  phone: '0393-4412345',
  buildings: [
    { building: '3', grid: '1', units: 4, floors: 6, roomsPerFloor: 2 },
    { building: '8', grid: '2', units: 4, floors: 6, roomsPerFloor: 2 },
  ],
  paymentChannel: 'onsite',
  templates: {},
  admins: id === 'xinglong' ? [] : [OUTSIDER],
  claim: null,
})

/** A role as an administrator has granted it. */
export const granted = (role: RoleGrant['role'], more: Partial<RoleGrant> = {}): RoleGrant => ({
  id: `grant-${role}`,
  role,
  grantedBy: 'o-admin',
  grantedByName: '刘建国',
  grantedAt: 1,
  ...more,
})

/** Two communities with their staff, and as many buyers as wanted in the first. */
export async function settle(cloud: TestCloud, buyers: number): Promise<void> {
  const people = Array.from({ length: buyers }, (_, n) => account(buyer(n), { household: `1_1_${n}` }))
  const staff = [
    account(ORGANISER, { name: '张敏', roles: [granted('organiser')] }),
    account(SECOND_ORGANISER, { name: '陈浩', roles: [granted('organiser')] }),
    account(OUTSIDER, {
      name: '白志远',
      community: 'yulan',
      roles: [granted('organiser'), granted('admin')],
    }),
    account(STRANGER, { name: '赵国庆' }),
  ]
  const all = [...people, ...staff]
  await add(cloud, 'communities', [community('xinglong'), community('yulan')])
  await add(cloud, 'accounts', all)
  await add(
    cloud,
    'persons',
    all.map((a) => person(a.personId, { name: a.name, community: a.community })),
  )
}

/** Publishes a campaign with its allotment, as `publishCampaign` leaves them. */
export async function publish(cloud: TestCloud, plan: CampaignPlan, now = Date.now()): Promise<string> {
  const campaign = campaignDocument(plan, now)
  await add(cloud, 'allotments', [allotmentDocument(campaign)])
  await add(cloud, 'groupbuyCampaigns', [campaign])
  return campaign._id
}

export interface Wish {
  campaignId?: string
  takes: Record<string, number>
  total?: number
  personId?: string
  requestId?: string
}

let intentions = 0
export const newRequestId = (): string => `request-${process.pid}-${++intentions}`

/** Places an order as somebody's phone would. */
export function order(cloud: TestCloud, openid: string, wish: Wish): Promise<ActionResult<OrderReply>> {
  const lines = Object.entries(wish.takes).map(([itemId, quantity]) => ({ itemId, quantity }))
  const count = lines.reduce((n, { quantity }) => n + quantity, 0)
  const input = {
    campaignId: wish.campaignId ?? 'c1',
    pickupPointId: 'pp-1',
    lines,
    seenTotalFen: wish.total ?? count * 100,
    ...(wish.personId ? { personId: wish.personId } : {}),
  }
  return cloud.call<OrderReply>('groupbuy', openid, 'placeOrder', input, wish.requestId ?? newRequestId())
}

export const cancel = (
  cloud: TestCloud,
  openid: string,
  id: string,
  requestId = newRequestId(),
): Promise<ActionResult<OrderReply>> => cloud.call('groupbuy', openid, 'cancelOrder', { id }, requestId)

export async function allotmentOf(cloud: TestCloud, campaignId = 'c1'): Promise<Allotment> {
  const [found] = await cloud.find('allotments', { _id: `groupbuy_${campaignId}` })
  return found as unknown as Allotment
}

export async function ordersOf(cloud: TestCloud, campaignId = 'c1'): Promise<Order[]> {
  return (await cloud.find('groupbuyOrders', { campaignId })) as unknown as Order[]
}

const STANDING = ['pending_pay', 'placed', 'partly_picked', 'picked', 'no_show']

/** How many of an item the standing orders have: with what is left it must make the stock. */
export const soldOf = (orders: readonly Order[], itemId: string): number =>
  orders
    .filter(({ state }) => STANDING.includes(state))
    .flatMap(({ lines }) => lines)
    .reduce((n, line) => n + (line.itemId === itemId ? line.ordered : 0), 0)

/** "ok" or the code of the refusal, for counting. */
export const outcome = (answer: ActionResult): string => (answer.ok ? 'ok' : answer.error.code)

export function tally(answers: readonly ActionResult[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const answer of answers) counts[outcome(answer)] = (counts[outcome(answer)] ?? 0) + 1
  return counts
}

/** Sends the same intention until it is answered, as a phone does when a reply is lost or the server is busy. */
export async function persist(
  send: () => Promise<ActionResult<OrderReply>>,
): Promise<ActionResult<OrderReply>> {
  for (let attempt = 0; attempt < 40; attempt++) {
    try {
      const answer = await send()
      const again = !answer.ok && ['BUSY', 'IN_PROGRESS', 'INTERNAL', 'TOO_MANY'].includes(answer.error.code)
      if (!again) return answer
    } catch {
      // no answer at all: the phone cannot know what became of it, and asks again with the same words
    }
    await new Promise((resolve) => setTimeout(resolve, 20 + 10 * attempt))
  }
  throw new Error('no answer after forty tries')
}

/** At most `width` at a time. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  run: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++
      results[index] = await run(items[index]!)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
  return results
}

export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i)
