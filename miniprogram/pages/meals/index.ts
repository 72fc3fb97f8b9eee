import { dress, look } from '../../services/appearance'
import { lastEater } from '../../services/eater'
import { asCloudError } from '../../services/errors'
import type { Week } from '../../services/meals'
import { meals } from '../../services/meals'
import { mealRoutes } from '../../view/meal-routes'
import { open, routes } from '../../view/routes'
import { LOADING, present, refresh } from '../../view/state'
import { selectTab } from '../../view/tabs'
import type { MealsView } from './view'
import { mealsView } from './view'

type Tap<T extends object> = WechatMiniprogram.TouchEvent<object, object, T>

const LINKS = {
  orders: () => mealRoutes.orders(),
  week: (personId?: string) => mealRoutes.week(personId),
  standing: (personId?: string) => mealRoutes.standing(personId),
  board: () => mealRoutes.board(),
  kitchen: () => mealRoutes.openKitchen(),
} as const

/** What there is to eat today and in the coming days, for me or for somebody of mine. */
Page({
  data: {
    ...look(),
    state: LOADING,
    view: null as MealsView | null,
    links: [
      { key: 'standing', title: '长期订餐', note: '每周几要,定一次就行' },
      { key: 'kitchen', title: '明厨亮灶', note: '看看食堂今天怎么做' },
      { key: 'board', title: '大字菜单', note: '一周的菜,可以打印贴在家里' },
    ],
  },
  onShow() {
    dress(this)
    selectTab(this, routes.meals)
    void this.load()
  },
  onPullDownRefresh(): Promise<void> {
    return refresh(() => this.load())
  },
  load(): Promise<void> {
    return present(
      this,
      () => this.ask(lastEater.id()),
      (week) => ({ view: mealsView(week) }),
      (week) => week.menus.length === 0,
    )
  },
  /** Whoever was booked for last may have stopped it: then it is for oneself. */
  async ask(personId: string): Promise<Week> {
    if (!personId) return meals.week({})
    try {
      return await meals.week({ personId })
    } catch (error) {
      if (asCloudError(error).code !== 'NOT_FOUND') throw error
      lastEater.forget()
      return meals.week({})
    }
  },
  onRetry() {
    void this.load()
  },
  onPerson(event: WechatMiniprogram.CustomEvent<{ personId: string }>) {
    const { personId } = event.detail
    lastEater.keep(personId)
    // At once, before the answer: a finger is to see that it was felt.
    this.setData({ 'view.personId': personId })
    void this.load()
  },
  onDish(event: WechatMiniprogram.CustomEvent<{ itemId: string }, object, { menu: string }>) {
    this.book(event.currentTarget.dataset.menu, event.detail.itemId)
  },
  onDay(event: Tap<{ menu: string }>) {
    this.book(event.currentTarget.dataset.menu)
  },
  book(menuId: string, itemId?: string) {
    const personId = this.data.view?.personId
    open(mealRoutes.book(menuId, { ...(personId ? { personId } : {}), ...(itemId ? { itemId } : {}) }))
  },
  onMine(event: Tap<{ order: string }>) {
    open(mealRoutes.order(event.currentTarget.dataset.order))
  },
  onLink(event: Tap<{ key: keyof typeof LINKS }>) {
    open(LINKS[event.currentTarget.dataset.key](this.data.view?.personId || undefined))
  },
  onIntroduce() {
    open(routes.profile())
  },
  onEmpty() {
    open(mealRoutes.orders())
  },
  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    return { title: '社区食堂这几天吃什么', path: routes.meals }
  },
})
