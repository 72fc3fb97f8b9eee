import { dress, look } from '../../../../services/appearance'
import { canteen } from '../../../../services/canteen'
import { isoDate } from '../../../../shared/time'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { canteenRoutes } from '../../../../view/meal-routes'
import { open } from '../../../../view/routes'
import { LOADING, present, refresh } from '../../../../view/state'
import {
  copiedInWords,
  daysLater,
  draftsIn,
  mondayOf,
  weeksView,
  type Slot,
  type WeekRow,
} from '../../model/week-view'

type Tap = WechatMiniprogram.TouchEvent<
  object,
  object,
  { slot: Slot; monday: string; from: string; by: number }
>

/** Two weeks of menus, day by day: what is planned, what is only a draft, what is missing. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    monday: '',
    weeks: [] as WeekRow[],
    drafts: 0,
    notice: '',
  },

  onLoad() {
    this.setData({ monday: mondayOf(isoDate(Date.now())) })
  },

  onShow() {
    dress(this)
    void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  load(): Promise<void> {
    const { monday } = this.data
    return present(
      this,
      () => canteen.staffMenus({ from: monday }),
      (answer) => {
        const weeks = weeksView(monday, answer)
        return { weeks, drafts: draftsIn(weeks).length }
      },
    )
  },

  onOtherWeeks(event: Tap) {
    const monday = daysLater(this.data.monday, event.currentTarget.dataset.by)
    this.setData({ monday, notice: '', problem: '', state: LOADING })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    void this.load()
  },

  onSlot(event: Tap) {
    const { id, date, meal } = event.currentTarget.dataset.slot
    open(canteenRoutes.editMenu(id ? { id } : { date, meal }))
  },

  async onCopy(event: Tap): Promise<void> {
    const { from, monday } = event.currentTarget.dataset
    const sure = await confirmed({
      title: '照抄上一周的菜单',
      content: '抄过来是草稿,邻居们还看不到。这一周已经有的菜单不动。',
      yes: '照抄',
    })
    if (!sure) return
    await act(this, `copy-${monday}`, async () => {
      const notice = copiedInWords(await canteen.copyWeek({ from, to: monday }))
      await this.load()
      this.setData({ notice })
    })
  },

  async onPublish(): Promise<void> {
    const drafts = draftsIn(this.data.weeks)
    const sure = await confirmed({
      title: `发布 ${drafts.length} 份草稿`,
      content: '发布以后邻居们就能看到、订餐。菜、价钱和份数都检查过了吗?',
      yes: '发布',
    })
    if (!sure) return
    await act(this, 'publish', async () => {
      try {
        for (const { id, version } of drafts) await canteen.publishMenu({ id, version })
        this.setData({ notice: '都发布了,邻居们现在可以订' })
      } finally {
        // Those before the one that was refused are out.
        await this.load()
      }
    })
  },

  onDishes() {
    open(canteenRoutes.dishes())
  },
})
