import { account } from '../../services/account'
import type { LetterSize } from '../../services/appearance'
import { chooseLetterSize, chosenLetterSize, dress, look } from '../../services/appearance'
import { open, routes } from '../../view/routes'
import { LOADING, present, refresh } from '../../view/state'
import { selectTab } from '../../view/tabs'
import type { MeView } from './view'
import { meView } from './view'

Page({
  data: {
    ...look(),
    state: LOADING,
    view: null as MeView | null,
    letterSize: chosenLetterSize(),
    letterSizes: [
      { value: 'phone', label: '跟随手机' },
      { value: 'standard', label: '标准' },
      { value: 'large', label: '大字' },
      { value: 'largest', label: '特大字' },
    ],
  },
  onShow() {
    dress(this)
    selectTab(this, routes.me)
    void this.load()
  },
  onPullDownRefresh(): Promise<void> {
    return refresh(() => this.load())
  },
  load(): Promise<void> {
    return present(this, account.me, (me) => ({ view: meView(me) }))
  },
  onRetry() {
    void this.load()
  },
  onProfile() {
    open(routes.profile())
  },
  onOrders() {
    open(routes.orders())
  },
  onDesk() {
    open(routes.desk)
  },
  onLetterSize(event: WechatMiniprogram.CustomEvent<{ value: LetterSize }>) {
    chooseLetterSize(event.detail.value)
    this.setData({ letterSize: event.detail.value })
    dress(this)
    selectTab(this, routes.me)
  },
})
