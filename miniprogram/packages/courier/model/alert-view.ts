import type { Alert } from '../../../services/canteen'
import { clockTime, momentInWords } from '../../../shared/time'
import type { WellBeing } from '../../../shared/vocabulary'
import { alertStateLabel, WELL_BEINGS, wellBeingLabel } from '../../../shared/vocabulary'
import { agoInWords } from '../../../view/meal-words'
import type { Tone } from '../../../view/tones'

export interface AlertView extends Tone {
  id: string
  personId: string
  name: string
  phone: string
  where: string
  /** "没人应门", "送餐员担心" */
  cause: string
  tag: string
  /** "25 分钟前,郭强送餐时" */
  since: string
  /** "11:55 再通知一次管理员和食堂"; empty where it is over. */
  next: string
  open: boolean
  escalated: boolean
  notes: { key: string; text: string; by: string }[]
  /** How the person turned out to be; empty while nobody knows. */
  closed: string
}

const causeLabel: Record<Alert['cause'], string> = { no_answer: '没人应门', worried: '送餐员担心' }

const tones: Record<Alert['state'], Tone> = {
  open: { tone: 'waiting', icon: 'search' },
  escalated: { tone: 'bad', icon: 'error-circle' },
  closed: { tone: 'good', icon: 'check' },
}

export function alertView(alert: Alert): AlertView {
  const { now, state, closed } = alert
  const open = state !== 'closed'
  return {
    id: alert.id,
    personId: alert.personId,
    name: alert.personName,
    phone: alert.phone,
    where: alert.addressWords,
    cause: causeLabel[alert.cause],
    tag: alertStateLabel[state],
    ...tones[state],
    since: `${agoInWords(alert.openedAt, now)},${alert.courierName}送餐时`,
    next:
      open && alert.escalateAt !== null && alert.escalateAt > now
        ? `到 ${clockTime(alert.escalateAt)} 还没有下落,会再通知食堂和管理员`
        : '',
    open,
    escalated: state === 'escalated',
    notes: [...alert.notes].reverse().map(({ at, byName, text }, i) => ({
      key: `${at}-${i}`,
      text,
      by: `${byName} · ${momentInWords(at, now)}`,
    })),
    closed: closed
      ? `${wellBeingLabel[closed.how]}:${closed.text}(${closed.byName},${momentInWords(closed.at, now)})`
      : '',
  }
}

/** How somebody may turn out to be, each with what to write. */
export const OUTCOMES: readonly { value: WellBeing; label: string; hint: string }[] = WELL_BEINGS.map(
  (value) => ({ value, label: wellBeingLabel[value], hint: hintOf(value) }),
)

function hintOf(how: WellBeing): string {
  switch (how) {
    case 'fine':
      return '如:在睡觉,没听见敲门'
    case 'away':
      return '如:去女儿家了,晚上回来'
    case 'ill':
      return '如:感冒了,女儿在家照看'
    case 'emergency':
      return '如:已送油田医院,儿子陪着'
  }
}
