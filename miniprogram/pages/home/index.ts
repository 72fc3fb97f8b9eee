import { account } from '../../services/account'
import { adoptLetterSize, dress, look } from '../../services/appearance'
import { openedArticles } from '../../services/opened-articles'
import { open, openTab, routes } from '../../view/routes'
import { LOADING, present, refresh } from '../../view/state'
import { selectTab } from '../../view/tabs'
import type { HomeView, Tile } from './view'
import { homeView } from './view'

type TileTap = WechatMiniprogram.TouchEvent<object, object, { key: Tile['key'] }>

Page({
  data: { ...look(), state: LOADING, view: null as HomeView | null },
  onShow() {
    dress(this)
    selectTab(this, routes.home)
    void this.load()
  },
  onPullDownRefresh(): Promise<void> {
    return refresh(() => this.load())
  },
  load(): Promise<void> {
    return present(this, account.home, (home) => {
      if (adoptLetterSize(home.letterSize)) this.redress()
      return { view: homeView(home, openedArticles.all()) }
    })
  },
  redress() {
    dress(this)
    selectTab(this, routes.home)
  },
  onRetry() {
    void this.load()
  },
  onTile(event: TileTap) {
    const { key } = event.currentTarget.dataset
    if (key === 'meals') openTab(routes.meals)
    else if (key === 'groupbuy') openTab(routes.groupbuy)
    else if (key === 'news') open(routes.news())
    else if (key === 'orders') open(routes.orders())
    else if (key === 'desk') open(routes.desk)
    else this.call()
  },
  call() {
    // Refusing WeChat's own question before the call is no fault.
    wx.makePhoneCall({ phoneNumber: this.data.view?.phone ?? '', fail: () => undefined })
  },
  onNext(event: WechatMiniprogram.CustomEvent<{ url: string }>) {
    open(event.detail.url)
  },
  onToday() {
    openTab(routes.meals)
  },
  onIntroduce() {
    open(routes.profile())
  },
  onCampaign(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(routes.campaign(event.detail.id))
  },
  onUrgent() {
    const { urgent } = this.data.view ?? {}
    if (urgent) open(routes.article(urgent.id))
  },
  onArticle(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(routes.article(event.detail.id))
  },
  onAllNews() {
    open(routes.news())
  },
  onAllCampaigns() {
    openTab(routes.groupbuy)
  },
  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    return { title: '兴隆V生活:社区里的菜篮子', path: routes.home }
  },
})
