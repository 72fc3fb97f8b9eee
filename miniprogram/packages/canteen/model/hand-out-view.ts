import type { CanteenDay } from '../../../services/canteen'
import { kitchenStageLabel, type KitchenStage } from '../../../shared/vocabulary'
import { mealInWords } from '../../../view/meal-words'

/** A meal that can be asked for at the window. */
export interface Window {
  value: string
  label: string
  /** "还没领 42 单" */
  note: string
  ready: boolean
}

/** What is being handed out comes first, what is over last. */
const ORDER: readonly KitchenStage[] = ['ready', 'cooking', 'locked', 'open', 'closed']

export const windowsOf = ({ menus, now }: CanteenDay): Window[] =>
  menus
    .filter((menu) => menu.state === 'published')
    .sort((a, b) => ORDER.indexOf(a.stage) - ORDER.indexOf(b.stage))
    .map((menu) => ({
      value: menu.id,
      label: mealInWords(menu, now),
      note:
        menu.stage === 'ready'
          ? `还没领 ${menu.counts.waiting} 单`
          : `${kitchenStageLabel[menu.stage]},还不能领`,
      ready: menu.stage === 'ready',
    }))

/** Which of them the page begins with. */
export const firstWindow = (windows: readonly Window[], wanted: string): Window | null =>
  windows.find((one) => one.value === wanted) ?? windows[0] ?? null
