import { dress, look } from '../../../../services/appearance'
import { meals } from '../../../../services/meals'
import { LOADING, present, refresh } from '../../../../view/state'
import { mealRoutes } from '../../../../view/meal-routes'
import type { KitchenView } from './view'
import { kitchenView } from './view'

type PhotoTap = WechatMiniprogram.TouchEvent<object, object, { file: string }>

/** How the canteen cooks: pictures of the day, what samples are kept, what neighbours say. */
Page({
  data: { ...look(), state: LOADING, view: null as KitchenView | null, date: '' },
  onLoad() {
    void this.load()
  },
  onShow() {
    dress(this)
  },
  onPullDownRefresh(): Promise<void> {
    return refresh(() => this.load())
  },
  load(): Promise<void> {
    const { date } = this.data
    return present(
      this,
      () => meals.openKitchen(date ? { date } : {}),
      (kitchen) => ({ view: kitchenView(kitchen) }),
    )
  },
  onRetry() {
    void this.load()
  },
  onBefore() {
    this.show(this.data.view?.before ?? '')
  },
  onAfter() {
    this.show(this.data.view?.after ?? '')
  },
  show(date: string) {
    if (!date) return
    this.setData({ date })
    void this.load()
  },
  onPhoto(event: PhotoTap) {
    const { file } = event.currentTarget.dataset
    const urls = this.data.view?.photos.map((photo) => photo.file) ?? [file]
    void wx.previewImage({ urls, current: file })
  },
  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    return { title: '看看社区食堂今天怎么做饭', path: mealRoutes.openKitchen() }
  },
})
