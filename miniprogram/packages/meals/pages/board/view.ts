import type { Menu, Week } from '../../../../services/meals'
import { yuan } from '../../../../shared/money'
import { clockTime } from '../../../../shared/time'
import { mealInWords, orderableInWords } from '../../../../view/meals'

interface BoardMeal {
  key: string
  heading: string
  /** "11:00 开饭" */
  serving: string
  dishes: { key: string; name: string; parts: string; price: string }[]
  until: string
  off: string
}

/** The week for reading across a room, or on paper: no person, no subsidy, only what there is. */
export interface BoardView {
  meals: BoardMeal[]
}

const boardMeal = (menu: Menu, now: number): BoardMeal => ({
  key: menu.id,
  heading: mealInWords(menu.date, menu.meal, now),
  serving: `${clockTime(menu.serveFrom)} 开饭`,
  dishes: menu.items.map((item) => ({
    key: item.id,
    name: item.name,
    parts: item.parts.join('、'),
    price: yuan(item.priceFen),
  })),
  until: menu.phase === 'open' ? orderableInWords(menu, now) : '',
  off: menu.phase === 'cancelled' ? '这餐不开' : '',
})

export const boardView = ({ menus, now }: Week): BoardView => ({
  meals: menus.map((menu) => boardMeal(menu, now)),
})
