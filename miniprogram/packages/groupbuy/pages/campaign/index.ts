import { dress, look } from '../../../../services/appearance'
import { basket } from '../../../../services/basket'
import type { Campaign } from '../../../../services/groupbuy'
import { groupbuy } from '../../../../services/groupbuy'
import { open, routes } from '../../../../view/routes'
import { LOADING, present, refresh } from '../../../../view/state'
import type { CampaignView } from './view'
import { campaignView, chosenSoFar, quantitiesOf, takenBack } from './view'

type Counted = WechatMiniprogram.CustomEvent<{ value: number }, object, { index: number }>

Page({
  data: {
    ...look(),
    state: LOADING,
    view: null as CampaignView | null,
    count: 0,
    bar: '',
    /** What was changed in the basket because less is left. */
    notice: '',
    id: '',
  },
  onLoad(query) {
    this.setData({ id: query['id'] ?? '' })
  },
  onShow() {
    dress(this)
    void this.load()
  },
  onPullDownRefresh(): Promise<void> {
    return refresh(() => this.load())
  },
  load(): Promise<void> {
    const { id } = this.data
    return present(
      this,
      () => groupbuy.campaign({ id }),
      (campaign) => this.shown(campaign),
    )
  },
  shown(campaign: Campaign) {
    const chosen = basket.of(campaign.id)
    const view = campaignView(campaign, chosen)
    if (view.open) basket.keep(view.id, quantitiesOf(view.items))
    return { view, ...chosenSoFar(view.items), notice: view.open ? takenBack(view.items, chosen) : '' }
  },
  onRetry() {
    void this.load()
  },
  onQuantity(event: Counted) {
    const { view } = this.data
    if (!view) return
    const { index } = event.currentTarget.dataset
    const items = view.items.map((item, i) =>
      i === index ? { ...item, quantity: event.detail.value } : item,
    )
    basket.keep(view.id, quantitiesOf(items))
    const quantity = `view.items[${index}].quantity`
    this.setData({ [quantity]: event.detail.value, ...chosenSoFar(items), notice: '' })
  },
  onFull(event: WechatMiniprogram.CustomEvent<object, object, { index: number }>) {
    const item = this.data.view?.items[event.currentTarget.dataset.index]
    if (item) this.setData({ notice: `${item.name}最多能订 ${item.max} 份` })
  },
  onConfirm() {
    if (Object.keys(basket.of(this.data.id)).length > 0) open(routes.confirm(this.data.id))
  },
  onPhoto(event: WechatMiniprogram.TouchEvent<object, object, { src: string }>) {
    const { src } = event.currentTarget.dataset
    const urls = this.data.view?.photos.map((photo) => photo.src) ?? [src]
    void wx.previewImage({ urls, current: src })
  },
  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    const { view, id } = this.data
    return {
      title: view?.title ?? '社区生鲜团购',
      path: routes.campaign(id),
      imageUrl: view?.photos[0]?.src ?? '',
    }
  },
})
