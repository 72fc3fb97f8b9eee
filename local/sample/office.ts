import type { VerifiedPhone } from '../../cloudfunctions/account/collections'
import type { Order } from '../../cloudfunctions/groupbuy/collections'
import type { AuditEntry } from '../../cloudfunctions/kit/audit'
import { taskAudience, type CallTask } from '../../cloudfunctions/kit/callTasks'
import type { Consent } from '../../cloudfunctions/kit/consents'
import { derivedId } from '../../cloudfunctions/kit/fingerprint'
import type { Message } from '../../cloudfunctions/kit/messages'
import type { Account, Person } from '../../cloudfunctions/kit/people'
import { GUARDIAN_VERSION, PRIVACY_VERSION } from '../../miniprogram/shared/privacy'
import { DAY, HOUR, MINUTE } from '../../miniprogram/shared/time'
import { linkIdOf } from './families'
import { openidOf, personIdOf } from './keys'

type In<T> = T & { community: string }

/** Everything that the office's own pages and people's inboxes show. */
export interface OfficeDocuments {
  messages: In<Message>[]
  tasks: In<CallTask>[]
  consents: In<Consent>[]
  audit: In<AuditEntry>[]
  phones: In<VerifiedPhone>[]
}

interface Context {
  persons: ReadonlyMap<string, Person>
  accounts: readonly In<Account>[]
  orders: readonly In<Order>[]
  now: number
}

const community = 'xinglong'
const FAMILY_PAGE = '/packages/account/pages/family/index'
const orderPage = (id: string): string => `/packages/groupbuy/pages/order/index?id=${id}`

type Written = Pick<Message, '_id' | 'personId' | 'kind' | 'title' | 'text' | 'page' | 'at'>

const inInbox = (written: Written, readAfter: number | null = null): In<Message> => ({
  community,
  ...written,
  template: null,
  callBy: null,
  push: 'unsent',
  pushAt: written.at,
  readAt: readAfter === null ? null : written.at + readAfter,
})

/** What families were told. */
const familyMessages = (now: number): In<Message>[] => [
  inInbox(
    {
      _id: 'm-li-mei-accepted',
      personId: personIdOf('li-mei'),
      kind: 'family.accepted',
      title: '王秀英同意了',
      text: '您现在可以替她订餐、团购。',
      page: FAMILY_PAGE,
      at: now - 60 * DAY,
    },
    HOUR,
  ),
  inInbox({
    _id: 'm-li-mei-ended',
    personId: personIdOf('li-mei'),
    kind: 'family.ended',
    title: '您不再替李桂花办事了',
    text: '李桂花请社区停了,原来的订单还在。',
    page: FAMILY_PAGE,
    at: now - 12 * DAY,
  }),
  inInbox(
    {
      _id: 'm-sun-li-confirmed',
      personId: personIdOf('sun-li'),
      kind: 'family.accepted',
      title: '孙保国同意了',
      text: '网格员何静当面问过,您现在可以替他订餐、团购、做健康登记。',
      page: FAMILY_PAGE,
      at: now - 39 * DAY,
    },
    20 * MINUTE,
  ),
]

/** Whoever has fruit to fetch was told in the morning of the first day. */
const pickupMessages = (orders: readonly Order[]): In<Message>[] =>
  orders
    .filter(({ campaignId }) => campaignId === 'c-fruit')
    .map((order) =>
      inInbox(
        {
          // The id that the notice itself would have: nobody is told twice.
          _id: derivedId('groupbuy.pickupOpen', order._id, order.personId),
          personId: order.personId,
          kind: 'groupbuy.pickupOpen',
          title: '可以取货了',
          text: `「${order.campaignTitle}」跟团号 ${order.number} 到了,请到${order.pickup.name}取`,
          page: orderPage(order._id),
          at: order.pickup.from,
        },
        order.state === 'picked' ? 5 * MINUTE : null,
      ),
    )

const messageIdOf = (order: Order): string => `m-cancelled-${order._id}`

const cancelledMessage = (order: Order): In<Message> => ({
  ...inInbox({
    _id: messageIdOf(order),
    personId: order.personId,
    kind: 'groupbuy.orderCancelled',
    title: '订单取消了',
    text: `「${order.campaignTitle}」跟团号 ${order.number} 取消了:${order.cancelReason}`,
    page: orderPage(order._id),
    at: order.cancelledAt ?? order.createdAt,
  }),
  template: 'change',
  callBy: 'organiser',
})

/** How far the calls have got: nobody has tried, nobody answered, done. */
const CALLS: Readonly<Record<string, CallTask['calls'][number]['outcome'] | undefined>> = {
  'deng-guoliang': 'noAnswer',
  'yu-hongxia': 'reached',
}

/** People without WeChat cannot be sent anything: somebody telephones them. */
function taskOf(order: Order, person: Person): In<CallTask> {
  const message = cancelledMessage(order)
  const createdAt = message.at + MINUTE
  const outcome = CALLS[person._id.replace(/^p-/, '')]
  const calledAt = createdAt + 20 * MINUTE
  const call = { id: `call_of_${person._id}`, at: calledAt, by: openidOf('zhang-min'), byName: '张敏' }
  const note = outcome === 'reached' ? '知道了,说不要紧' : ''
  return {
    _id: `call_${message._id}`,
    community,
    personId: person._id,
    personName: person.name,
    grid: person.grid,
    title: message.title,
    text: message.text,
    page: message.page,
    messageId: message._id,
    audience: taskAudience('organiser', person.grid),
    state: outcome === 'reached' ? 'done' : 'open',
    dueAt: outcome === 'noAnswer' ? calledAt + 30 * MINUTE : createdAt,
    taken: null,
    calls: outcome ? [{ ...call, outcome, note }] : [],
    createdAt,
    doneAt: outcome === 'reached' ? calledAt : null,
    settled: outcome === 'reached' ? 'called' : null,
  }
}

type Agreed = Pick<Consent, 'personId' | 'kind' | 'version' | 'at'> & Partial<Consent>

const consent = (agreed: Agreed): In<Consent> => ({
  _id: derivedId('sample consent', agreed.kind, agreed.personId, agreed.version),
  community,
  byPersonId: agreed.personId,
  witness: '',
  ...agreed,
})

/** Everybody with WeChat has agreed to the text; every link that was confirmed has its consent. */
const consentsOf = (accounts: readonly Account[]): In<Consent>[] =>
  accounts.flatMap(({ personId: own, createdAt, links }) => [
    consent({ personId: own, kind: 'privacy', version: PRIVACY_VERSION, at: createdAt }),
    ...links.flatMap(({ id, personId, kind, confirmedAt: at, confirmedBy }): In<Consent>[] => {
      if (personId === null || at === null) return []
      if (kind === 'guardian') {
        return [consent({ personId, kind, version: GUARDIAN_VERSION, byPersonId: own, at })]
      }
      const witness = confirmedBy === 'staff' ? openidOf('he-jing') : ''
      return [consent({ personId, kind: 'proxy', version: id, witness, at })]
    }),
  ])

type Done = Pick<AuditEntry, 'at' | 'by' | 'byName' | 'what' | 'about' | 'aboutName'> & Partial<AuditEntry>

const entry = (done: Done): In<AuditEntry> => ({
  _id: derivedId('sample audit', done.by, done.what, done.about),
  community,
  personId: null,
  read: false,
  reason: '',
  detail: {},
  ...done,
})

const LIU = { by: openidOf('liu-jianguo'), byName: '刘建国' }
const ZHANG = { by: openidOf('zhang-min'), byName: '张敏' }
const HE = { by: openidOf('he-jing'), byName: '何静' }

function auditOf(
  persons: ReadonlyMap<string, Person>,
  orders: readonly Order[],
  now: number,
): In<AuditEntry>[] {
  const about = (key: string): Pick<AuditEntry, 'about' | 'personId' | 'aboutName'> => {
    const { _id, name } = persons.get(personIdOf(key))!
    return { about: _id, personId: _id, aboutName: name }
  }
  const grant = { ...LIU, what: 'people.grantRole' }
  const bao = { ...about('sun-baoguo'), at: now - 39 * DAY }
  return [
    entry({ ...grant, ...about('guo-qiang'), at: now - 20 * DAY, reason: '冬天送餐人手不够,帮到年底' }),
    entry({ ...grant, ...about('chen-hao'), at: now - 90 * DAY, reason: '取货点要两个人' }),
    entry({ ...HE, ...bao, what: 'people.confirmLink', about: linkIdOf('sun-li', 'sun-baoguo') }),
    entry({ ...HE, ...bao, what: 'people.person', read: true, at: bao.at - MINUTE }),
    entry({ ...ZHANG, ...about('wang-xiuying-2'), what: 'people.registerPerson', at: now - 2 * DAY }),
    entry({ ...LIU, ...about('wang-xiuying'), what: 'people.person', read: true, at: now - 5 * HOUR }),
    ...orders.map((order) =>
      entry({
        ...ZHANG,
        at: order.cancelledAt ?? order.createdAt,
        what: 'groupbuy.staffCancelOrder',
        about: order._id,
        personId: order.personId,
        aboutName: order.personName,
        reason: order.cancelReason,
      }),
    ),
  ]
}

/** Inboxes, calls, consents and the log of the last weeks. */
export function officeDocuments({ persons, accounts, orders, now }: Context): OfficeDocuments {
  const cancelled = orders.filter(({ state }) => state === 'cancelled')
  return {
    messages: [...familyMessages(now), ...pickupMessages(orders), ...cancelled.map(cancelledMessage)],
    tasks: cancelled.map((order) => taskOf(order, persons.get(order.personId)!)),
    consents: consentsOf(accounts),
    audit: auditOf(persons, cancelled, now),
    phones: accounts.map(({ _id, phone, createdAt: at }) => ({ _id, community, phone, code: '', at })),
  }
}
