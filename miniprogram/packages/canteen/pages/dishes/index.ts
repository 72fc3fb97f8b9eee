import { dress, look } from '../../../../services/appearance'
import { canteen, type Dish } from '../../../../services/canteen'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { canteenRoutes } from '../../../../view/meal-routes'
import { open } from '../../../../view/routes'
import { LOADING, refresh } from '../../../../view/state'
import { dishRow, setsFirst, type DishRow } from '../../model/dish-form'

type Show = 'current' | 'archived'
type Answer = Awaited<ReturnType<typeof canteen.dishes>>
type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

const rowOf = (dish: Dish, _answer: Answer): DishRow => dishRow(dish)
const FIRST: { show: Show } = { show: 'current' }

/** The kitchen's own library; opened by the menu's editor, a tap takes a dish from it. */
Page({
  data: {
    ...look(),
    state: LOADING,
    list: noItems<DishRow>(),
    ...FIRST,
    choices: [
      { value: 'current', label: '在做的' },
      { value: 'archived', label: '不做了的' },
    ],
    search: '',
    choosing: false,
  },

  /** What the list shows, as the cloud answered it: a chosen one goes back whole. */
  known: new Map<string, Dish>(),

  onLoad(query: { choose?: string }) {
    this.known = new Map()
    this.setData({ choosing: query.choose === '1' })
    if (query.choose === '1') void wx.setNavigationBarTitle({ title: '选一样菜' })
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

  async ask(cursor: string | null): Promise<Answer> {
    const { show, search } = this.data
    const answer = await canteen.dishes({ show, ...(search ? { search } : {}), ...from(cursor) })
    for (const dish of answer.items) this.known.set(dish.id, dish)
    return { ...answer, items: setsFirst(answer.items) }
  },

  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ search: detail.value })
    void this.load()
  },

  onShowChange({ detail }: WechatMiniprogram.CustomEvent<{ value: Show }>) {
    this.setData({ show: detail.value, state: LOADING })
    void this.load()
  },

  onDish(event: Tap) {
    const { id } = event.currentTarget.dataset
    const dish = this.known.get(id)
    if (!this.data.choosing) open(canteenRoutes.editDish(id))
    else if (dish) {
      this.getOpenerEventChannel().emit?.('chosen', { dish })
      void wx.navigateBack()
    }
  },

  onNew() {
    open(canteenRoutes.editDish())
  },
})
