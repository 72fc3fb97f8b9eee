import type { CanteenDesk } from '../../../services/canteen'
import type { Role } from '../../../shared/vocabulary'
import { canteenRoutes, courierRoutes } from '../../../view/meal-routes'
import { holds, type Figure, type Rule } from './desk-rule'

/** What of meals stands on 工作台. */

const CANTEEN: readonly Role[] = ['canteen', 'admin']
const COURIER: readonly Role[] = ['courier']
/** Who orders meals for those who call. */
const MEAL_CALLS: readonly Role[] = ['canteen', 'gridWorker', 'admin']
/** Who looks for somebody that did not answer the door. */
const SEARCHERS: readonly Role[] = ['canteen', 'courier', 'gridWorker', 'admin']
export const runsMeals = (roles: readonly Role[]): boolean => holds(roles, SEARCHERS)

/** Somebody who is looked for comes before everything else. */
export const searchTiles = (alerts: number): Rule[] => [
  {
    key: 'alerts',
    title: '找不到的老人',
    note: alerts ? '没人应门,请马上去找' : '送餐时没人应门的,排到这里',
    icon: alerts ? 'error-circle' : 'user-search',
    url: courierRoutes.alerts(),
    for: SEARCHERS,
    count: alerts,
  },
]

export const mealTiles = (desk: CanteenDesk | null): Rule[] => [
  {
    key: 'stops',
    title: '送餐',
    note: desk?.myStops ? '今天要送的,按走的顺序排好了' : '今天现在没有要送的',
    icon: 'location',
    url: courierRoutes.stops(),
    for: COURIER,
    count: desk?.myStops ?? 0,
  },
  {
    key: 'day',
    title: '食堂今天',
    note: '截单、出餐、厨房单、标签',
    icon: 'dashboard',
    url: canteenRoutes.day(),
    for: CANTEEN,
  },
  {
    key: 'handOut',
    title: '领餐',
    note: '报码、刷卡或报姓名',
    icon: 'scan',
    url: canteenRoutes.handOut(),
    for: CANTEEN,
    count: desk?.waiting ?? 0,
  },
  {
    key: 'callers',
    title: '电话订餐',
    note: '老人来电、到窗口,帮着订',
    icon: 'call',
    url: canteenRoutes.callers(),
    for: MEAL_CALLS,
  },
  {
    key: 'menus',
    title: '菜单',
    note: desk?.drafts ? '有菜单还没发布' : '排菜单、复制上周、改菜',
    icon: 'edit-1',
    url: canteenRoutes.menus(),
    for: CANTEEN,
    count: desk?.drafts ?? 0,
  },
]

/** What the canteen looks into now and then. */
export const canteenOfficeTiles = (): Rule[] => [
  {
    key: 'month',
    title: '补贴月报',
    note: '每个人补了多少,为什么',
    icon: 'chart-bar',
    url: canteenRoutes.month(),
    for: CANTEEN,
  },
  {
    key: 'accounts',
    title: '助餐账户',
    note: '预存、按月结账、余额',
    icon: 'money',
    url: canteenRoutes.accounts(),
    for: CANTEEN,
  },
  {
    key: 'routes',
    title: '送餐路线',
    note: '哪几栋楼、怎么走、谁送',
    icon: 'map',
    url: canteenRoutes.routes(),
    for: CANTEEN,
  },
  {
    key: 'samples',
    title: '留样和明厨',
    note: '留样登记、后厨照片',
    icon: 'camera',
    url: canteenRoutes.samples(),
    for: CANTEEN,
  },
  {
    key: 'ratings',
    title: '饭菜评价',
    note: '邻居说好吃不好吃',
    icon: 'chat',
    url: canteenRoutes.ratings(),
    for: CANTEEN,
  },
]

export const mealFigures = (roles: readonly Role[], desk: CanteenDesk): Figure[] => [
  ...(holds(roles, CANTEEN)
    ? [
        { key: 'waiting', label: '今天没领', count: desk.waiting, unit: '份餐', url: canteenRoutes.day() },
        {
          key: 'tomorrow',
          label: '明天订了',
          count: desk.tomorrow,
          unit: '份餐',
          url: canteenRoutes.menus(),
        },
      ]
    : []),
  ...(holds(roles, COURIER)
    ? [{ key: 'myStops', label: '等您送', count: desk.myStops, unit: '份餐', url: courierRoutes.stops() }]
    : []),
]
