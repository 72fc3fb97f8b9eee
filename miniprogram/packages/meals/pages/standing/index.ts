import { dress, look } from '../../../../services/appearance'
import { lastEater } from '../../../../services/eater'
import { asCloudError } from '../../../../services/errors'
import type { Standings } from '../../../../services/meals'
import { meals } from '../../../../services/meals'
import { dayInWords, isoDate } from '../../../../shared/time'
import type { Meal, MealWay } from '../../../../shared/vocabulary'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { dayAt } from '../../../../view/meals'
import { fromQuery, open, routes } from '../../../../view/routes'
import { LOADING, present } from '../../../../view/state'
import type { StandingForm, StandingView } from './view'
import {
  bookedWords,
  cancelledWords,
  formOf,
  NEW_FORM,
  sentenceOf,
  standingOf,
  standingView,
  weekdayChips,
} from './view'

/** What of the page is open. */
type Mode = 'view' | 'edit' | 'pause'

const AT_FIRST: { mode: Mode; meal: Meal } = { mode: 'view', meal: 'lunch' }
/** As many as can be kept. */
const MOST_LIKES = 5
const AWAY = { from: '', to: '', fromWords: '', toWords: '' }

/** The same meal on the same weekdays until further notice: begin, change, be away for some days, end. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    view: null as StandingView | null,
    personId: '',
    ...AT_FIRST,
    form: NEW_FORM,
    sentence: '',
    /** Every dish of the coming menus, not only the first of them. */
    allLikes: false,
    away: AWAY,
    /** What was just done, and what came of it. */
    notice: '',
    weekdays: weekdayChips,
    others: [
      { value: 'suitable', label: '换一样合适的' },
      { value: 'skip', label: '那天就不订' },
    ],
  },

  standings: null as Standings | null,

  onLoad(query) {
    this.setData({ personId: fromQuery(query['personId']) || lastEater.id() })
  },
  onShow() {
    dress(this)
    void this.load()
  },
  load(): Promise<void> {
    return present(
      this,
      () => this.ask(),
      (standings) => (standings ? this.shown(standings) : {}),
      (standings) => standings === null,
    )
  },
  /** Null for somebody whom we do not know yet. */
  async ask(): Promise<Standings | null> {
    try {
      return await meals.standings({})
    } catch (error) {
      const known = asCloudError(error)
      if (known.code !== 'PROFILE_NEEDED') throw known
      return null
    }
  },
  shown(standings: Standings) {
    this.standings = standings
    const { eaters } = standings
    const wished = eaters.find((eater) => eater.personId === this.data.personId)
    return this.drawn((wished ?? eaters[0])?.personId ?? '', this.data.meal)
  },
  /** Somebody's standing order; where there is none, the form for one. */
  drawn(personId: string, meal: Meal) {
    if (!this.standings) return {}
    const view = standingView(this.standings, personId, meal)
    const form = formOf(standingOf(this.standings, personId, meal))
    const mode: Mode = view.standing ? 'view' : 'edit'
    return { view, personId, meal, form, mode, sentence: sentenceOf(form, view.whom, meal), away: AWAY }
  },
  onRetry() {
    void this.load()
  },
  onIntroduce() {
    open(routes.profile('order'))
  },
  onPerson(event: WechatMiniprogram.CustomEvent<{ personId: string }>) {
    lastEater.keep(event.detail.personId)
    this.setData({ ...this.drawn(event.detail.personId, this.data.meal), notice: '', problem: '' })
  },
  onMeal(event: WechatMiniprogram.CustomEvent<{ value: Meal }>) {
    this.setData({ ...this.drawn(this.data.personId, event.detail.value), notice: '', problem: '' })
  },

  fill(change: Partial<StandingForm>) {
    const form = { ...this.data.form, ...change }
    this.setData({
      form,
      sentence: sentenceOf(form, this.data.view?.whom ?? '', this.data.meal),
      problem: '',
    })
  },
  onWeekdays(event: WechatMiniprogram.CustomEvent<{ values: string[] }>) {
    this.fill({ weekdays: event.detail.values })
  },
  onLikes(event: WechatMiniprogram.CustomEvent<{ values: string[] }>) {
    const shown = this.data.allLikes ? this.data.view?.likes : this.data.view?.usual
    const unseen = this.data.form.likes.filter((name) => !shown?.some(({ value }) => value === name))
    const likes = [...unseen, ...event.detail.values]
    this.fill({ likes: likes.slice(0, MOST_LIKES) })
    if (likes.length > MOST_LIKES) this.setData({ problem: `最多选 ${MOST_LIKES} 样` })
  },
  onAllLikes() {
    this.setData({ allLikes: true })
  },
  onWay(event: WechatMiniprogram.CustomEvent<{ way: MealWay }>) {
    this.fill({ way: event.detail.way })
  },
  onQuantity(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
    this.fill({ quantity: Math.max(1, event.detail.value) })
  },
  onOtherwise(event: WechatMiniprogram.CustomEvent<{ value: StandingForm['otherwise'] }>) {
    this.fill({ otherwise: event.detail.value })
  },
  onRemark(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.fill({ remark: event.detail.value })
  },
  onEdit() {
    this.setData({ mode: 'edit', notice: '', problem: '' })
  },
  onAway() {
    this.setData({ mode: 'pause', notice: '', problem: '' })
  },
  onBack() {
    this.setData({ ...this.drawn(this.data.personId, this.data.meal), problem: '' })
  },

  onSave() {
    const { view, form, personId, meal } = this.data
    if (!view) return
    void act(this, 'save', async () => {
      const { weekdays, ...others } = form
      const version = view.standing ? { version: view.standing.version } : {}
      const saved = await meals.saveStanding({
        personId,
        meal,
        ...version,
        ...others,
        weekdays: weekdays.map(Number),
      })
      await this.after(bookedWords(saved.booked, view.now))
    })
  },
  /** The page anew, with what came of it on top. */
  async after(notice: string) {
    this.setData({ notice })
    await this.load()
    await wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  onFrom(event: WechatMiniprogram.PickerChange) {
    const from = String(event.detail.value)
    const to = this.data.away.to >= from ? this.data.away.to : from
    this.leave(from, to)
  },
  onTo(event: WechatMiniprogram.PickerChange) {
    const to = String(event.detail.value)
    this.leave(this.data.away.from || to, to)
  },
  leave(from: string, to: string) {
    const words = (date: string): string => dayInWords(dayAt(date), this.data.view?.now ?? 0)
    this.setData({ away: { from, to, fromWords: words(from), toWords: words(to) }, problem: '' })
  },
  onPause() {
    const { view, away } = this.data
    const standing = view?.standing
    if (!standing || !away.from) return
    void act(this, 'pause', async () => {
      const { cancelled, kept } = await meals.pauseStanding({ id: standing.id, from: away.from, to: away.to })
      await this.after(cancelledWords(cancelled, kept, view.now))
    })
  },
  onResume() {
    const { view } = this.data
    const standing = view?.standing
    if (!standing) return
    void act(this, 'resume', async () => {
      const { booked } = await meals.resumeStanding({ id: standing.id, from: isoDate(view.now) })
      await this.after(bookedWords(booked, view.now))
    })
  },
  async onEnd() {
    const { view } = this.data
    const standing = view?.standing
    if (!standing) return
    const sure = await confirmed({
      title: '不再长期订餐',
      content: '以后不会再自动订。还没做的会取消,随时可以重新开始。',
      yes: '不再订了',
      no: '还是留着',
      grave: true,
    })
    if (!sure) return
    await act(this, 'end', async () => {
      const { cancelled, kept } = await meals.endStanding({ id: standing.id })
      await this.after(cancelledWords(cancelled, kept, view.now))
    })
  },
})
