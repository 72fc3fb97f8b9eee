import { kitchenStageLabel, KITCHEN_STAGES, type KitchenStage } from '../../../miniprogram/shared/vocabulary'
import { momentInWords } from '../../../miniprogram/shared/time'
import { AppError } from '../../kit/errors'
import type { Menu } from '../collections'
import type { MealEvent } from './states'

/** How far the kitchen is with a menu, and how the meals of the menu follow. */

/** What the timeline of a meal says when the kitchen moves on. */
const SAID: Partial<Record<MealEvent, string>> = {
  lock: '截单,食堂备料',
  cook: '开始做了',
  finish: '做好了',
  takeBackCooking: '改回备料',
  takeBackReady: '改回正在做',
}

export interface Following {
  event: MealEvent
  what: string
}

const follow = (...events: MealEvent[]): Following[] =>
  events.map((event) => ({ event, what: SAID[event] ?? '' }))

/**
 * What the meals of a menu go through to be where the menu is, in this order; those that are there already are left. A
 * closed menu is brought to `ready` first: what was booked late is not forgotten.
 */
export const followings: Readonly<Record<KitchenStage, readonly Following[]>> = {
  open: [],
  locked: follow('lock', 'takeBackCooking'),
  cooking: follow('cook', 'takeBackReady'),
  ready: follow('finish'),
  closed: follow('finish'),
}

const rank = (stage: KitchenStage): number => KITCHEN_STAGES.indexOf(stage)

/** Stages that a wrong tap may be taken back from. */
const TAKEN_BACK: readonly KitchenStage[] = ['cooking', 'ready']

/** Whether this is taking the last tap back. */
export const isTakingBack = (from: KitchenStage, to: KitchenStage): boolean =>
  TAKEN_BACK.includes(from) && rank(to) === rank(from) - 1

/**
 * Whether the canteen may move a menu there now.
 * @param handedOver whether somebody has, or is carrying, a meal of it
 * @throws STALE, NOT_OPEN
 */
export function checkAdvance(menu: Menu, to: KitchenStage, handedOver: boolean, now: number): void {
  if (menu.state !== 'published') {
    const words = menu.state === 'draft' ? '这份菜单还没发布' : '这一餐已经取消'
    throw new AppError('STALE', `${words},请刷新`)
  }
  const at = kitchenStageLabel[menu.stage]
  if (isTakingBack(menu.stage, to)) {
    if (handedOver) throw new AppError('STALE', '已经有人领餐或送出了,不能再改回去')
    return
  }
  if (rank(to) <= rank(menu.stage)) {
    throw new AppError('STALE', `这一餐已经是“${at}”,不能改回“${kitchenStageLabel[to]}”,请刷新`)
  }
  if (to === 'closed' && menu.stage !== 'ready') {
    throw new AppError('STALE', `这一餐现在是“${at}”,先点“做好了”,收餐时再点“收餐”`)
  }
  if (to === 'closed' && now < menu.serveFrom) {
    throw new AppError('NOT_OPEN', `${momentInWords(menu.serveFrom, now)} 才开餐,还不能收餐`)
  }
}
