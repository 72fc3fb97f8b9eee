import { DAY, HOUR, MINUTE, startOfDay } from '../../../shared/time'

/** When an article goes out and how long it stands above the others, as it is chosen. */
export interface PlanForm {
  when: 'now' | 'later'
  at: number
  pin: 'none' | 'until'
  pinnedUntil: number
  urgent: 'none' | 'until'
  urgentUntil: number
  notify: boolean
}

/** As it is sent. */
export interface Plan {
  at: number | null
  pinnedUntil: number | null
  urgentUntil: number | null
  notify: boolean
}

export const choicesFrom = {
  when: [
    { value: 'now', label: '现在发' },
    { value: 'later', label: '定个时间' },
  ],
  pin: [
    { value: 'none', label: '不置顶' },
    { value: 'until', label: '置顶到' },
  ],
  urgent: [
    { value: 'none', label: '不紧急' },
    { value: 'until', label: '紧急到' },
  ],
}

const nextTenMinutes = (now: number): number => Math.ceil((now + 1) / (10 * MINUTE)) * 10 * MINUTE

/** What is proposed: at once, as it stands now. Days end at 20:00, when people look at their phone once more. */
export function firstPlan(now: number, pinnedUntil: number, urgentUntil: number): PlanForm {
  const evening = startOfDay(now) + 20 * HOUR
  const tomorrow = evening + DAY
  return {
    when: 'now',
    at: nextTenMinutes(now + HOUR),
    pin: pinnedUntil > now ? 'until' : 'none',
    pinnedUntil: pinnedUntil > now ? pinnedUntil : evening + 3 * DAY,
    urgent: urgentUntil > now ? 'until' : 'none',
    urgentUntil: urgentUntil > now ? urgentUntil : tomorrow,
    notify: false,
  }
}

/** What is sent, or what is not right yet. Only what makes no sense at all is caught here; the rest is the server's. */
export function planOf(form: PlanForm, now: number): Plan | { problem: string } {
  const at = form.when === 'later' ? form.at : null
  const pinnedUntil = form.pin === 'until' ? form.pinnedUntil : null
  const urgentUntil = form.urgent === 'until' ? form.urgentUntil : null
  const from = at ?? now
  if (at !== null && at <= now) return { problem: '定的时间已经过了,请往后选' }
  if (pinnedUntil !== null && pinnedUntil <= from) return { problem: '置顶的时间要在发布以后才结束' }
  if (urgentUntil !== null && urgentUntil <= from) return { problem: '紧急的时间要在发布以后才结束' }
  return { at, pinnedUntil, urgentUntil, notify: form.notify }
}
