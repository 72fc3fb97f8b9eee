import type { CallTask } from '../../../services/people'
import { momentInWords } from '../../../shared/time'
import { CALL_OUTCOMES, callOutcomeLabel, type CallOutcome } from '../../../shared/vocabulary'

export interface CallView {
  id: string
  personId: string
  name: string
  maskedPhone: string
  title: string
  text: string
  /** How long it has waited, or when it comes again; for done ones how it ended. */
  when: string
  /** Its time has not come yet. */
  later: boolean
  /** "打过 1 次:没人接" */
  tried: string
  /** "刘洋正在打"; empty for nobody. */
  takenBy: string
  mine: boolean
  /** "陈浩 今天 16:20 没人接:下午再打" */
  calls: { key: string; text: string }[]
}

type Settled = Exclude<CallTask['settled'], null>

const settledWords: Record<Settled, string> = {
  called: '电话里说到了',
  read: 'TA 自己看到消息了,不用再打',
  gaveUp: '没有打通,不再打了',
  found: '已经有下落了,不用再打',
}

/** The three ways in which a call ends, each with what comes of it. */
export const OUTCOMES: readonly { value: CallOutcome; label: string; then: string }[] = CALL_OUTCOMES.map(
  (value) => ({ value, label: callOutcomeLabel[value], then: thenOf(value) }),
)

function thenOf(outcome: CallOutcome): string {
  switch (outcome) {
    case 'reached':
      return '这件事办好了'
    case 'noAnswer':
      return '过一会儿再打;几次都没人接,就不再打了'
    case 'wrongNumber':
      return '不再打了,请找人核对电话'
  }
}

function whenOf({ state, settled, doneAt, dueAt }: CallTask, now: number): string {
  if (state === 'done') {
    const how = settled ? settledWords[settled] : '办好了'
    return doneAt === null ? how : `${momentInWords(doneAt, now)} ${how}`
  }
  return dueAt > now ? `${momentInWords(dueAt, now)} 再打` : `${momentInWords(dueAt, now)} 起等着`
}

function triedOf({ calls }: CallTask): string {
  const last = calls[calls.length - 1]
  return last ? `打过 ${calls.length} 次,上次${callOutcomeLabel[last.outcome]}` : '还没有打过'
}

export const callView = (task: CallTask, now: number): CallView => ({
  id: task.id,
  personId: task.personId,
  name: task.personName,
  maskedPhone: task.maskedPhone,
  title: task.title,
  text: task.text,
  when: whenOf(task, now),
  later: task.state === 'open' && task.dueAt > now,
  tried: triedOf(task),
  takenBy: task.takenByName && !task.takenByMe ? `${task.takenByName}正在打` : '',
  mine: task.takenByMe,
  calls: task.calls.map(({ at, byName, outcome, note }, i) => ({
    key: String(i),
    text: `${byName} ${momentInWords(at, now)} ${callOutcomeLabel[outcome]}${note ? `:${note}` : ''}`,
  })),
})

/** What stands above the list after a call. */
export const afterCall = (name: string, outcome: CallOutcome, task: CallTask): string => {
  if (outcome === 'reached') return `记下了:跟${name}说到了`
  if (task.state === 'done') return `记下了:${name}没有打通,这件事不再打了`
  return `记下了:${name}没人接,过一会儿再打`
}
