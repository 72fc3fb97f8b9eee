import { dress, look } from '../../../../services/appearance'
import { canteen, type Runs } from '../../../../services/canteen'
import { act, AT_REST } from '../../../../view/act'
import { canteenRoutes } from '../../../../view/meal-routes'
import { open } from '../../../../view/routes'
import { fromQuery } from '../../../../view/staff-routes'
import { LOADING, present, refresh } from '../../../../view/state'
import { runRows, type RunRow } from '../../model/routes-view'
import { NO_LINK, showLink } from '../../papers'

type Picked = WechatMiniprogram.CustomEvent<{ value: string }, object, { index: number }>

/** Who walks which route with one meal, and how far they are. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    menuId: '',
    runs: [] as RunRow[],
    couriers: [] as Runs['couriers'],
    /** Meals for buildings that nobody walks to. */
    unrouted: 0,
    notice: '',
    link: NO_LINK,
  },

  onLoad(query: { menuId?: string }) {
    this.setData({ menuId: fromQuery(query.menuId) })
  },

  onShow() {
    dress(this)
    // Routes may have been changed meanwhile.
    void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  load(): Promise<void> {
    return present(
      this,
      () => canteen.runsOf({ menuId: this.data.menuId }),
      (answer) => ({ runs: runRows(answer), couriers: answer.couriers, unrouted: answer.unrouted }),
      ({ items, unrouted }) => items.length === 0 && unrouted === 0,
    )
  },

  onCourier(event: Picked) {
    const run = this.data.runs[event.currentTarget.dataset.index]
    const courier = this.data.couriers[Number(event.detail.value)]
    if (!run || !courier || courier.personId === run.courierId) return
    const { menuId } = this.data
    void act(this, run.routeId, async () => {
      await canteen.assignRun({ menuId, routeId: run.routeId, courierPersonId: courier.personId })
      this.setData({ notice: `${run.name}今天由${courier.name}送,TA 的「送餐」里马上能看到` })
      await this.load()
    })
  },

  onRoutes() {
    open(canteenRoutes.routes())
  },

  onPrint() {
    return showLink(this, 'route', this.data.menuId)
  },

  onLinkClosed() {
    this.setData({ link: NO_LINK })
  },
})
