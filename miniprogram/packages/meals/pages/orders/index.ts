import { dress, look } from '../../../../services/appearance'
import type { MealCard } from '../../../../services/meals'
import { meals } from '../../../../services/meals'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { mealRoutes } from '../../../../view/meal-routes'
import type { MealCardView } from '../../../../view/meals'
import { mealCardView } from '../../../../view/meals'
import { open, openTab, routes } from '../../../../view/routes'
import { LOADING, refresh } from '../../../../view/state'

type Show = 'coming' | 'past'

const booked = (show: Show) => (cursor: string | null) => meals.myMeals({ show, ...from(cursor) })
const cardOf = (card: MealCard, { now }: { now: number }) => mealCardView(card, now)

const START: { show: Show } = { show: 'coming' }

/** Meals of the reader and of everybody for whom they book. */
Page({
  data: {
    ...look(),
    state: LOADING,
    list: noItems<MealCardView>(),
    ...START,
    choices: [
      { value: 'coming', label: '还没吃的' },
      { value: 'past', label: '以前的' },
    ],
  },
  onLoad(query) {
    if (query['show'] === 'past') this.setData({ show: 'past' })
  },
  onShow() {
    dress(this)
    void this.load()
  },
  onPullDownRefresh(): Promise<void> {
    return refresh(() => this.load())
  },
  load(): Promise<void> {
    return presentList(this, booked(this.data.show), cardOf)
  },
  onReachBottom() {
    void presentMore(this, booked(this.data.show), cardOf)
  },
  onShowChange(event: WechatMiniprogram.CustomEvent<{ value: Show }>) {
    this.setData({ show: event.detail.value, state: LOADING, list: noItems<MealCardView>() })
    void this.load()
  },
  onRetry() {
    void this.load()
  },
  onMeal(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(mealRoutes.order(event.detail.id))
  },
  onMenu() {
    openTab(routes.meals)
  },
})
