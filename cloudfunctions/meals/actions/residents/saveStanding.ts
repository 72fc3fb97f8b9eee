import { checkTexts } from '../../../kit/contentCheck'
import type { Stored } from '../../../kit/database'
import { AppError } from '../../../kit/errors'
import { addressOf } from '../../../kit/people'
import { action } from '../../../kit/serve'
import { isoDate } from '../../../../miniprogram/shared/time'
import { standingOrders, type StandingOrder } from '../../collections'
import { contract } from '../../contract'
import { standingIdOf } from '../../../kit/standingOrders'
import { BOOKS_FOR_CALLERS } from '../../rules/order'
import { onceFor, type Context } from '../../staff'
import { changedMeanwhile, saveStandingChange, settleStanding } from '../../standingSaving'

type Wanted = Pick<
  StandingOrder,
  'personId' | 'personName' | 'meal' | 'weekdays' | 'way' | 'likes' | 'quantity' | 'otherwise' | 'remark'
> &
  Pick<StandingOrder, 'placedBy'>

/** Begins one, begins anew one that was ended, or changes the one that the editor was opened with. @throws STALE */
async function save(
  context: Context,
  wanted: Wanted,
  version: number | undefined,
): Promise<Stored<StandingOrder> | StandingOrder> {
  const { db, clock } = context
  const now = clock.now()
  const today = isoDate(now)
  const id = standingIdOf(wanted.personId, wanted.meal)
  const before = await db.of(standingOrders).get(id)
  const fresh = { ...wanted, state: 'active' as const, pauses: [], fromDate: today, endedAt: null }
  if (!before) {
    const begun = { _id: id, ...fresh, version: 1, createdAt: now, due: true }
    if (await db.of(standingOrders).insert(begun)) return begun
    throw changedMeanwhile()
  }
  if (before.state === 'ended') return saveStandingChange(context, before, { ...fresh, createdAt: now })
  if (version === undefined) {
    throw new AppError('STALE', '已经有一份这样的长期订餐了,请刷新后再改', { version: before.version })
  }
  if (version !== before.version) throw changedMeanwhile()
  const pauses = before.pauses.filter(({ to }) => to >= today)
  return saveStandingChange(context, before, { ...wanted, pauses })
}

/** The same meal on the same weekdays, until further notice; the days that can be booked are booked at once. */
export const saveStanding = action(contract.saveStanding, async (context) => {
  const { input, caller } = context
  const subject = await caller.actFor(input.personId, 'meals', BOOKS_FOR_CALLERS)
  const { personId: placerId, name } = caller.profile()
  const { version, meal, way, quantity, otherwise, remark } = input
  if (way === 'delivery' && addressOf(subject.household) === null) {
    throw new AppError('BAD_INPUT', '还没有登记住址,送不到家。请先补上楼号和房号,或者改成自己来取', {
      field: 'way',
    })
  }
  await checkTexts(caller.openid, 'social', [remark])
  const wanted = {
    ...{ meal, way, quantity, otherwise, remark },
    personId: subject.personId,
    personName: subject.name,
    weekdays: [...new Set(input.weekdays)].sort((a, b) => a - b),
    likes: [...new Set(input.likes.filter(Boolean))],
    placedBy: { personId: placerId, name, door: subject.door },
  }
  return onceFor(context, 'saveStanding', input, async () =>
    settleStanding(context, 'saveStanding', await save(context, wanted, version), subject),
  )
})
