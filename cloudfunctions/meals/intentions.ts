import { checkTexts } from '../kit/contentCheck'
import type { Subject } from '../kit/caller'
import { AppError, notAllowed } from '../kit/errors'
import { derivedId } from '../kit/fingerprint'
import type { ActionContext } from '../kit/serve'
import type { MealWay } from '../../miniprogram/shared/vocabulary'
import { bookOnce, type Booked, type Intention } from './booking'
import { Months } from './months'
import { BOOKS_FOR_CALLERS, DECIDES_LATE, doorOf, type LineWish } from './rules/order'
import { auditBy, type Context } from './staff'

/** What somebody's request to book says. */
export interface BookingWish {
  menuId: string
  lines: readonly LineWish[]
  way: MealWay
  remark: string
  seenPayFen: number
  door?: 'phone' | 'counter' | undefined
  lateReason?: string
}

/** Names a request of somebody, for one menu where it is about several. */
export const requestKeyOf = ({ caller, requestId }: Context, what: string): string =>
  derivedId('meal', caller.openid, requestId, what)

/** For whom somebody books, and in whose name it is written down. @throws NOT_FOUND, BAD_TEXT */
export async function bookingFor(
  context: Pick<ActionContext<unknown>, 'caller' | 'db'>,
  personId: string | undefined,
  texts: readonly string[],
): Promise<{ subject: Subject; placer: Intention['placer']; months: Months }> {
  const { caller, db } = context
  const subject = await caller.actFor(personId, 'meals', BOOKS_FOR_CALLERS)
  const { personId: placerId, name } = caller.profile()
  await checkTexts(caller.openid, 'social', texts)
  return { subject, placer: { personId: placerId, name }, months: new Months(db, subject.personId) }
}

/** Only whoever knows what the kitchen has books after the cutoff, and only for a caller. @throws NOT_ALLOWED */
function checkLate({ caller }: Context, subject: Subject, lateReason: string): void {
  if (lateReason === '') return
  if (subject.door !== 'staff' || !caller.has(...DECIDES_LATE)) throw notAllowed()
}

/** Books one meal for somebody; staff are on record. @throws what `bookOnce` refuses with */
export async function bookFor(
  context: Context,
  who: Awaited<ReturnType<typeof bookingFor>>,
  wish: BookingWish,
  name: { key: string; mark: string },
): Promise<Booked> {
  const { db, clock } = context
  const { subject, placer, months } = who
  const { menuId, lines, way, remark, seenPayFen, door, lateReason = '' } = wish
  checkLate(context, subject, lateReason)
  if (door !== undefined && subject.door !== 'staff') {
    throw new AppError('BAD_INPUT', '给自己或家人订餐不用选来电或窗口', { field: 'door' })
  }
  const booked = await bookOnce({
    ...{ db, clock, menuId, subject, placer, months, lateReason, ...name },
    wish: { lines, way, remark, seenPayFen },
    door: doorOf(subject, door),
    standing: null,
  })
  if (subject.door === 'staff' && !booked.existed) await auditBooking(context, booked, lateReason)
  return booked
}

const auditBooking = (context: Context, { order }: Booked, reason: string): Promise<void> =>
  auditBy(context, 'book', order._id, {
    // One booking is one entry, however often it is asked for.
    id: derivedId('audit', 'meals.book', order._id, order.requestKey),
    personId: order.personId,
    aboutName: order.personName,
    reason,
    detail: { title: order.title, door: order.door, number: order.number },
  })
