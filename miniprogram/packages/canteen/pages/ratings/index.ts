import { dress, look } from '../../../../services/appearance'
import { canteen } from '../../../../services/canteen'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { canteenRoutes } from '../../../../view/meal-routes'
import { open } from '../../../../view/routes'
import { LOADING, refresh } from '../../../../view/state'
import { ratingRow, type RatingView } from '../../model/rating-view'

type Answer = Awaited<ReturnType<typeof canteen.ratings>>
type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

const rowOf = (rating: Answer['items'][number], _answer: Answer): RatingView => ratingRow(rating, Date.now())

/** What neighbours said of their meals, newest first. */
Page({
  data: {
    ...look(),
    state: LOADING,
    list: noItems<RatingView>(),
  },

  onShow() {
    dress(this)
    void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  onReachBottom(): Promise<void> {
    return presentMore(this, (cursor) => this.ask(cursor), rowOf)
  },

  load(): Promise<void> {
    return presentList(this, (cursor) => this.ask(cursor), rowOf)
  },

  ask(cursor: string | null): Promise<Answer> {
    return canteen.ratings({ ...from(cursor) })
  },

  onOpen(event: Tap) {
    open(canteenRoutes.meal(event.currentTarget.dataset.id))
  },
})
