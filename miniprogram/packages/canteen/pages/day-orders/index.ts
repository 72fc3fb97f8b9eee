import { dress, look } from '../../../../services/appearance'
import { canteen, type DayOrder } from '../../../../services/canteen'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { canteenRoutes } from '../../../../view/meal-routes'
import { open } from '../../../../view/routes'
import { fromQuery } from '../../../../view/staff-routes'
import { LOADING, refresh } from '../../../../view/state'
import { mealRow, type MealRow } from '../../model/meal-view'

type Show = NonNullable<Parameters<typeof canteen.dayOrders>[0]['show']>
type Answer = Awaited<ReturnType<typeof canteen.dayOrders>>
type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

const rowOf = (order: DayOrder, _answer: Answer): MealRow => mealRow(order)

const FIRST: { show: Show } = { show: 'all' }
const CHOICES: { value: Show; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'waiting', label: '没领' },
  { value: 'handedOver', label: '已领' },
  { value: 'delivery', label: '送餐' },
  { value: 'unpaid', label: '没收款' },
  { value: 'cancelled', label: '已取消' },
]

/** All orders of one meal, by what is still to be done with them. */
Page({
  data: {
    ...look(),
    state: LOADING,
    list: noItems<MealRow>(),
    menuId: '',
    ...FIRST,
    choices: CHOICES,
  },

  onLoad(query: { menuId?: string; show?: string }) {
    const wanted = fromQuery(query.show)
    const show = CHOICES.find(({ value }) => value === wanted)?.value ?? 'all'
    this.setData({ menuId: fromQuery(query.menuId), show })
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
    const { menuId, show } = this.data
    return canteen.dayOrders({ menuId, show, ...from(cursor) })
  },

  onShowChange({ detail }: WechatMiniprogram.CustomEvent<{ value: Show }>) {
    this.setData({ show: detail.value, state: LOADING })
    void this.load()
  },

  onOpen(event: Tap) {
    open(canteenRoutes.meal(event.currentTarget.dataset.id))
  },
})
