import { dress, look } from '../../../../services/appearance'
import { canteen } from '../../../../services/canteen'
import { AT_REST } from '../../../../view/act'
import { canteenRoutes } from '../../../../view/meal-routes'
import { open } from '../../../../view/routes'
import { fromQuery } from '../../../../view/staff-routes'
import { LOADING, present, refresh } from '../../../../view/state'
import { firstLabels, labelsView, type LabelGroup, type LabelsView } from '../../model/sheet-view'
import { NO_LINK, openSheet, showLink } from '../../papers'

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

/** As many as are drawn at once. */
const STEP = 30

/** One label a box, in the order in which they are stuck on: route by route, door by door. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    menuId: '',
    title: '',
    total: 0,
    groups: [] as LabelGroup[],
    /** How many labels are drawn. */
    limit: STEP,
    link: NO_LINK,
  },

  /** All of them; the page's data has only what is drawn. */
  view: null as LabelsView | null,

  onLoad(query: { menuId?: string }) {
    this.setData({ menuId: fromQuery(query.menuId) })
    void this.load()
  },

  onShow() {
    dress(this)
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  onReachBottom() {
    const { view } = this
    const { limit, total } = this.data
    if (!view || limit >= total) return
    this.setData({ limit: limit + STEP, groups: firstLabels(view, limit + STEP) })
  },

  load(): Promise<void> {
    const { menuId } = this.data
    return present(
      this,
      () => canteen.labels({ menuId }),
      (answer) => {
        const view = labelsView(answer)
        this.view = view
        return { title: view.title, total: view.total, limit: STEP, groups: firstLabels(view, STEP) }
      },
      ({ labels }) => labels.length === 0,
    )
  },

  onOpen(event: Tap) {
    open(canteenRoutes.meal(event.currentTarget.dataset.id))
  },

  onPrint() {
    return showLink(this, 'labels', this.data.menuId)
  },

  onTable() {
    return openSheet(this, 'labels', this.data.menuId)
  },

  onLinkClosed() {
    this.setData({ link: NO_LINK })
  },
})
