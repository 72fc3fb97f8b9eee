import { dress, look } from '../../../../services/appearance'
import { canteen, type Dish, type StaffMenu } from '../../../../services/canteen'
import { asCloudError, type CloudError } from '../../../../services/errors'
import { isoDate } from '../../../../shared/time'
import { MEAL_WAYS, MEALS, mealWayLabel, type Meal, type MealWay } from '../../../../shared/vocabulary'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { canteenRoutes } from '../../../../view/meal-routes'
import { mealInWords } from '../../../../view/meal-words'
import { moved } from '../../../../view/moved'
import { fromQuery } from '../../../../view/staff-routes'
import { LOADING, present } from '../../../../view/state'
import { guardUnsaved } from '../../leaving'
import type { Cutoff } from '../../model/cutoff'
import {
  alike,
  draftOf,
  formOf,
  fortnightBefore,
  isLocked,
  itemFrom,
  newForm,
  type CutoffField,
  type ItemForm,
} from '../../model/menu-form'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { key: 'capacity' | 'place' | 'note' }>
type ItemTyped = WechatMiniprogram.CustomEvent<
  { value: string },
  object,
  { index: number; key: 'price' | 'capacity' }
>
type Cut = WechatMiniprogram.CustomEvent<{ value: Cutoff }, object, { key: CutoffField }>
type Served = WechatMiniprogram.CustomEvent<{ value: string }, object, { key: 'serveFrom' | 'serveTo' }>
type Tap = WechatMiniprogram.TouchEvent<object, object, { index: number; by: -1 | 1 }>

const mealOf = (text: string): Meal => MEALS.find((one) => one === text) ?? 'lunch'

/** One menu: what there is, how many, until when, and where. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    id: '',
    date: '',
    meal: '',
    title: '',
    form: newForm('', 'lunch', null),
    wayChips: MEAL_WAYS.map((way) => ({ value: way, label: mealWayLabel[way] })),
    menuState: 'draft',
    locked: false,
    unsaved: false,
    /** Somebody else has saved since; what was typed here is still here. */
    conflict: false,
    /** Where the problem is, if it is at one of the fields. */
    field: '',
    notice: '',
  },

  /** What the cloud has; null for a menu that is not there yet. */
  saved: null as StaffMenu | null,

  onLoad(query: { id?: string; date?: string; meal?: string }) {
    const [id, date, meal] = [fromQuery(query.id), fromQuery(query.date), fromQuery(query.meal)]
    this.setData({ id, date: date || isoDate(Date.now()), meal: mealOf(meal) })
    void this.load()
  },

  onShow() {
    dress(this)
  },

  load(): Promise<void> {
    const { id } = this.data
    return id ? this.loadMenu(id) : this.loadNew()
  },

  loadMenu(id: string): Promise<void> {
    return present(
      this,
      () => canteen.staffMenu({ id }),
      (menu) => this.opened(menu),
    )
  },

  loadNew(): Promise<void> {
    const { date } = this.data
    const meal = mealOf(this.data.meal)
    return present(
      this,
      () => canteen.staffMenus({ from: isoDate(fortnightBefore(date)) }),
      ({ items, now }) => {
        const there = items.find((menu) => menu.date === date && menu.meal === meal)
        if (there) return { ...this.opened(there), id: there.id }
        return {
          form: newForm(date, meal, alike(items, date, meal)),
          title: mealInWords({ date, meal }, now),
        }
      },
    )
  },

  opened(menu: StaffMenu) {
    this.saved = menu
    guardUnsaved(false)
    return {
      id: menu.id,
      form: formOf(menu),
      title: mealInWords(menu, menu.now),
      menuState: menu.state,
      locked: isLocked(menu),
      unsaved: false,
      conflict: false,
    }
  },

  /** Puts a change on the screen. */
  change(change: Record<string, unknown>): void {
    const paths = Object.entries(change).map(([key, value]) => [`form.${key}`, value])
    const shown = Object.fromEntries(paths) as Record<string, unknown>
    if (!this.data.unsaved) guardUnsaved(true)
    this.setData({ ...shown, unsaved: true, problem: '', field: '', notice: '' })
  },

  onType(event: Typed) {
    this.change({ [event.currentTarget.dataset.key]: event.detail.value })
  },

  onItemType(event: ItemTyped) {
    const { index, key } = event.currentTarget.dataset
    this.change({ [`items[${index}].${key}`]: event.detail.value })
  },

  onWays({ detail }: WechatMiniprogram.CustomEvent<{ values: MealWay[] }>) {
    this.change({ ways: detail.values })
  },

  onCutoff(event: Cut) {
    this.change({ [event.currentTarget.dataset.key]: event.detail.value })
  },

  onServe(event: Served) {
    this.change({ [event.currentTarget.dataset.key]: event.detail.value })
  },

  items(items: ItemForm[]): void {
    this.change({ items })
  },

  onMove(event: Tap) {
    const { index, by } = event.currentTarget.dataset
    this.items(moved(this.data.form.items, index, by))
  },

  /** What residents have seen is taken off the list, not out of it: somebody may have it. */
  onRemove(event: Tap) {
    const { index } = event.currentTarget.dataset
    const { items } = this.data.form
    const seen = this.data.menuState === 'published' && items[index]?.id
    if (seen) this.change({ [`items[${index}].hidden`]: !items[index]?.hidden })
    else this.items(items.filter((_, place) => place !== index))
  },

  onAdd() {
    void wx.navigateTo({
      url: canteenRoutes.chooseDish(),
      events: { chosen: ({ dish }: { dish: Dish }) => this.add(dish) },
    })
  },

  add(dish: Dish): void {
    const { items } = this.data.form
    const there = items.findIndex((item) => item.dishId === dish.id)
    if (there >= 0) this.change({ [`items[${there}].hidden`]: false })
    else this.items([...items, itemFrom(dish, `new-${Date.now()}`, items.at(-1))])
  },

  onSave(): void {
    void this.save('save', () => Promise.resolve('存好了'))
  },

  async onMain(): Promise<void> {
    if (this.data.menuState !== 'draft') {
      await this.save('main', () => Promise.resolve('存好了,邻居们看到的已经是新的'))
      return
    }
    const sure = await confirmed({
      title: `发布${this.data.title}`,
      content: '发布以后邻居们就能看到、订餐。菜、价钱和份数都检查过了吗?',
      yes: '发布',
    })
    if (!sure) return
    await this.save('main', async ({ id, version }) => {
      this.setData(this.opened(await canteen.publishMenu({ id, version })))
      return '发布了,邻居们现在可以订'
    })
  },

  /** Saves what is on the screen, if anything was changed, and goes on from there. */
  save(name: string, then: (menu: StaffMenu) => Promise<string>): Promise<void> {
    const { form, unsaved } = this.data
    const base = this.saved ? { id: this.saved.id, version: this.saved.version } : null
    const result = draftOf(form, base)
    if ('problem' in result) {
      this.setData({ problem: result.problem.message, field: result.problem.field })
      return Promise.resolve()
    }
    const work = async () => {
      const menu = unsaved || !this.saved ? await canteen.saveMenu(result.draft) : this.saved
      this.setData(this.opened(menu))
      this.setData({ notice: await then(menu) })
    }
    return act(this, name, work, (error) => this.refused(error))
  },

  /** The reason is shown by the bar; here it gets its place, and a version conflict its two ways out. */
  refused(error: CloudError): boolean {
    const field = error.detail['field']
    if (typeof field === 'string') this.setData({ field })
    if (error.code === 'STALE' && this.saved) void this.lookForNewer(this.saved)
    return false
  },

  async lookForNewer(mine: StaffMenu): Promise<void> {
    try {
      const newer = await canteen.staffMenu({ id: mine.id })
      if (newer.version === mine.version) return
      this.saved = newer
      this.setData({ conflict: true, problem: '' })
    } catch (error) {
      this.setData({ problem: asCloudError(error).message })
    }
  },

  /** Lets go of what was typed here. */
  onTakeTheirs() {
    if (this.saved) this.setData({ ...this.opened(this.saved), problem: '', field: '' })
  },

  /** Saves what was typed here over what somebody else has saved. */
  async onTakeMine(): Promise<void> {
    const sure = await confirmed({
      title: '用我的内容',
      content: '别人刚才改的内容会被您的换掉。',
      yes: '用我的',
      grave: true,
    })
    if (!sure) return
    this.setData({ conflict: false })
    this.onSave()
  },
})
