import { dress, look } from '../../../../services/appearance'
import { lastEater } from '../../../../services/eater'
import { asCloudError } from '../../../../services/errors'
import type { Week, WeekQuote } from '../../../../services/meals'
import { meals } from '../../../../services/meals'
import type { MealWay } from '../../../../shared/vocabulary'
import { act, AT_REST } from '../../../../view/act'
import { mealRoutes } from '../../../../view/meal-routes'
import { fromQuery, open, openTab, routes } from '../../../../view/routes'
import { LOADING, present } from '../../../../view/state'
import type { Outcome, Picks, WeekView } from './view'
import { daysOf, keptPicks, outcomesOf, weekView } from './view'

const NOTHING: { picks: Picks; way: MealWay | '' } = { picks: {}, way: '' }

/** Several days at once: one choice a day, a sum, one button; and how each day went. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    view: null as WeekView | null,
    personId: '',
    ...NOTHING,
    /** The sum is being asked for. */
    pricing: false,
    outcomes: [] as Outcome[],
  },

  week: null as Week | null,
  quote: null as WeekQuote | null,

  onLoad(query) {
    this.setData({ personId: fromQuery(query['personId']) || lastEater.id() })
    void this.load()
  },
  onShow() {
    dress(this)
  },
  async load(): Promise<void> {
    const { personId } = this.data
    await present(
      this,
      () => meals.week(personId ? { personId } : {}),
      (week) => this.shown(week),
      (week) => week.menus.length === 0,
    )
    await this.price()
  },
  shown(week: Week) {
    const picks = keptPicks(week.menus, this.data.picks)
    this.week = week
    this.quote = null
    return { picks, view: weekView(week, picks, null, this.data.way) }
  },
  /** What it comes to; only the newest sum counts. */
  async price(): Promise<void> {
    const { picks } = this.data
    const days = daysOf(picks)
    const personId = this.week?.forPersonId
    if (days.length === 0 || !personId) {
      this.quote = null
      this.draw({ pricing: false })
      return
    }
    this.setData({ pricing: true })
    try {
      const quote = await meals.quoteWeek({ personId, days })
      if (picks !== this.data.picks) return
      this.quote = quote
      this.draw({ pricing: false })
    } catch (error) {
      if (picks !== this.data.picks) return
      this.setData({ pricing: false, problem: asCloudError(error).message })
    }
  },
  draw(change: object = {}) {
    if (!this.week) return
    const { picks, way } = this.data
    this.setData({ ...change, view: weekView(this.week, picks, this.quote, way) })
  },
  onRetry() {
    void this.load()
  },
  onPerson(event: WechatMiniprogram.CustomEvent<{ personId: string }>) {
    lastEater.keep(event.detail.personId)
    this.setData({ personId: event.detail.personId, ...NOTHING, problem: '' })
    void this.load()
  },
  onPick(event: WechatMiniprogram.CustomEvent<{ itemId: string }, object, { menu: string }>) {
    const picks = { ...this.data.picks, [event.currentTarget.dataset.menu]: event.detail.itemId }
    this.setData({ picks, problem: '' })
    this.draw()
    void this.price()
  },
  onWay(event: WechatMiniprogram.CustomEvent<{ way: MealWay }>) {
    this.setData({ way: event.detail.way })
    this.draw()
  },
  onBook() {
    const { view } = this.data
    const { week, quote } = this
    if (!week || !view?.way || !quote || this.data.pricing) return
    const way = view.way
    const seen = quote.days.map(({ menuId, lines, payFen }) => ({
      menuId,
      lines: lines.map(({ itemId, quantity }) => ({ itemId, quantity })),
      seenPayFen: payFen,
    }))
    void act(this, 'book', async () => {
      const booked = await meals.bookWeek({ personId: view.personId, way, days: seen })
      lastEater.keep(view.personId)
      this.setData({ outcomes: outcomesOf(booked, week.menus) })
      await wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    })
  },
  onProfile() {
    if (this.data.view?.whom === '自己') open(routes.profile('order'))
    else open(routes.family)
  },
  onIntroduce() {
    open(routes.profile('order'))
  },
  onOrders() {
    void wx.redirectTo({ url: mealRoutes.orders() })
  },
  onMenus() {
    openTab(routes.meals)
  },
})
