import { dress, look } from '../../../../services/appearance'
import { lastEater } from '../../../../services/eater'
import { asCloudError, CloudError } from '../../../../services/errors'
import type { MealQuote } from '../../../../services/meals'
import { meals } from '../../../../services/meals'
import type { MealWay } from '../../../../shared/vocabulary'
import { act, AT_REST } from '../../../../view/act'
import { mealRoutes } from '../../../../view/meal-routes'
import { bestOf } from '../../../../view/meals'
import { fromQuery, open, routes } from '../../../../view/routes'
import { LOADING, present } from '../../../../view/state'
import type { AskedMenu, BookView, Quantities } from './view'
import { bookView, linesOf, possibleOf } from './view'

/** What the page is made of; a quote is missing where nothing is chosen or nothing can be had. */
interface Asked {
  menu: AskedMenu
  quote: MealQuote | null
}

const NOTHING: { quantities: Quantities; way: MealWay | '' } = { quantities: {}, way: '' }

/** One meal for somebody: what, how, how much, in a sentence; then booked. With an order it is changed instead. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    view: null as BookView | null,
    menuId: '',
    personId: '',
    orderId: '',
    ...NOTHING,
    remark: '',
    /** Every dish is shown, not only what is chosen. */
    expanded: false,
    /** The price is being asked for. */
    pricing: false,
  },

  menu: null as AskedMenu | null,
  quote: null as MealQuote | null,

  onLoad(query) {
    const menuId = fromQuery(query['menuId'])
    const personId = fromQuery(query['personId'])
    const orderId = fromQuery(query['orderId'])
    const itemId = fromQuery(query['itemId'])
    this.setData({ menuId, personId, orderId, quantities: itemId ? { [itemId]: 1 } : {} })
    if (orderId) void wx.setNavigationBarTitle({ title: '改订餐' })
  },
  onShow() {
    dress(this)
    void this.load()
  },
  load(): Promise<void> {
    return present(
      this,
      () => this.ask(),
      (asked) => (asked ? this.shown(asked) : {}),
      (asked) => asked === null,
    )
  },

  /** Null where a booking turned out to stand, or the person has to introduce themselves first. */
  async ask(): Promise<Asked | null> {
    const { personId } = this.data
    if (personId && (await this.settle(personId))) return null
    try {
      await this.recall()
      return await this.askAs(this.data.personId)
    } catch (error) {
      const known = asCloudError(error)
      if (known.code === 'PROFILE_NEEDED') return null
      if (known.code !== 'NOT_FOUND' || !this.data.personId || this.data.orderId) throw known
      // Whoever it was for may have stopped it meanwhile. If it is the menu that is gone, this says so again.
      lastEater.forget()
      const asked = await this.askAs('')
      this.setData({ problem: '现在不能替这位家人订了,已经换成给自己订' })
      return asked
    }
  },
  /** What is to be changed, as it stands; only once, so that wishes are kept. */
  async recall(): Promise<void> {
    const { orderId, quantities } = this.data
    if (!orderId || Object.keys(quantities).length > 0) return
    const order = await meals.mealOrder({ id: orderId })
    this.setData({
      personId: order.personId,
      way: order.way,
      remark: order.remark,
      quantities: Object.fromEntries(order.lines.map((line) => [line.itemId, line.quantity])),
    })
  },
  async askAs(personId: string): Promise<Asked | null> {
    const whom = personId ? { personId } : {}
    const chosen = Object.keys(this.data.quantities).length > 0
    // Side by side where it is known what to ask for.
    const early = chosen ? this.price(personId, this.data.quantities) : null
    const menu = await meals.menu({ id: this.data.menuId, ...whom })
    const wished = this.wishes(menu)
    const before = await early
    const quote = wished === this.data.quantities ? before : await this.price(personId, wished)
    if (quote instanceof CloudError && quote.code === 'PROFILE_NEEDED') throw quote
    if (quote instanceof CloudError && quote.retryable) throw quote
    if (!personId && quote && !(quote instanceof CloudError) && (await this.settle(quote.forPersonId)))
      return null
    if (quote instanceof CloudError && menu.phase === 'open') this.setData({ problem: quote.message })
    return { menu, quote: quote instanceof CloudError ? null : quote }
  },
  /** What can be had of what is wished; at first the best of the menu. */
  wishes(menu: AskedMenu): Quantities {
    const { quantities, orderId } = this.data
    if (orderId) return quantities
    if (Object.keys(quantities).length === 0) {
      const best = bestOf(menu.items)
      const first: Quantities = best && menu.phase === 'open' && best.left > 0 ? { [best.id]: 1 } : {}
      this.setData({ quantities: first })
      return first
    }
    const possible = possibleOf(menu.items, quantities)
    if (!possible.notice) return quantities
    this.setData({ quantities: possible.quantities, problem: possible.notice, expanded: true })
    return possible.quantities
  },
  /** The refusal is answered, not thrown: the menu is shown all the same. */
  async price(personId: string, quantities: Quantities): Promise<MealQuote | CloudError | null> {
    const lines = linesOf(quantities)
    if (lines.length === 0) return null
    try {
      return await meals.quote({ menuId: this.data.menuId, lines, ...(personId ? { personId } : {}) })
    } catch (error) {
      return asCloudError(error)
    }
  },
  shown({ menu, quote }: Asked) {
    this.menu = menu
    this.quote = quote
    return { ...this.drawn(), personId: quote?.forPersonId ?? this.data.personId }
  },
  drawn() {
    const { quantities, way, orderId } = this.data
    if (!this.menu) return {}
    const view = bookView(this.menu, this.quote, { quantities, way, editing: orderId !== '' })
    return { view }
  },

  /** A booking that was sent and never answered is sent again before anything else. Says whether it stands. */
  async settle(personId: string): Promise<boolean> {
    const before = this.data.orderId ? null : meals.unansweredBooking(this.data.menuId, personId)
    if (!before) return false
    try {
      const order = await meals.book(before)
      await this.finish(order.id, order.existed ? 'before' : undefined)
      return true
    } catch (error) {
      const known = asCloudError(error)
      if (known.retryable) throw known
      this.setData({ problem: known.message })
      return false
    }
  },

  onBook() {
    const { view, menuId, orderId, remark, quantities } = this.data
    if (!view?.way || this.data.pricing) return
    const wish = { lines: linesOf(quantities), way: view.way, remark, seenPayFen: view.payFen }
    void act(
      this,
      'book',
      async () => {
        if (orderId) {
          await meals.changeMeal({ id: orderId, ...wish })
          await this.finish(orderId, 'changed')
          return
        }
        const { personId } = view
        const before = meals.unansweredBooking(menuId, personId)
        const order = await meals.book(before ?? { menuId, personId, ...wish })
        lastEater.keep(personId)
        await this.finish(order.id, order.existed ? 'before' : undefined)
      },
      (error) => this.refused(error),
    )
  },
  async finish(orderId: string, how?: 'before' | 'changed') {
    await wx.redirectTo({ url: mealRoutes.result(orderId, how) })
  },
  /** The sentence of the refusal is shown in any case; this puts the page right for the next try. */
  refused(error: CloudError): boolean {
    if (['CHANGED', 'SOLD_OUT', 'CLOSED', 'PROFILE_NEEDED', 'STALE'].includes(error.code)) void this.load()
    return false
  },

  onQuantity(event: WechatMiniprogram.CustomEvent<{ value: number }, object, { id: string }>) {
    const { id } = event.currentTarget.dataset
    const quantities = { ...this.data.quantities, [id]: event.detail.value }
    this.setData({ quantities, problem: '', pricing: true, expanded: true })
    this.setData(this.drawn())
    void this.reprice()
  },
  /** Only the newest price counts. */
  async reprice(): Promise<void> {
    const { quantities, personId } = this.data
    const quote = await this.price(personId, quantities)
    if (quantities !== this.data.quantities) return
    if (quote instanceof CloudError) {
      this.setData({ pricing: false, problem: quote.message })
      return
    }
    this.quote = quote
    this.setData({ pricing: false, ...this.drawn() })
  },
  onFull(event: WechatMiniprogram.CustomEvent<object, object, { id: string }>) {
    const dish = this.data.view?.dishes.find(({ id }) => id === event.currentTarget.dataset.id)
    if (dish) this.setData({ problem: `${dish.name}最多能订 ${dish.max} 份` })
  },
  onMore() {
    this.setData({ expanded: true })
  },
  onWay(event: WechatMiniprogram.CustomEvent<{ way: MealWay }>) {
    this.setData({ way: event.detail.way, problem: '' })
    this.setData(this.drawn())
  },
  onPerson(event: WechatMiniprogram.CustomEvent<{ personId: string }>) {
    const { personId } = event.detail
    lastEater.keep(personId)
    // Somebody else eats another way.
    this.setData({ personId, way: '', problem: '' })
    void this.load()
  },
  onRemark(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ remark: event.detail.value })
  },
  onProfile() {
    if (this.data.view && this.data.view.whom !== '自己') open(routes.family)
    else open(routes.profile('order'))
  },
  onExisting() {
    void wx.redirectTo({ url: mealRoutes.order(this.data.view?.existing ?? '') })
  },
  onRetry() {
    void this.load()
  },
})
