import { dress, look } from '../../../../services/appearance'
import { canteen } from '../../../../services/canteen'
import { AT_REST } from '../../../../view/act'
import { canteenRoutes } from '../../../../view/meal-routes'
import { open } from '../../../../view/routes'
import { fromQuery } from '../../../../view/staff-routes'
import { LOADING, present, refresh } from '../../../../view/state'
import { sheetView, type SheetView } from '../../model/sheet-view'
import { NO_LINK, openSheet, showLink } from '../../papers'

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

/** What to cook: how many of what, for whom otherwise, and who may not eat what they have. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    menuId: '',
    sheet: null as SheetView | null,
    link: NO_LINK,
  },

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

  load(): Promise<void> {
    const { menuId } = this.data
    return present(
      this,
      () => canteen.kitchenSheet({ menuId }),
      (sheet) => ({ sheet: sheetView(sheet) }),
      ({ orders }) => orders === 0,
    )
  },

  onOpen(event: Tap) {
    open(canteenRoutes.meal(event.currentTarget.dataset.id))
  },

  onPrint() {
    return showLink(this, 'kitchen', this.data.menuId)
  },

  onTable() {
    return openSheet(this, 'kitchen', this.data.menuId)
  },

  onLinkClosed() {
    this.setData({ link: NO_LINK })
  },
})
