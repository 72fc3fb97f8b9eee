import type { InferInput } from 'valibot'
import { addressInWords } from '../../miniprogram/shared/people'
import { auditRead } from '../kit/audit'
import { openFen } from '../kit/payments'
import type { Alert, MealOrder } from './collections'
import type { delivery } from './contract/delivery'
import type { alertOut, stop as stopShape } from './contract/delivery-shapes'
import { COMING } from './rules/states'
import { handoverInWords, summaryOf } from './rules/words'
import type { Context } from './staff'
import type { Round } from './walking'

/** What couriers, and those who look for somebody, read: with address and phone, and so written down. */

export type Stop = InferInput<typeof stopShape>
export type RunView = InferInput<(typeof delivery)['startRun']['output']>
export type AlertView = InferInput<typeof alertOut>

const NOWHERE = { building: '', unit: '', room: '' }

export function stopView(order: MealOrder, searched: boolean, alertId: string): Stop {
  const { _id, personName, address, dietNote, remark, state, payBy, handover } = order
  return {
    orderId: _id,
    personName,
    phone: order.personPhone,
    address: address ?? NOWHERE,
    addressWords: address ? addressInWords(address) : '',
    summary: summaryOf(order.lines),
    diet: order.diet ?? [],
    dietNote,
    remark,
    state,
    openFen: openFen(order.money),
    payBy,
    alertId: searched ? alertId : null,
    handover: handover && { at: handover.at, words: handoverInWords(handover) },
  }
}

export function runView({ menu, walk, stops }: Round, stop: (order: MealOrder) => Stop): RunView {
  const { _id: menuId, date, meal, stage } = menu
  const { routeId, routeName, startedAt } = walk
  return {
    ...{ menuId, routeId, routeName, date, meal, stage, startedAt },
    stops: stops.map(stop),
    left: stops.filter(({ state }) => COMING.includes(state)).length,
  }
}

export function alertView(alert: Alert, now: number): AlertView {
  const { _id, orderId, personId, personName, phone, address, grid, cause, state, closed } = alert
  return {
    ...{ id: _id, orderId, personId, personName, phone, grid, cause, state, now },
    addressWords: address ? addressInWords(address) : '',
    openedAt: alert.openedAt,
    escalateAt: alert.escalateAt,
    courierName: alert.courier.name,
    notes: alert.notes.map(({ at, byName, text }) => ({ at, byName, text })),
    closed: closed && { at: closed.at, byName: closed.byName, how: closed.how, text: closed.text },
  }
}

/** Writes at once; enough to be quick, few enough not to crowd out others. */
const AT_ONCE = 10

/** Writes down that addresses and phones were read: once an hour for the same reader and the same thing. */
export async function auditReadOf(
  { db, caller, clock }: Context,
  what: string,
  read: readonly { _id: string; personId: string; personName: string }[],
): Promise<void> {
  const reader = { at: clock.now(), by: caller.openid, byName: caller.profile().name, what: `meals.${what}` }
  for (let i = 0; i < read.length; i += AT_ONCE) {
    await Promise.all(
      read
        .slice(i, i + AT_ONCE)
        .map(({ _id: about, personId, personName: aboutName }) =>
          auditRead(db, { ...reader, about, personId, aboutName }),
        ),
    )
  }
}
