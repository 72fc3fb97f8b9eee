import { dress, look } from '../../../../services/appearance'
import type { CloudError } from '../../../../services/errors'
import { meals } from '../../../../services/meals'
import { act, AT_REST, confirmed } from '../../../../view/act'
import type { MealOrderView } from '../../../../view/meal-order'
import { mealOrderView } from '../../../../view/meal-order'
import { mealRoutes } from '../../../../view/meal-routes'
import { fromQuery, open } from '../../../../view/routes'
import { LOADING, present, refresh } from '../../../../view/state'

/** One booked meal: what it is at, how to get it, what it costs and why, and how it was. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    view: null as MealOrderView | null,
    id: '',
  },
  onLoad(query) {
    this.setData({ id: fromQuery(query['id']) })
  },
  onShow() {
    dress(this)
    void this.load()
  },
  onPullDownRefresh(): Promise<void> {
    return refresh(() => this.load())
  },
  load(): Promise<void> {
    const { id } = this.data
    return present(
      this,
      () => meals.mealOrder({ id }),
      (order) => ({ view: mealOrderView(order) }),
    )
  },
  onRetry() {
    void this.load()
  },
  onChange() {
    const { view } = this.data
    if (view) open(mealRoutes.book(view.menuId, { personId: view.personId, orderId: view.id }))
  },
  async onCancel() {
    const sure = await confirmed({
      title: '取消这一餐',
      content: '取消后,这份饭会让给别的邻居。',
      yes: '取消这餐',
      no: '不取消',
      grave: true,
    })
    if (!sure) return
    await act(
      this,
      'cancel',
      async () => {
        const order = await meals.cancelMeal({ id: this.data.id })
        this.setData({ view: mealOrderView(order) })
      },
      (error) => this.refused(error),
    )
  },
  /** The reason stays in sight, over the meal as it stands: a cutoff may have passed while the page was open. */
  refused(error: CloudError): boolean {
    if (!error.retryable) void this.load()
    return false
  },
  onRate(event: WechatMiniprogram.CustomEvent<{ face: 'good' | 'bad'; text: string }>) {
    const { face, text } = event.detail
    void act(this, 'rate', async () => {
      const order = await meals.rate({ id: this.data.id, face, text })
      this.setData({ view: mealOrderView(order) })
    })
  },
  onWellBeing() {
    const { view } = this.data
    if (view?.alertId) open(mealRoutes.wellBeing(view.alertId, view.personName))
  },
})
