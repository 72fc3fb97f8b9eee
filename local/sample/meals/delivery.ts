import { taskAudience, type CallTask } from '../../../cloudfunctions/kit/callTasks'
import { derivedId } from '../../../cloudfunctions/kit/fingerprint'
import type { Message } from '../../../cloudfunctions/kit/messages'
import type { Alert, Menu, Route, Run } from '../../../cloudfunctions/meals/collections'
import { alertIdOf, runIdOf } from '../../../cloudfunctions/meals/rules/ids'
import { addressInWords } from '../../../miniprogram/shared/people'
import { DAY, MINUTE } from '../../../miniprogram/shared/time'
import { openidOf, personIdOf } from '../keys'
import { community, type Desk, type In } from './desk'
import { routeIdOf, routeTo, sampleRoutes, type SampleRoute } from './eaters'
import { BROUGHT_AFTER, FOUND_AFTER, NOBODY_AFTER, type Booked } from './fates'

const courierOf = ({ courier }: SampleRoute, { persons }: Desk): Run['courier'] => {
  const { _id: personId, name, phone } = persons.get(personIdOf(courier))!
  return { personId, openid: openidOf(courier), name, phone }
}

export const routeDocuments = (desk: Desk): In<Route>[] =>
  sampleRoutes.map((route) => {
    const { personId, openid, name } = courierOf(route, desk)
    return {
      _id: routeIdOf(route.key),
      community,
      name: route.name,
      buildings: route.buildings,
      courier: { personId, openid, name },
      createdAt: desk.now - 100 * DAY,
    }
  })

/** Who walked what, and who will today. */
export const runDocuments = (
  menus: readonly { menu: Menu; orders: readonly Booked[] }[],
  desk: Desk,
): In<Run>[] =>
  menus
    .filter(({ menu }) => menu.stage !== 'open')
    .flatMap(({ menu, orders }) =>
      sampleRoutes
        .filter((route) => orders.some((o) => o.way === 'delivery' && routeTo(o.address?.building) === route))
        .map((route) => ({
          _id: runIdOf(menu._id, routeIdOf(route.key)),
          community,
          menuId: menu._id,
          date: menu.date,
          routeId: routeIdOf(route.key),
          routeName: route.name,
          buildings: route.buildings,
          courier: courierOf(route, desk),
          startedAt: menu.stage === 'closed' ? menu.serveFrom : null,
        })),
    )

const alertPage = (id: string): string => `/packages/courier/pages/alert/index?id=${id}`

/** Who looked for him: the grid worker of his grid. */
const SEARCHER = { key: 'he-jing', name: '何静' }
const TOLD_FIRST = ['he-jing']
const TOLD_LATER = ['liu-jianguo', 'ma-shufen']
const ESCALATED_AFTER = 15 * MINUTE

export interface AlertStory {
  alerts: In<Alert>[]
  messages: In<Message>[]
  tasks: In<CallTask>[]
}

const noteOf = (at: number, text: string): Alert['notes'][number] => ({
  id: derivedId('sample note', text),
  at,
  by: openidOf(SEARCHER.key),
  byName: SEARCHER.name,
  text,
})

function alertOf(order: Booked, openedAt: number, closedAt: number): In<Alert> {
  const { _id: orderId, menuId, personId, personName, personPhone: phone, address, grid } = order
  const { openid, name } = order.courier!
  return {
    _id: alertIdOf(orderId),
    community,
    ...{ orderId, menuId, personId, personName, phone, address, grid },
    cause: 'no_answer',
    state: 'closed',
    openedAt,
    escalateAt: null,
    level: 1,
    courier: { openid, name },
    notes: [
      noteOf(openedAt + 4 * MINUTE, '打了两遍电话没人接,我过去看看'),
      noteOf(openedAt + 19 * MINUTE, '到楼下了,对门说他早上拎着布袋出去的'),
    ],
    toldAt: closedAt,
    closed: {
      id: derivedId('sample end', orderId),
      at: closedAt,
      byPersonId: personIdOf(SEARCHER.key),
      byName: SEARCHER.name,
      how: 'away',
      text: '在卫生站量血压,排队排久了,手机没带。人好好的,饭热一下给他送去',
    },
  }
}

function messagesOf(alert: Alert, order: Booked): In<Message>[] {
  const { openedAt: at, personName, courier } = alert
  const where = order.address ? addressInWords(order.address) : ''
  const told = (key: string, kind: string, title: string, text: string, when: number): In<Message> => ({
    _id: derivedId(kind, alert._id, personIdOf(key)),
    community,
    personId: personIdOf(key),
    kind,
    title,
    text,
    page: alertPage(alert._id),
    at: when,
    readAt: when + 2 * MINUTE,
    template: 'meal',
    callBy: null,
    push: 'sent',
    pushAt: when + MINUTE,
  })
  return [
    ...TOLD_FIRST.map((key) =>
      told(
        key,
        'meals.noAnswer',
        `${personName}没人应门`,
        `${courier.name}送饭到${where},没人应门。请去看看`,
        at,
      ),
    ),
    ...TOLD_LATER.map((key) =>
      told(
        key,
        'meals.alertEscalated',
        `${personName}还没有下落`,
        `${where},已经 15 分钟没有消息,请马上安排人去看`,
        at + ESCALATED_AFTER,
      ),
    ),
  ]
}

function taskOf(alert: Alert, doneAt: number): In<CallTask> {
  const { openedAt: createdAt, personId, personName, grid } = alert
  const call = (id: string, at: number, outcome: 'noAnswer' | 'reached', note: string) => ({
    ...{ id: derivedId('sample call', alert._id, id), at, outcome, note },
    by: openidOf(SEARCHER.key),
    byName: SEARCHER.name,
  })
  return {
    _id: derivedId('meals.noAnswer', alert._id),
    community,
    ...{ personId, personName, grid },
    title: `送饭没人应门:${personName}`,
    text: '打电话问问人在哪里、好不好,问到了写在提醒里',
    page: alertPage(alert._id),
    messageId: null,
    audience: taskAudience('gridWorker', grid),
    state: 'done',
    dueAt: createdAt,
    taken: null,
    calls: [
      call('1', createdAt + 3 * MINUTE, 'noAnswer', ''),
      call('2', doneAt, 'reached', '卫生站的护士让他接的电话'),
    ],
    createdAt,
    doneAt,
    settled: 'called',
  }
}

/** Nobody answered two days ago, and how it ended. */
export function alertStory(orders: readonly Booked[]): AlertStory {
  const order = orders.find(({ events }) => events.some(({ what }) => what === '没人应门'))
  if (!order) return { alerts: [], messages: [], tasks: [] }
  const from = order.serveFrom
  const alert = alertOf(order, from + NOBODY_AFTER, from + FOUND_AFTER)
  return {
    alerts: [alert],
    messages: messagesOf(alert, order),
    tasks: [taskOf(alert, from + Math.min(FOUND_AFTER, BROUGHT_AFTER) - 2 * MINUTE)],
  }
}
