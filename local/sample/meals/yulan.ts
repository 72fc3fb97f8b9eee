import type { Dish, Menu } from '../../../cloudfunctions/meals/collections'
import { menuIdOf } from '../../../cloudfunctions/meals/rules/ids'
import { DAY, HOUR } from '../../../miniprogram/shared/time'
import { openidOf } from '../keys'
import type { Desk, In } from './desk'
import { dateAt } from './desk'
import { dishDocument, dishOf } from './dishes'
import { menuDocument, type MenuPlan } from './menus'
import type { Course } from './orders'

const COMMUNITY = 'yulan'
const KEYS = ['tofu', 'tomato-noodles', 'millet']

/** The meal point of the second community: tomorrow's lunch, without a subsidy, ordered by telephone and by one phone. */
export function yulanCourse(desk: Desk): { dishes: In<Dish>[]; course: Course } {
  const dishes = KEYS.map((key) => dishDocument(dishOf(key), desk, COMMUNITY))
  const plan: MenuPlan = { offset: 1, meal: 'lunch', items: KEYS.map((key) => [key, 20]) }
  const date = dateAt(desk.now, 1)
  const made = menuDocument(plan, [], desk)
  const menu: In<Menu> = {
    ...made,
    _id: menuIdOf(COMMUNITY, date, 'lunch'),
    community: COMMUNITY,
    items: made.items.map((item, i) => ({ ...item, dishId: dishes[i]!._id })),
    capacity: 40,
    ways: ['pickUp', 'delivery'],
    place: '玉兰社区助餐点',
    state: 'published',
    codeKey: `sample-${COMMUNITY}-${date}-lunch`,
    createdAt: desk.now - 2 * DAY,
    publishedAt: desk.now - 2 * DAY + HOUR,
    createdBy: openidOf('yulan-bai'),
    version: 2,
    due: true,
  }
  const wish = { remark: '', fate: null, standing: false } as const
  const [tofu, noodles] = menu.items
  return {
    dishes,
    course: {
      plan,
      menu,
      wishes: [
        {
          ...wish,
          key: 'yulan-qin',
          by: 'yulan-qin',
          door: 'app',
          way: 'pickUp',
          takes: [{ item: tofu!, quantity: 1 }],
        },
        {
          ...wish,
          key: 'yulan-tao',
          by: 'yulan-bai',
          door: 'phone',
          way: 'delivery',
          takes: [{ item: noodles!, quantity: 1 }],
        },
      ],
    },
  }
}
