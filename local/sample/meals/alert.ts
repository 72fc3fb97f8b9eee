import { taskAudience, type CallTask } from '../../../cloudfunctions/kit/callTasks'
import { derivedId } from '../../../cloudfunctions/kit/fingerprint'
import type { Message } from '../../../cloudfunctions/kit/messages'
import type { Alert } from '../../../cloudfunctions/meals/collections'
import { callerAt, ESCALATE_MS } from '../../../cloudfunctions/meals/rules/alert'
import { alertIdOf } from '../../../cloudfunctions/meals/rules/ids'
import { MINUTE } from '../../../miniprogram/shared/time'
import { wellBeingLabel } from '../../../miniprogram/shared/vocabulary'
import { openidOf, personIdOf } from '../keys'
import { community, type In } from './desk'
import { FOUND_AFTER, NOBODY_AFTER, NOBODY_NOTE, type Booked } from './fates'

/** Nobody answered two days ago: who was told, who looked, and how it ended. */
export interface AlertStory {
  alerts: In<Alert>[]
  messages: In<Message>[]
  tasks: In<CallTask>[]
}

/** The grid worker of his grid, who went there. */
const SEARCHER = { key: 'he-jing', name: '何静' }
/** Told when a quarter of an hour had passed. */
const IN_CHARGE = ['liu-jianguo', 'ma-shufen']

const pageOf = ({ _id }: Alert): string => `/packages/courier/pages/alert/index?id=${_id}`

const searched = (at: number, text: string): Alert['notes'][number] => ({
  id: derivedId('sample note', text),
  at,
  by: openidOf(SEARCHER.key),
  byName: SEARCHER.name,
  text,
})

function alertOf(order: Booked): In<Alert> {
  const { _id: orderId, menuId, personId, personName, personPhone: phone, address, grid } = order
  const { openid, name } = order.courier!
  const openedAt = order.serveFrom + NOBODY_AFTER
  const closedAt = order.serveFrom + FOUND_AFTER
  return {
    _id: alertIdOf(orderId),
    community,
    ...{ orderId, menuId, personId, personName, phone, address, grid },
    cause: 'no_answer',
    state: 'closed',
    openedAt,
    escalateAt: null,
    level: 1,
    toldAt: closedAt,
    courier: { openid, name },
    notes: [
      { id: derivedId('sample note', orderId), at: openedAt, by: openid, byName: name, text: NOBODY_NOTE },
      searched(openedAt + 4 * MINUTE, '打了两遍电话没人接,我过去看看'),
      searched(openedAt + 19 * MINUTE, '到楼下了,对门说他早上拎着布袋出去的'),
    ],
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

type Said = Pick<Message, '_id' | 'personId' | 'kind' | 'title' | 'text' | 'at'>

const read = (alert: Alert, said: Said): In<Message> => ({
  community,
  ...said,
  page: pageOf(alert),
  readAt: said.at + 2 * MINUTE,
  template: 'meal',
  callBy: null,
  push: 'sent',
  pushAt: said.at + MINUTE,
})

const wordsAt = ({ personName, courier }: Alert, level: number): Pick<Message, 'title' | 'text'> =>
  level === 0
    ? {
        title: `${personName}家敲门没人应`,
        text: `${courier.name}送午餐时没人应门,请联系看看,知道情况了请写一句`,
      }
    : { title: `${personName}还没有下落`, text: '送午餐时没见到人,找了一阵了,请马上安排人去看看' }

const idOf = (what: string, { _id, openedAt }: Alert, level: number, personId = ''): string =>
  derivedId(what, _id, String(openedAt), String(level), personId)

const levelAt = ({ openedAt }: Alert, level: number): number => openedAt + level * ESCALATE_MS

function messagesOf(alert: Alert): In<Message>[] {
  const told = (key: string, level: number): In<Message> => {
    const personId = personIdOf(key)
    const _id = idOf('meal alert', alert, level, personId)
    const at = levelAt(alert, level)
    return read(alert, { _id, personId, kind: 'meals.alert', ...wordsAt(alert, level), at })
  }
  const { id, at, how, byName, text } = alert.closed!
  const ended = IN_CHARGE.map(personIdOf).map((personId) =>
    read(alert, {
      _id: derivedId('meal alert end', id, personId),
      personId,
      kind: 'meals.alertEnd',
      title: `${alert.personName}有下落了`,
      text: `${wellBeingLabel[how]},${byName}写的:${text}`,
      at,
    }),
  )
  return [told(SEARCHER.key, 0), ...IN_CHARGE.map((key) => told(key, 1)), ...ended]
}

/** The first was called for twice, the second was not needed any more. */
function tasksOf(alert: Alert): In<CallTask>[] {
  const { personId, personName, grid, openedAt, closed } = alert
  const calls: CallTask['calls'] = [
    {
      id: derivedId('sample call', alert._id),
      at: openedAt + 3 * MINUTE,
      by: openidOf(SEARCHER.key),
      byName: SEARCHER.name,
      outcome: 'noAnswer',
      note: '',
    },
  ]
  return [0, 1].map((level) => ({
    _id: idOf('meal alert call', alert, level),
    community,
    ...{ personId, personName, grid },
    ...wordsAt(alert, level),
    page: pageOf(alert),
    messageId: null,
    audience: taskAudience(callerAt(level), grid),
    state: 'done',
    dueAt: levelAt(alert, level),
    taken: null,
    calls: level === 0 ? calls : [],
    createdAt: levelAt(alert, level),
    doneAt: closed!.at,
    settled: 'found',
  }))
}

export function alertStory(orders: readonly Booked[]): AlertStory {
  const order = orders.find(({ doorMoves }) => doorMoves.some(({ event }) => event === 'findNobody'))
  if (!order) return { alerts: [], messages: [], tasks: [] }
  const alert = alertOf(order)
  return { alerts: [alert], messages: messagesOf(alert), tasks: tasksOf(alert) }
}
