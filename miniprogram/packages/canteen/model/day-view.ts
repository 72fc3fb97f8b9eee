import type { CanteenDay, DayMenu } from '../../../services/canteen'
import { clockTime, momentInWords } from '../../../shared/time'
import { kitchenStageLabel, mealLabel, type Meal } from '../../../shared/vocabulary'
import { canteenRoutes, courierRoutes } from '../../../view/meal-routes'
import { mealInWords } from '../../../view/meal-words'
import { toneOfStage, type Tone } from '../../../view/tones'
import { nextStep, stepBack, type StageStep } from './stage'

/** How many people eat in one of the ways. */
export interface Count {
  label: string
  value: number
}

/** A way from the day to one of its papers or lists. */
export interface DayTool {
  key: string
  label: string
  note: string
  icon: string
  url: string
}

export interface MenuDayView extends Tone {
  id: string
  meal: Meal
  mealLabel: string
  title: string
  stageLabel: string
  /** "11:00–12:30 · 社区食堂一楼" */
  when: string
  /** "昨天 20:00 截单" */
  cutoff: string
  portions: number
  /** How many people's meals that are. */
  orders: string
  ways: Count[]
  handedOver: number
  waiting: number
  /** "2 位没人应门,还没找到"; empty when everybody was found. */
  search: string
  searchUrl: string
  /** Why nothing is cooked; empty where it is. */
  calledOff: string
  draft: boolean
  step: StageStep | null
  /** The one thing to do now: the next stage, or, while people are being served, the window. */
  main: { text: string; does: 'step' | 'handOut' | 'publish' } | null
  /** Takes the last step back; null where nothing does. */
  back: ReturnType<typeof stepBack>
  tools: DayTool[]
  /** Whether the meal can still be called off, or one of its items replaced. */
  canCallOff: boolean
  canReplace: boolean
  label: string
}

export interface DayView {
  date: string
  menus: MenuDayView[]
}

export const dayView = (day: CanteenDay): DayView => ({
  date: day.date,
  menus: day.menus.map((menu) => menuDayView(menu, day.now)),
})

function menuDayView(menu: DayMenu, now: number): MenuDayView {
  const { counts, stage, state } = menu
  const title = mealInWords(menu, now)
  const running = state === 'published'
  const beforeServing = running && stage !== 'ready' && stage !== 'closed'
  const step = running ? nextStep({ stage, orderUntil: menu.orderUntil, ...counts }, now) : null
  return {
    id: menu.id,
    meal: menu.meal,
    mealLabel: mealLabel[menu.meal],
    title,
    stageLabel: stageWord(menu),
    ...(running ? toneOfStage(stage) : CALM[state]),
    when: `${clockTime(menu.serveFrom)}–${clockTime(menu.serveTo)} · ${menu.place}`,
    cutoff: stage === 'open' && running ? `${momentInWords(menu.orderUntil, now)} 截单` : '',
    portions: counts.portions,
    orders: `${counts.standing} 位邻居`,
    ways: [
      { label: '堂食', value: counts.dineIn },
      { label: '自取', value: counts.pickUp },
      { label: '送餐', value: counts.delivery },
    ],
    handedOver: counts.handedOver,
    waiting: counts.waiting,
    search: counts.noAnswer > 0 ? `${counts.noAnswer} 位没人应门,还没找到人` : '',
    searchUrl: courierRoutes.alerts(),
    calledOff: state === 'cancelled' ? menu.cancelledReason || '这餐不开' : '',
    draft: state === 'draft',
    step,
    main: mainOf(menu, step, now),
    back: running ? stepBack(stage, counts.handedOver) : null,
    tools: toolsOf(menu),
    canCallOff: beforeServing,
    canReplace: beforeServing && menu.items.filter((item) => !item.hidden).length > 1,
    label: `${title},${stageWord(menu)},要做 ${counts.portions} 份`,
  }
}

/** Closing is not the big button while somebody may still come. */
function mainOf({ state, stage, serveTo, counts }: DayMenu, step: StageStep | null, now: number): Main {
  if (state === 'draft') return { text: '检查并发布', does: 'publish' }
  if (stage === 'ready' && counts.waiting > 0 && now < serveTo) return { text: '领餐', does: 'handOut' }
  return step && { text: step.text, does: 'step' }
}

type Main = MenuDayView['main']

const CALM: Record<'draft' | 'cancelled', Tone> = {
  draft: { tone: 'waiting', icon: 'edit-1' },
  cancelled: { tone: 'bad', icon: 'close' },
}

const stageWord = ({ state, stage }: DayMenu): string =>
  state === 'draft' ? '还没发布' : state === 'cancelled' ? '这餐不开' : kitchenStageLabel[stage]

function toolsOf({ id, state, counts }: DayMenu): DayTool[] {
  if (state !== 'published') return []
  return [
    {
      key: 'handOut',
      label: '领餐',
      note: counts.waiting > 0 ? `${counts.waiting} 单没领` : '都领走了',
      icon: 'scan',
      url: canteenRoutes.handOut(id),
    },
    {
      key: 'sheet',
      label: '厨房单',
      note: '做什么,多少份',
      icon: 'file-1',
      url: canteenRoutes.kitchenSheet(id),
    },
    { key: 'labels', label: '餐盒标签', note: '按路线排好', icon: 'tag', url: canteenRoutes.labels(id) },
    {
      key: 'runs',
      label: '送餐',
      note: counts.delivery > 0 ? `${counts.delivery} 份要送` : '没有要送的',
      icon: 'location',
      url: canteenRoutes.runs(id),
    },
    {
      key: 'orders',
      label: '订单',
      note: `${counts.standing} 单`,
      icon: 'root-list',
      url: canteenRoutes.dayOrders(id),
    },
    { key: 'samples', label: '留样', note: '和明厨亮灶', icon: 'camera', url: canteenRoutes.samples() },
  ]
}
