import { dress, look } from '../../../../services/appearance'
import { canteen } from '../../../../services/canteen'
import { DAY, isoDate } from '../../../../shared/time'
import type { KitchenStage } from '../../../../shared/vocabulary'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { canteenRoutes } from '../../../../view/meal-routes'
import { open } from '../../../../view/routes'
import { LOADING, present, refresh } from '../../../../view/state'
import { dayView, type DayView, type MenuDayView } from '../../model/day-view'
import { callingOff, replacedInWords, replaceables, type Replaceable } from '../../model/day-questions'

type Tap = WechatMiniprogram.TouchEvent<object, object, { url: string }>
type Chosen = WechatMiniprogram.CustomEvent<{ itemId: string; byItemId: string; reason: string }>

type More = 'step' | 'back' | 'replace' | 'edit' | 'callOff'

const NONE: { day: DayView | null; menu: MenuDayView | null } = { day: null, menu: null }

/** The canteen's day: how many, how far, what waits, and the way to every paper. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    ...NONE,
    /** Days after today. */
    ahead: '0',
    days: [
      { value: '-1', label: '昨天' },
      { value: '0', label: '今天' },
      { value: '1', label: '明天' },
    ],
    meals: [] as { value: string; label: string }[],
    /** Which menu is shown; another day has others. */
    menuId: '',
    notice: '',
    moreShown: false,
    more: [] as { label: string; act: More }[],
    callingOff: false,
    asking: callingOff(''),
    replacing: false,
    items: [] as Replaceable[],
  },

  onShow() {
    dress(this)
    void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  load(): Promise<void> {
    const ahead = Number(this.data.ahead)
    return present(
      this,
      // Today is the server's; of other days the phone's clock is good enough a wish.
      () => canteen.today(ahead === 0 ? {} : { date: isoDate(Date.now() + ahead * DAY) }),
      (answer) => {
        const day = dayView(answer)
        const menu = day.menus.find((one) => one.id === this.data.menuId) ?? day.menus[0] ?? null
        const meals = day.menus.map(({ id, mealLabel }) => ({ value: id, label: mealLabel }))
        return { day, meals, ...shown(menu) }
      },
      ({ menus }) => menus.length === 0,
    )
  },

  onDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ ahead: detail.value, menu: null, notice: '', problem: '', state: LOADING })
    void this.load()
  },

  onMeal({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const menu = this.data.day?.menus.find((one) => one.id === detail.value) ?? null
    this.setData({ ...shown(menu), notice: '', problem: '' })
  },

  onOpen(event: Tap) {
    open(event.currentTarget.dataset.url)
  },

  onMenus() {
    open(canteenRoutes.menus())
  },

  onDishes() {
    open(canteenRoutes.dishes())
  },

  onRatings() {
    open(canteenRoutes.ratings())
  },

  onMain() {
    const { menu } = this.data
    if (!menu?.main) return
    if (menu.main.does === 'publish') open(canteenRoutes.editMenu({ id: menu.id }))
    else if (menu.main.does === 'handOut') open(canteenRoutes.handOut(menu.id))
    else void this.step()
  },

  /** The next stage, after a question where it cannot be taken back. */
  async step(): Promise<void> {
    const { menu } = this.data
    if (!menu?.step) return
    const { to, title, consequence, text, done } = menu.step
    const refused = title && !(await confirmed({ title, content: consequence, yes: text, grave: true }))
    if (!refused) await this.advance(menu.id, to, done)
  },

  advance(menuId: string, to: KitchenStage, done: string): Promise<void> {
    return act(this, 'step', async () => {
      await canteen.advance({ menuId, to })
      this.setData({ notice: done })
      await this.load()
    })
  },

  onMore() {
    this.setData({ moreShown: true })
  },

  onMoreClosed() {
    this.setData({ moreShown: false })
  },

  onMoreChosen({ detail }: WechatMiniprogram.CustomEvent<{ index: number }>) {
    const { menu } = this.data
    const chosen = this.data.more[detail.index]
    this.setData({ moreShown: false, problem: '' })
    if (!menu || !chosen) return
    if (chosen.act === 'step') void this.step()
    if (chosen.act === 'back' && menu.back) void this.advance(menu.id, menu.back.to, '改回去了')
    if (chosen.act === 'edit') open(canteenRoutes.editMenu({ id: menu.id }))
    if (chosen.act === 'callOff') this.setData({ callingOff: true, asking: callingOff(menu.title) })
    if (chosen.act === 'replace') void this.askWhichItem(menu.id)
  },

  askWhichItem(id: string): Promise<void> {
    return act(this, 'replace', async () => {
      this.setData({ items: replaceables(await canteen.staffMenu({ id })), replacing: true })
    })
  },

  onNotNow() {
    this.setData({ callingOff: false, replacing: false, problem: '' })
  },

  onCallOff({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { menu } = this.data
    if (!menu) return
    void act(this, 'callOff', async () => {
      await canteen.cancelMenu({ id: menu.id, reason: detail.reason })
      this.setData({
        callingOff: false,
        notice: '这餐不开了,订了的邻居都会收到消息。付过的钱要退,看「订单」',
      })
      await this.load()
    })
  },

  onReplace({ detail }: Chosen) {
    const { menu } = this.data
    if (!menu) return
    void act(this, 'replace', async () => {
      const result = await canteen.replaceItem({ id: menu.id, ...detail })
      this.setData({ replacing: false, notice: replacedInWords(result) })
      await this.load()
    })
  },
})

function shown(menu: MenuDayView | null) {
  const more = menu
    ? [
        ...(menu.step && menu.main?.does !== 'step' ? [{ label: menu.step.text, act: 'step' as const }] : []),
        ...(menu.back ? [{ label: menu.back.text, act: 'back' as const }] : []),
        ...(menu.canReplace ? [{ label: '换一样菜', act: 'replace' as const }] : []),
        { label: '改菜单', act: 'edit' as const },
        ...(menu.canCallOff ? [{ label: '这餐不开了', act: 'callOff' as const }] : []),
      ]
    : []
  return { menu, menuId: menu?.id ?? '', more }
}
