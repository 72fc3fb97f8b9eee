import { dress, look } from '../../../../services/appearance'
import { canteen } from '../../../../services/canteen'
import { isoDate } from '../../../../shared/time'
import { AT_REST } from '../../../../view/act'
import { canteenRoutes } from '../../../../view/meal-routes'
import { open } from '../../../../view/routes'
import { fromQuery } from '../../../../view/staff-routes'
import { LOADING, present, refresh } from '../../../../view/state'
import { monthBeside, monthInWords, monthView, type MonthRow, type MonthView } from '../../model/money-view'
import { NO_LINK, openSheet, showLink } from '../../papers'

/** As many as are drawn at once. */
const STEP = 30

type View = Omit<MonthView, 'rows'>

/** What was granted in a month and why, person by person, to the fen; on paper and as a table for the civil affairs. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    month: '',
    title: '',
    isLast: true,
    view: null as View | null,
    rows: [] as MonthRow[],
    /** How many rows there are. */
    total: 0,
    link: NO_LINK,
  },

  /** All of them; the page's data has only what is drawn. */
  all: [] as MonthRow[],

  onLoad(query: { month?: string }) {
    this.choose(fromQuery(query.month) || isoDate(Date.now()).slice(0, 7))
  },

  onShow() {
    dress(this)
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  onReachBottom() {
    const { rows, total } = this.data
    if (rows.length < total) this.setData({ rows: this.all.slice(0, rows.length + STEP) })
  },

  load(): Promise<void> {
    return present(
      this,
      () => canteen.monthSheet({ month: this.data.month }),
      (sheet) => {
        const { rows, ...view } = monthView(sheet)
        this.all = rows
        const isLast = sheet.month >= isoDate(sheet.now).slice(0, 7)
        return { view, rows: rows.slice(0, STEP), total: rows.length, isLast }
      },
    )
  },

  choose(month: string): void {
    this.setData({ month, title: monthInWords(month), state: LOADING, view: null, rows: [] })
    void this.load()
  },

  onMonth({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.choose(detail.value.slice(0, 7))
  },

  onBefore() {
    this.choose(monthBeside(this.data.month, -1))
  },

  onAfter() {
    this.choose(monthBeside(this.data.month, 1))
  },

  onPolicies() {
    open(canteenRoutes.policies())
  },

  onPrint() {
    return showLink(this, 'month', this.data.month)
  },

  onTable() {
    return openSheet(this, 'month', this.data.month)
  },

  onLinkClosed() {
    this.setData({ link: NO_LINK })
  },
})
