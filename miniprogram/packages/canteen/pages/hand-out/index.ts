import { dress, look } from '../../../../services/appearance'
import { canteen, type HandOutFinds, type StaffMeal } from '../../../../services/canteen'
import { asCloudError, type CloudError } from '../../../../services/errors'
import { isCancelled } from '../../../../services/pictures'
import type { CounterMethod, KnownBy } from '../../../../shared/vocabulary'
import { act, AT_REST } from '../../../../view/act'
import { canteenRoutes } from '../../../../view/meal-routes'
import { open } from '../../../../view/routes'
import { fromQuery } from '../../../../view/staff-routes'
import { LOADING, present } from '../../../../view/state'
import { asItStands, collect, isOutdated } from '../../counter'
import { firstWindow, windowsOf, type Window } from '../../model/hand-out-view'
import { askingView } from '../../model/meal-questions'
import { mealView, type MealView } from '../../model/meal-view'
import { spacedCode } from '../../model/words'

type Value = WechatMiniprogram.CustomEvent<{ value: string }>
type Method = WechatMiniprogram.CustomEvent<{ method: CounterMethod }>
type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

/** The neighbour before: so that a slip is found while they are still in sight. */
interface Served {
  id: string
  words: string
}

const NOBODY = {
  code: '',
  words: '',
  found: [] as MealView[],
  meal: null as MealView | null,
  checked: false,
}
const FIRST: { knownBy: KnownBy } = { knownBy: 'code' }

/** The window: one neighbour after another, known by a code, a card, or a name and the end of their phone number. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    wanted: '',
    windows: [] as Window[],
    window: null as Window | null,
    ...NOBODY,
    ...FIRST,
    served: null as Served | null,
    /** What has just been taken back. */
    notice: '',
    undoing: false,
    asking: askingView({ kind: 'undo' }),
  },

  onLoad(query: { menuId?: string }) {
    this.data.wanted = fromQuery(query.menuId)
    void this.load()
  },

  onShow() {
    dress(this)
  },

  load(): Promise<void> {
    return present(
      this,
      () => canteen.today({}),
      (day) => {
        const windows = windowsOf(day)
        return { windows, window: firstWindow(windows, this.data.wanted) }
      },
      (day) => windowsOf(day).length === 0,
    )
  },

  onWindow({ detail }: Value) {
    const window = this.data.windows.find((one) => one.value === detail.value) ?? null
    this.setData({ window, ...NOBODY, served: null, notice: '', problem: '' })
  },

  onCode({ detail }: Value) {
    this.setData({ code: detail.value, problem: '' })
  },

  onFull({ detail }: Value) {
    void this.find(detail.value)
  },

  onSearch({ detail }: Value) {
    if (detail.value) void this.find(detail.value, detail.value)
    else this.setData({ words: '', found: [], problem: '' })
  },

  async onScan() {
    try {
      const { result } = await wx.scanCode({ scanType: ['qrCode'] })
      await this.find(result)
    } catch (error) {
      if (!isCancelled(error)) this.setData({ problem: '相机没有打开。可以请对方报六位领餐码,或者报姓名' })
    }
  },

  /** `words` stay in the search field while somebody is picked from what was found. */
  find(query: string, words = ''): Promise<void> {
    const { window } = this.data
    if (!window) return Promise.resolve()
    return act(
      this,
      'find',
      async () => {
        const finds = await canteen.findForHandOut({ menuId: window.value, query })
        const none = finds.items.length === 0 ? nobody(query) : {}
        this.setData({ ...shown(finds), words, served: null, notice: '', ...none })
      },
      (error) => {
        this.setData({ code: '', problem: `${triedWords(query)}${error.message}` })
        return true
      },
    )
  },

  onChoose(event: Tap) {
    const meal = this.data.found.find((one) => one.id === event.currentTarget.dataset.id) ?? null
    this.setData({ meal, checked: false, problem: '' })
  },

  onChecked() {
    this.setData({ checked: !this.data.checked, problem: '' })
  },

  onCollect({ detail }: Method) {
    const { meal } = this.data
    if (!meal) return
    void this.change(detail.method, async () => {
      this.setData({ meal: mealView(await collect(meal, detail.method)) })
    })
  },

  onHandOut() {
    const { meal, knownBy, checked } = this.data
    if (!meal || meal.openFen > 0 || (knownBy === 'name' && !checked)) return
    void this.change('handOut', async () => {
      const after = await canteen.handOut({ id: meal.id, knownBy })
      this.setData({ ...NOBODY, served: servedOf(after) })
      void this.recount()
    })
  },

  /** How many still wait, without disturbing whoever is next. */
  async recount(): Promise<void> {
    try {
      const windows = windowsOf(await canteen.today({}))
      const window = windows.find((one) => one.value === this.data.window?.value)
      if (window) this.setData({ window })
    } catch (error) {
      console.warn(asCloudError(error).message)
    }
  },

  onUndo() {
    this.setData({ undoing: true, problem: '' })
  },

  onNotNow() {
    this.setData({ undoing: false, problem: '' })
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { served } = this.data
    if (!served) return
    void act(this, 'undo', async () => {
      const after = mealView(await canteen.undoHandOut({ id: served.id, reason: detail.reason }))
      const notice = `${after.number} 号 ${after.who} 变回「没领」了`
      this.setData({ ...NOBODY, served: null, undoing: false, notice })
    })
  },

  /** Does one thing to the meal; when somebody else was faster, shows how it stands. */
  change(name: string, work: () => Promise<void>): Promise<void> {
    return act(this, name, work, (error: CloudError) => {
      if (isOutdated(error)) void this.reload()
      return false
    })
  },

  async reload(): Promise<void> {
    const { meal } = this.data
    if (!meal) return
    try {
      this.setData({ meal: mealView(await asItStands(meal)) })
    } catch (error) {
      this.setData({ meal: null, problem: asCloudError(error).message })
    }
  },

  onNext() {
    this.setData({ ...NOBODY, problem: '' })
  },

  onDetails(event: Tap) {
    open(canteenRoutes.meal(event.currentTarget.dataset.id))
  },
})

function shown({ knownBy, items }: HandOutFinds) {
  const found = items.map(mealView)
  return { ...NOBODY, knownBy, found, meal: found.length === 1 ? (found[0] ?? null) : null }
}

const triedWords = (query: string): string => (/^\d{6}$/.test(query) ? `${spacedCode(query)}:` : '')

const nobody = (query: string) => ({
  problem: `${triedWords(query)}这一餐没有找到。请核对领餐码,或者换成姓名、手机后四位再找`,
})

function servedOf(meal: StaffMeal): Served {
  return { id: meal.id, words: `${meal.number} 号 ${meal.personName} 已领 ${meal.summary}` }
}
