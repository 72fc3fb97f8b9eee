import type { Allotment, Reservation } from './types'
import { AppError, notFound } from '../errors'

/** Why a reservation did not fit, in the order in which a person wants to hear it; null if it would fit now. */
export function refusalOf(allotment: Allotment | null, r: Reservation): AppError | null {
  if (!allotment) return notFound()
  const inTime = r.late === true || (allotment.open && r.now < allotment.closesAt)
  if (!r.late && r.now < allotment.opensAt) return new AppError('NOT_OPEN', '还没有开始,请到时间再来')
  if (!inTime) return new AppError('CLOSED', '已经截止了,下次请早一点')
  const keys = Object.entries(r.takes)
  const unknown = keys.some(([key]) => allotment.left[key] === undefined)
  if (unknown || allotment.terms !== r.terms) return new AppError('CHANGED', '内容刚刚有变动,请再看一下')
  const short = keys.filter(([key, quantity]) => (allotment.left[key] ?? 0) < quantity)
  if (short.length > 0) {
    const items = short.map(([key]) => ({ key, left: allotment.left[key] ?? 0 }))
    return new AppError('SOLD_OUT', '库存不足', { items })
  }
  const over = keys.flatMap(([key, quantity]) => {
    const limit = r.limits[key]
    const taken = allotment.taken[r.by]?.[key] ?? 0
    return limit !== undefined && taken + quantity > limit ? [{ key, limit, taken }] : []
  })
  return over.length > 0 ? new AppError('LIMIT_REACHED', '超过每户限购数量', { items: over }) : null
}
