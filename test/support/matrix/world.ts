import type { Campaign, Order } from '../../../cloudfunctions/groupbuy/collections'
import { decideOrder, newOrder } from '../../../cloudfunctions/groupbuy/rules/order'
import type { CallTask } from '../../../cloudfunctions/kit/callTasks'
import type { Account, Person, ProxyLink, RoleGrant } from '../../../cloudfunctions/kit/people'
import { fen } from '../../../miniprogram/shared/money'
import { DAY, HOUR } from '../../../miniprogram/shared/time'
import type { ArticleStage, Role } from '../../../miniprogram/shared/vocabulary'
import { articleDocument, commentDocument } from '../articles'
import { callTask, message } from '../office'
import { allotmentDocument, campaignDocument } from '../campaigns'
import { account, granted, link, person } from '../shop'
import { mealDocuments, mealThings, type MealStanding } from './meals'
import { NOTHING, type Things } from '../wishes'

/** A small world of its own for each question "may this role do that?": who asks, and whose things it is about. */

export const COLUMNS = [
  'resident',
  'proxy',
  'organiser',
  'canteen',
  'courier',
  'teacher',
  'editor',
  'reviewer',
  'grid',
  'otherGrid',
  'admin',
] as const
export type Column = (typeof COLUMNS)[number]

/** In what state the things are that it is about: an order is handed over only in pick-up, a draft only published once. */
export type Phase = 'open' | 'draft' | 'pickup' | 'over' | 'handedOver' | 'owed'

/** In what state the things of a question are; unless told, ordering is open and the article is published. */
export interface Standing {
  phase?: Phase
  stage?: ArticleStage
  /** The grid that the article is for; everybody's unless told. */
  audience?: string
  /** What the canteen has to do with it; nothing unless told. */
  meals?: MealStanding
}

/** Things of the elder, of the family and of a colleague. */
export interface CellThings extends Things {
  activeLinkId: string
  childId: string
  colleagueId: string
  againId: string
}

export const NO_THINGS: CellThings = {
  ...NOTHING,
  activeLinkId: 'no-such-link-either-no-such',
  childId: 'p-no-child',
  colleagueId: 'p-no-colleague',
  againId: 'p-nobody-again',
}

export interface World {
  column: Column
  openid: string
  things: CellThings
  documents: Record<string, object[]>
}

type In<T> = T & { community: string }

const GRID = '1'
const home = { building: '3', unit: '2', room: '501' }

const rolesOf: Record<Column, RoleGrant[]> = {
  resident: [],
  proxy: [],
  ...(Object.fromEntries(
    (['organiser', 'canteen', 'courier', 'teacher', 'editor', 'reviewer', 'admin'] satisfies Role[]).map(
      (role) => [role, [granted(role)]],
    ),
  ) as Record<Exclude<Column, 'resident' | 'proxy' | 'grid' | 'otherGrid'>, RoleGrant[]>),
  grid: [granted('gridWorker', { scope: GRID })],
  otherGrid: [granted('gridWorker', { scope: '2' })],
}

const windows: Record<Phase, Partial<Campaign>> = {
  open: {},
  draft: { state: 'draft', publishedAt: null },
  pickup: pickupFrom(-HOUR),
  handedOver: pickupFrom(-HOUR),
  owed: pickupFrom(-HOUR),
  over: pickupFrom(-DAY),
}

/** A campaign whose pick-up began so long ago, and lasts for three hours. */
function pickupFrom(ago: number): Partial<Campaign> {
  const from = Date.now() + ago
  return { opensAt: from - 2 * DAY, closesAt: from - HOUR, pickupFrom: from, pickupTo: from + 3 * HOUR }
}

function campaignOf(id: string, phase: Phase): In<Campaign> {
  const made = campaignDocument({ id, items: { eggs: { stock: 100 } } }, Date.now())
  const photo = 'cloud://local.local-local/sample/eggs.svg'
  const items = made.items.map((item) => ({ ...item, photo, supplierId: 's-1' }))
  return { ...made, photos: [photo], items, ...windows[phase] }
}

function orderOf(
  id: string,
  campaign: In<Campaign>,
  elder: Person,
  placer: Account,
  phase: Phase,
): In<Order> {
  const openedAt = campaign.opensAt + 1
  const running = { ...campaign, state: 'published' as const }
  const wish = { pickupPointId: 'pp-1', lines: [{ itemId: 'eggs', quantity: 1 }], seenTotalFen: fen(100) }
  const order = newOrder({
    id,
    campaign,
    decision: decideOrder(running, wish, openedAt),
    subject: {
      personId: elder._id,
      name: elder.name,
      phone: elder.phone,
      household: `person_${elder._id}`,
      birthdate: null,
      door: 'proxy',
    },
    placer: { personId: placer.personId, name: placer.name },
    number: 1,
    code: '123456',
    attempt: 'attempt',
    state: 'placed',
    remark: '',
    requestFingerprint: '',
    now: openedAt,
  })
  return { community: 'xinglong', ...order, ...changesOf(order, phase) }
}

function changesOf(order: Order, phase: Phase): Partial<Order> {
  if (phase === 'owed') {
    const money = { ...order.money, dueFen: fen(0), paidFen: fen(100), refundDueFen: fen(100) }
    return { state: 'cancelled', next: null, cancelledAt: order.createdAt, restock: 'done', money }
  }
  if (phase !== 'handedOver' && phase !== 'pickup') return {}
  const money = { ...order.money, paidFen: fen(100) }
  if (phase === 'pickup') return { money }
  const lines = order.lines.map((line) => ({ ...line, picked: line.ordered }))
  const handed = { id: 'v-1', at: Date.now(), staffName: '张敏', staffId: 'o-organiser', undone: null }
  const verifications = [{ ...handed, lines: [{ itemId: 'eggs', quantity: 1 }] }]
  return { state: 'picked', next: null, money, lines, verifications }
}

/** The daughter acts for her mother, and is the guardian of a child. */
function familyLinks(things: CellThings, elder: Person): ProxyLink[] {
  const { name, phone } = elder
  return [
    link(things.personId, { id: things.activeLinkId, name, phone }),
    link(things.childId, {
      id: `guardian-${things.childId}`,
      kind: 'guardian',
      until: Date.now() + 3000 * DAY,
    }),
  ]
}

function thingsOf(n: number, { meals }: Standing): CellThings {
  return {
    ...mealThings(n, `p-elder-${n}`, meals?.meal ?? 'open'),
    campaignId: `c-${n}`,
    orderId: `order-${n}`,
    code: `xlv1.order-${n}.123456`,
    personId: `p-elder-${n}`,
    againId: `p-elder-${n}-again`,
    childId: `p-child-${n}`,
    colleagueId: `p-colleague-${n}`,
    verificationId: 'v-1',
    linkId: `link-that-waits-for-an-answer-${n}`,
    activeLinkId: `link-that-stands-${n}`,
    taskId: `task-${n}`,
    messageId: `message-${n}`,
    grantId: `grant-of-colleague-${n}`,
    articleId: `article-${n}`,
    commentId: `question-${n}`,
  }
}

function accountsOf(n: number, column: Column, things: CellThings, elder: Person): In<Account>[] {
  const asked = { id: things.linkId, state: 'pending' as const, personId: null, confirmedAt: null }
  const family = familyLinks(things, elder)
  const self = { name: '何静', phone: `138${String(n).padStart(8, '0')}`, household: `person_p-caller-${n}` }
  const acts = column === 'proxy'
  return [
    account(`o-caller-${n}`, { ...self, roles: rolesOf[column], links: acts ? family : [] }),
    account(`o-daughter-${n}`, { name: '李梅', links: acts ? [] : family }),
    account(`o-asker-${n}`, {
      name: '李强',
      links: [link(elder._id, { ...asked, name: elder.name, phone: elder.phone, confirmedBy: null })],
    }),
    account(`o-colleague-${n}`, {
      name: '赵倩',
      roles: [granted('editor', { id: things.grantId }), granted('courier')],
    }),
  ]
}

/** The canteen's things beside the others. */
function withMeals(
  documents: Record<string, object[]>,
  things: CellThings,
  { meals }: Standing,
  cast: Parameters<typeof mealDocuments>[2],
): Record<string, object[]> {
  if (!meals) return documents
  const more = mealDocuments(things, meals, cast)
  const allotments = [...(documents['allotments'] ?? []), ...(more['allotments'] ?? [])]
  return { ...documents, ...more, allotments }
}

/** Everything that a question is about, made new for it: what one answer changes is no other's concern. */
export function worldOf(n: number, column: Column, standing: Standing = {}): World {
  const { phase = 'open', stage = 'published', audience = '' } = standing
  const things = thingsOf(n, standing)
  const known = { phone: `139${String(n).padStart(8, '0')}`, grid: GRID, address: home }
  const elder = person(things.personId, known)
  const born = `${new Date().getUTCFullYear() - 8}-05-01`
  const accounts = accountsOf(n, column, things, elder)
  const campaign = campaignOf(things.campaignId, phase)
  const placer = accounts[column === 'proxy' ? 0 : 1]!
  const own = column === 'courier' && standing.meals?.otherRun !== true
  const cast = { elder, placer, courier: accounts[own ? 0 : 3]! }
  const taken: CallTask['taken'] = { by: `o-caller-${n}`, byName: '何静', until: Date.now() + HOUR }
  const documents: Record<string, object[]> = {
    accounts,
    persons: [
      elder,
      person(things.againId, { phone: known.phone }),
      person(things.childId, { name: '刘一诺', birthdate: born }),
      ...accounts.map((a) => person(a.personId, { name: a.name, phone: a.phone })),
    ],
    groupbuyCampaigns: [campaign],
    allotments: [allotmentDocument(campaign)],
    groupbuyOrders: [orderOf(things.orderId, campaign, elder, placer, phase)],
    newsArticles: [articleDocument(things.articleId, { stage, live: { audience } })],
    newsComments: [commentDocument(things.commentId, things.articleId, placer._id)],
    messages: [message(things.messageId, elder._id)],
    callTasks: [callTask(things.taskId, elder, { taken })],
  }
  return { column, openid: `o-caller-${n}`, things, documents: withMeals(documents, things, standing, cast) }
}
