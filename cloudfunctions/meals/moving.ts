import { mealStateLabel, type MealState } from '../../miniprogram/shared/vocabulary'
import { command, type Patch, type Stored } from '../kit/database'
import { AppError } from '../kit/errors'
import { derivedId, fingerprint } from '../kit/fingerprint'
import { openFen } from '../kit/payments'
import { mealOrders, type MealOrder, type Subsidy } from './collections'
import { mealMoves, subsidyAfter, type MealEvent } from './rules/states'
import type { Context } from './staff'

/** One move of a meal at the door or at the window, by a member of staff. */
export interface Move {
  event: MealEvent
  /** What was asked: the same request with another body is refused. */
  asked: unknown
  /** As the timeline says it: 送到, 没人应门, 领餐. */
  what: string
  note: string
  /** On what proof the subsidy is granted. */
  proof?: string
  /** What else the move writes. @throws where it may not be */
  change: (order: Stored<MealOrder>) => Patch<MealOrder>
}

export interface Moved {
  order: Stored<MealOrder>
  /** The id of the move, derived from the request. */
  moveId: string
  /** This very request has moved it before: what should follow may not have followed. */
  repeated: boolean
}

/** A device that was overtaken looks again; what still fits is done, else it is told how things stand. */
const ATTEMPTS = 3

const stale = ({ state, handover }: MealOrder): AppError => {
  const who = handover ? `${handover.staffName}记的:` : ''
  return new AppError('STALE', `这份餐${who}${mealStateLabel[state]},请刷新后再看`, { state })
}

/** The subsidy moves with the meal, by the same update. */
function subsidyPatch({ state }: Subsidy, { event, proof = '' }: Move, now: number): Patch<MealOrder> {
  const after = subsidyAfter(state, event)
  if (after === state) return {}
  const granted = after === 'granted'
  return {
    'subsidy.state': after,
    'subsidy.grantedAt': granted ? now : null,
    'subsidy.proof': granted ? proof : '',
  }
}

/** Whether this very request has moved the meal before. @throws REPEATED_DIFFERENTLY */
function madeBefore(order: MealOrder, id: string, mark: string): boolean {
  const first = order.doorMoves.find((move) => move.id === id)
  if (!first) return false
  if (first.mark === mark) return true
  throw new AppError('REPEATED_DIFFERENTLY', '这次提交的内容和上次不一样,请返回后重新提交')
}

/** Money that came in for it and stays here, at the door, at the window, or from an account. */
export const isPaid = ({ money, charge }: Pick<MealOrder, 'money' | 'charge'>): boolean =>
  money.paidFen > money.refundedFen || charge === 'done'

/** What a handing-over leaves to be taken from the person's account. */
export const chargeOf = ({ payBy, money }: Pick<MealOrder, 'payBy' | 'money'>): 'due' | null =>
  payBy === 'account' && openFen(money) > 0 ? 'due' : null

/**
 * Moves a meal on by one update that states how it was read: of two devices at once one moves it, and the other is told.
 * The same request again moves nothing. `load` reads the meal for whoever may see it.
 * @throws STALE, REPEATED_DIFFERENTLY, and what `load` and `change` throw
 */
export async function moveMeal(
  { db, caller, clock, requestId }: Context,
  load: () => Promise<Stored<MealOrder>>,
  move: Move,
): Promise<Moved> {
  const now = clock.now()
  const { event, asked, what, note, change } = move
  const moveId = derivedId('meal move', caller.openid, requestId)
  const mark = fingerprint([event, asked])
  for (let attempt = 1; ; attempt++) {
    const order = await load()
    if (madeBefore(order, moveId, mark)) return { order, moveId, repeated: true }
    const { from, to } = mealMoves[event]
    if (attempt > ATTEMPTS || !from.includes(order.state)) throw stale(order)
    const { state, subsidy, money, charge } = order
    const moved = await db.of(mealOrders).updateAndReturn(
      {
        _id: order._id,
        ...{ state, charge, 'subsidy.state': subsidy.state, 'money.paidFen': money.paidFen },
        'doorMoves.id': command.neq(moveId),
      },
      {
        state: to satisfies MealState,
        ...subsidyPatch(subsidy, move, now),
        ...change(order),
        doorMoves: command.push([{ id: moveId, mark, event }]),
        events: command.push([{ at: now, what, by: `社区 ${caller.profile().name}`, note }]),
      },
    )
    if (moved) return { order: moved, moveId, repeated: false }
  }
}
