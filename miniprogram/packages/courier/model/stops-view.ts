import type { DoorAct, Run, Stop, Stops } from '../../../services/canteen'
import { formatYuan, yuan } from '../../../shared/money'
import { clockTime } from '../../../shared/time'
import type { MealState } from '../../../shared/vocabulary'
import { kitchenStageLabel, MEALS, mealStateLabel } from '../../../shared/vocabulary'
import { dietInWords, mealInWords } from '../../../view/meal-words'
import type { Tone } from '../../../view/tones'
import { toneOfMeal } from '../../../view/tones'

export interface StopView extends Tone {
  orderId: string
  name: string
  phone: string
  room: string
  where: string
  summary: string
  diet: string
  remark: string
  tag: string
  /** "收 ¥4.00", "不收钱" */
  money: string
  /** Money is to be taken at the door. */
  owes: boolean
  openFen: number
  openYuan: string
  /** "11:42 交给本人"; for those who are done. */
  done: string
  canDeliver: boolean
  canFindNobody: boolean
  canUndo: boolean
  alertId: string
  /** What was tapped and has not been sent; empty for nothing. */
  unsent: string
}

/** The stops of one staircase. */
export interface DoorGroup {
  key: string
  /** "3 号楼 2 单元" */
  title: string
  stops: StopView[]
}

export interface RunView {
  key: string
  menuId: string
  routeId: string
  /** "一号线 · 今天午餐" */
  title: string
  /** "还有 5 份,一共 8 份" */
  progress: string
  groups: DoorGroup[]
  /** Those who have theirs, or whose meal goes back. */
  done: StopView[]
  /** Meals that can set out now. */
  ready: number
  /** Why nobody sets out yet; empty otherwise. */
  waiting: string
  /** Not to be walked for a while: its doors would only be in the way of another walk's. */
  folded: boolean
}

const DONE: readonly MealState[] = ['delivered', 'collected', 'returned', 'cancelled', 'no_show']
const AT_DOOR: readonly MealState[] = ['out', 'no_answer']
const UNDOABLE: readonly MealState[] = ['delivered', 'no_answer', 'returned']
const IN_KITCHEN: readonly MealState[] = ['booked', 'locked', 'cooking']

const unsentLabel: Record<DoorAct['action'], string> = {
  deliver: '送到了',
  noAnswer: '没人应门',
  worry: '担心这位老人',
  returnMeal: '带回食堂',
  undoDelivery: '撤销',
}

const moneyOf = ({ payBy, openFen }: Stop): string => {
  if (payBy === 'account') return '账户扣,不收钱'
  return openFen > 0 ? `收 ${formatYuan(openFen)}` : '不收钱'
}

function stopView(stop: Stop, unsent: DoorAct | null): StopView {
  const { state } = stop
  const free = unsent === null
  return {
    orderId: stop.orderId,
    name: stop.personName,
    phone: stop.phone,
    room: stop.address.room,
    where: stop.addressWords,
    summary: stop.summary,
    diet: dietInWords(stop.diet, stop.dietNote),
    remark: stop.remark,
    tag: mealStateLabel[state],
    ...toneOfMeal(state),
    money: moneyOf(stop),
    owes: stop.payBy === 'onsite' && stop.openFen > 0,
    openFen: stop.openFen,
    openYuan: yuan(stop.openFen),
    done: stop.handover ? `${clockTime(stop.handover.at)} ${stop.handover.words}` : '',
    canDeliver: free && AT_DOOR.includes(state),
    canFindNobody: free && state === 'out',
    canUndo: free && UNDOABLE.includes(state),
    alertId: stop.alertId ?? '',
    unsent: unsent ? unsentLabel[unsent.action] : '',
  }
}

const isDone = ({ state }: Stop): boolean => DONE.includes(state)

/** Stops behind one another at the same staircase stand under one heading; the order is the server's. */
function groupsOf(stops: readonly Stop[], viewOf: (stop: Stop) => StopView): DoorGroup[] {
  const groups: DoorGroup[] = []
  for (const stop of stops) {
    const { building, unit } = stop.address
    const title = `${building} 号楼 ${unit} 单元`
    const last = groups[groups.length - 1]
    if (last?.title === title) last.stops.push(viewOf(stop))
    else groups.push({ key: stop.orderId, title, stops: [viewOf(stop)] })
  }
  return groups
}

function progressOf(stops: readonly Stop[]): string {
  const left = stops.filter((stop) => !isDone(stop)).length
  if (left === 0) return `${stops.length} 份都处理完了,辛苦了`
  return left === stops.length ? `一共 ${left} 份` : `还有 ${left} 份,一共 ${stops.length} 份`
}

function waitingOf({ stops, stage }: Run): string {
  const inKitchen = stops.filter(({ state }) => IN_KITCHEN.includes(state)).length
  return inKitchen > 0 ? `${inKitchen} 份还没做好(${kitchenStageLabel[stage]}),做好了就能出发` : ''
}

export type UnsentOf = (orderId: string) => DoorAct | null

/** `unsentOf`: what of an order waits on the phone to be sent. */
export function runView(run: Run, now: number, unsentOf: UnsentOf): RunView {
  const viewOf = (stop: Stop): StopView => stopView(stop, unsentOf(stop.orderId))
  return {
    key: `${run.menuId}:${run.routeId}`,
    menuId: run.menuId,
    routeId: run.routeId,
    title: `${run.routeName} · ${mealInWords(run, now)}`,
    progress: progressOf(run.stops),
    groups: groupsOf(
      run.stops.filter((stop) => !isDone(stop)),
      viewOf,
    ),
    done: run.stops.filter(isDone).map(viewOf),
    ready: run.stops.filter(({ state }) => state === 'ready').length,
    waiting: waitingOf(run),
    folded: false,
  }
}

const mealOrder = (run: Run): number => MEALS.indexOf(run.meal)

const inKitchen = ({ stops }: Run): boolean => stops.every(({ state }) => IN_KITCHEN.includes(state))

/** Lunch before dinner; while there is something to walk with, what is not cooked yet is folded. */
export function runViews({ runs, now }: Stops, unsentOf: UnsentOf): RunView[] {
  const walking = runs.some((run) => !inKitchen(run))
  return [...runs]
    .sort((a, b) => mealOrder(a) - mealOrder(b))
    .map((run) => ({ ...runView(run, now, unsentOf), folded: walking && inKitchen(run) }))
}

/** Somebody's meal is on its way: the walk has begun. */
export const isWalking = ({ runs }: Stops): boolean =>
  runs.some(({ stops }) => stops.some(({ state }) => state === 'out'))

/** The stops with one of them as it is now. */
export const withStop = (answer: Stops, stop: Stop): Stops => ({
  ...answer,
  runs: answer.runs.map((run) => ({
    ...run,
    stops: run.stops.map((one) => (one.orderId === stop.orderId ? stop : one)),
  })),
})

export const withRun = (answer: Stops, run: Run): Stops => ({
  ...answer,
  runs: answer.runs.map((one) => (one.menuId === run.menuId && one.routeId === run.routeId ? run : one)),
})

const ordersOf = ({ runs }: Stops): Stop[] => runs.flatMap(({ stops }) => stops)

/** Everything that was tapped and waits on the phone, in walking order. */
export const unsentIn = (answer: Stops, unsentOf: UnsentOf): { name: string; act: DoorAct }[] =>
  ordersOf(answer).flatMap((stop) => {
    const act = unsentOf(stop.orderId)
    return act ? [{ name: stop.personName, act }] : []
  })

/** "还有 2 件没发出去:王秀英送到了、赵国庆没人应门"; empty for none. */
export const unsentInWords = (unsent: readonly { name: string; act: DoorAct }[]): string =>
  unsent.length
    ? `有 ${unsent.length} 件记在手机上,还没发出去:${unsent
        .map(({ name, act }) => `${name}${unsentLabel[act.action]}`)
        .join('、')}`
    : ''

/** The next door to go to. */
export const nextDoor = (runs: readonly RunView[]): string =>
  runs
    .flatMap(({ groups }) => groups)
    .flatMap(({ stops }) => stops)
    .find(({ canDeliver, unsent, tag }) => canDeliver && !unsent && tag === mealStateLabel.out)?.orderId ?? ''
