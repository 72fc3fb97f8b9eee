import { DAY } from '../../../miniprogram/shared/time'
import type { PublishingPlan } from '../../kit/articles'
import { AppError } from '../../kit/errors'

/** How far ahead an article can be set, and how long it can stand on top. */
const MAX_AHEAD_DAYS = 60
const MAX_TOP_DAYS = 30

const refused = (field: string, message: string): AppError => new AppError('BAD_INPUT', message, { field })

/**
 * Until when an article stands on top, counted from when it does.
 * @throws BAD_INPUT
 */
export function checkTop(plan: Pick<PublishingPlan, 'pinnedUntil' | 'urgentUntil'>, from: number): void {
  for (const field of ['pinnedUntil', 'urgentUntil'] as const) {
    const until = plan[field]
    if (until === null) continue
    const what = field === 'pinnedUntil' ? '置顶' : '紧急'
    if (until <= from) throw refused(field, `${what}的结束时间要在发布以后`)
    if (until > from + MAX_TOP_DAYS * DAY) throw refused(field, `${what}最长 ${MAX_TOP_DAYS} 天,到时可以再设`)
  }
}

/**
 * When an approved article is to be published: null is at once, and so is a time that has passed while it was chosen.
 * @throws BAD_INPUT
 */
export function checkPlan(plan: PublishingPlan & { at: number | null }, now: number): number | null {
  const at = plan.at !== null && plan.at > now ? plan.at : null
  if (at !== null && at > now + MAX_AHEAD_DAYS * DAY) {
    throw refused('at', `最远可以定在 ${MAX_AHEAD_DAYS} 天以内`)
  }
  checkTop(plan, at ?? now)
  return at
}
