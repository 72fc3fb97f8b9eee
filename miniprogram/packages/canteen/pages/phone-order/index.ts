import { account } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import { canteen, type CallerMeals, type CallerMenu } from '../../../../services/canteen'
import { asCloudError, type CloudError } from '../../../../services/errors'
import { meals, type MealOrder } from '../../../../services/meals'
import type { MealWay } from '../../../../shared/vocabulary'
import { act, AT_REST } from '../../../../view/act'
import { mealInWords } from '../../../../view/meal-words'
import { LOADING, present } from '../../../../view/state'
import { fromQuery } from '../../../../view/staff-routes'
import { callerQuestion, type CallerAsking } from '../../model/caller-questions'
import {
  callerView,
  dishRows,
  DOORS,
  linesOf,
  mealQuoteView,
  placedMeal,
  portionsIn,
  quantitiesOf,
  usualWay,
  wayChips,
  waysOf,
  type CallerView,
  type DishRow,
  type Door,
  type MealQuoteView,
  type PlacedMeal,
  type Quantities,
} from '../../model/caller-view'

type Step = 'start' | 'dishes' | 'confirm' | 'done'
type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>
type Changed = WechatMiniprogram.CustomEvent<{ value: number }, object, { id: string }>
type Chosen<V> = WechatMiniprogram.CustomEvent<{ value: V }>

const FIRST: { step: Step; door: Door; way: MealWay; asking: CallerAsking } = {
  step: 'start',
  door: 'phone',
  way: 'delivery',
  asking: { kind: 'late' },
}

/** Nothing is chosen yet. */
const UNCHOSEN = {
  menuId: '',
  menuTitle: '',
  /** The booking that is being changed; empty for a new one. */
  orderId: '',
  dishes: [] as DishRow[],
  quantities: {} as Quantities,
  portions: 0,
  ways: [] as ReturnType<typeof wayChips>,
  remark: '',
}

/** A meal for somebody on the phone or at the counter: "一样的", read back, done; or whatever else they would like. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    ...FIRST,
    ...UNCHOSEN,
    personId: '',
    doors: DOORS,
    caller: null as CallerView | null,
    quote: null as MealQuoteView | null,
    placed: null as PlacedMeal | null,
    notice: '',
    asked: false,
    question: callerQuestion(FIRST.asking, ''),
    /** May book, change and cancel after the cutoff. */
    mayOverrule: false,
  },

  /** As it came; not for the template. */
  answer: null as CallerMeals | null,

  onLoad(query: { personId?: string }) {
    this.setData({ personId: fromQuery(query.personId) })
    void this.load()
    void this.loadRoles()
  },

  onShow() {
    dress(this)
  },

  load(): Promise<void> {
    return present(
      this,
      () => canteen.callerMeals({ personId: this.data.personId }),
      (answer) => {
        this.answer = answer
        return { caller: callerView(answer, this.data.door, this.data.mayOverrule) }
      },
    )
  },

  /** Nothing on this page waits for it. */
  async loadRoles(): Promise<void> {
    try {
      const { roles } = await account.me()
      this.setData({ mayOverrule: roles.includes('canteen') || roles.includes('admin') })
      this.showCaller()
    } catch (error) {
      console.warn(asCloudError(error).message)
    }
  },

  showCaller(): void {
    const { answer } = this
    if (answer) this.setData({ caller: callerView(answer, this.data.door, this.data.mayOverrule) })
  },

  menuOf(id: string): CallerMenu | undefined {
    return this.answer?.menus.find((menu) => menu.id === id)
  },

  onDoor({ detail }: Chosen<Door>) {
    this.setData({ door: detail.value })
    this.showCaller()
  },

  /** The big button: the same as the last time, straight to the sentence. */
  onSame() {
    const { caller } = this.data
    const menu = caller?.same && this.menuOf(caller.same.menuId)
    if (menu) void act(this, 'same', () => this.ask(menu))
  },

  onMenu(event: Tap) {
    const menu = this.menuOf(event.currentTarget.dataset.id)
    if (menu) this.setData({ ...this.begun(menu), step: 'dishes', notice: '', problem: '' })
  },

  /** A menu with what they usually have chosen on it. */
  begun(menu: CallerMenu) {
    const { answer } = this
    const quantities = quantitiesOf(menu.same?.lines ?? [])
    return {
      ...UNCHOSEN,
      menuId: menu.id,
      menuTitle: answer ? mealInWords(menu, answer.now) : '',
      dishes: dishRows(menu),
      quantities,
      portions: portionsIn(quantities),
      ways: answer ? wayChips(waysOf(menu, answer)) : [],
      way: answer ? usualWay(menu, answer, this.data.door) : this.data.way,
    }
  },

  onQuantity(event: Changed) {
    const quantities = { ...this.data.quantities, [event.currentTarget.dataset.id]: event.detail.value }
    this.setData({ quantities, portions: portionsIn(quantities), problem: '' })
  },

  onFull(event: Tap) {
    const dish = this.data.dishes.find(({ id }) => id === event.currentTarget.dataset.id)
    if (dish)
      this.setData({ problem: dish.left > 0 ? `${dish.name}只剩 ${dish.left} 份` : `${dish.name}订完了` })
  },

  onWay({ detail }: Chosen<MealWay>) {
    this.setData({ way: detail.value })
  },

  onRemark({ detail }: Chosen<string>) {
    this.setData({ remark: detail.value })
  },

  onNext() {
    void act(this, 'next', () => this.quoteNow())
  },

  async ask(menu: CallerMenu): Promise<void> {
    this.setData({ ...this.begun(menu), notice: '' })
    await this.quoteNow()
  },

  /** What it costs, as a sentence to read back. */
  async quoteNow(): Promise<void> {
    const { menuId, personId, quantities, way } = this.data
    const answer = await meals.quote({ menuId, personId, lines: linesOf(quantities) })
    this.setData({ step: 'confirm', quote: mealQuoteView(answer, way) })
  },

  onBackToDishes() {
    this.setData({ step: 'dishes', problem: '' })
  },

  onBackToStart() {
    this.setData({ ...UNCHOSEN, step: 'start', problem: '' })
  },

  onPlace() {
    const { orderId, menuId, caller } = this.data
    const late = orderId
      ? caller?.coming.find(({ id }) => id === orderId)?.late
      : this.menuOf(menuId)?.phase === 'closed'
    if (late) this.inquire({ kind: 'late' })
    else void this.place('')
  },

  place(lateReason: string): Promise<void> {
    const { quote, orderId } = this.data
    if (!quote) return Promise.resolve()
    const work = async () => {
      const placed = orderId
        ? placedMeal(await this.change(orderId, quote.payFen, lateReason), 'changed')
        : await this.book(quote.payFen, lateReason)
      this.setData({ step: 'done', placed, asked: false })
      // The next caller begins with an empty search.
      this.getOpenerEventChannel().emit?.('done', {})
      await wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    }
    return act(this, 'place', work, (error) => this.refused(error))
  },

  async book(seenPayFen: number, lateReason: string): Promise<PlacedMeal> {
    const { menuId, personId, quantities, way, remark, door } = this.data
    const lines = linesOf(quantities)
    const order = await canteen.bookFor({
      menuId,
      personId,
      lines,
      way,
      remark,
      seenPayFen,
      door,
      lateReason,
    })
    return placedMeal(order, order.existed ? 'existed' : 'booked')
  },

  change(id: string, seenPayFen: number, lateReason: string): Promise<MealOrder> {
    const { quantities, way, remark } = this.data
    return canteen.changeFor({ id, lines: linesOf(quantities), way, remark, seenPayFen, lateReason })
  },

  /** The reason stays in sight; what it is about is looked up again. */
  refused(error: CloudError): boolean {
    if (error.code === 'CHANGED') void this.quoteNow()
    else if (!error.retryable) void this.load()
    return false
  },

  /** Other dishes, another way: what stands is chosen already. */
  onChange(event: Tap) {
    const row = this.data.caller?.coming.find(({ id }) => id === event.currentTarget.dataset.id)
    const menu = row && this.menuOf(row.menuId)
    if (!row || !menu) return
    void act(this, row.id, async () => {
      const chosen = await this.standing(row.id)
      this.setData({ ...this.begun(menu), orderId: row.id, ...chosen, step: 'dishes', notice: '' })
    })
  },

  /** What is ordered now. The canteen may read it; a grid worker asks the caller and chooses anew. */
  async standing(id: string) {
    if (!this.data.mayOverrule) return {}
    const { lines, way, remark } = await canteen.staffMeal({ id })
    const quantities = quantitiesOf(lines)
    return { quantities, portions: portionsIn(quantities), way, remark }
  },

  onCancel(event: Tap) {
    const row = this.data.caller?.coming.find(({ id }) => id === event.currentTarget.dataset.id)
    if (row) this.inquire({ kind: 'cancel', id: row.id, what: row.title })
  },

  inquire(asking: CallerAsking): void {
    const question = callerQuestion(asking, this.data.caller?.name ?? '')
    this.setData({ asking, question, asked: true, problem: '' })
  },

  onNotNow() {
    this.setData({ asked: false, problem: '' })
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { asking } = this.data
    if (asking.kind === 'late') return this.place(detail.reason)
    return act(this, 'asked', async () => {
      await canteen.cancelFor({ id: asking.id, reason: detail.reason })
      this.setData({ asked: false, notice: `${asking.what}已经取消,请跟对方说一声` })
      await this.load()
    })
  },

  onAnother() {
    this.setData({ ...UNCHOSEN, step: 'start', placed: null, notice: '', state: LOADING })
    void this.load()
  },

  onNextCaller() {
    void wx.navigateBack()
  },
})
