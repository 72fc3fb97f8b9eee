import { dress, look } from '../../../../services/appearance'
import { meals } from '../../../../services/meals'
import type { MessageTemplate } from '../../../../shared/vocabulary'
import { act, AT_REST } from '../../../../view/act'
import type { MealOrderView } from '../../../../view/meal-order'
import { mealOrderView } from '../../../../view/meal-order'
import { mealRoutes } from '../../../../view/meal-routes'
import { fromQuery, openTab, routes } from '../../../../view/routes'
import { LOADING, present } from '../../../../view/state'
import { askToBeTold, canBeTold } from '../../../../view/subscribe'

/** What there may be to tell about a meal. */
const ABOUT_MEALS: MessageTemplate[] = ['meal', 'pickup']

/** Where the offer of a reminder stands; hidden where the community cannot send any. */
type Remind = 'hidden' | 'offered' | 'set' | 'refused'
const AT_FIRST: { remind: Remind } = { remind: 'hidden' }

const TITLES: Record<string, string> = {
  before: '这一餐早就订好了,没有再订一份',
  changed: '改好了',
}

/**
 * After booking: that it stands, what happens next, and the one thing to do. Nothing but the telephone stands at the
 * foot, where a moment ago the button was: a second tap on it finds nothing.
 */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    view: null as MealOrderView | null,
    id: '',
    title: '',
    ...AT_FIRST,
  },
  onLoad(query) {
    const { how = '' } = query
    const remind = canBeTold(ABOUT_MEALS) ? 'offered' : 'hidden'
    this.setData({ id: fromQuery(query['id']), title: TITLES[how] ?? '订好了', remind })
    void this.load()
  },
  onShow() {
    dress(this)
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
  onOrder() {
    void wx.redirectTo({ url: mealRoutes.order(this.data.id) })
  },
  onRemind() {
    void act(this, 'remind', async () => {
      const allowed = await askToBeTold(ABOUT_MEALS)
      this.setData({ remind: allowed.length > 0 ? 'set' : 'refused' })
    })
  },
  onMore() {
    openTab(routes.meals)
  },
})
