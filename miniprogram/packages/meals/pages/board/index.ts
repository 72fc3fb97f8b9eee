import { dress, look } from '../../../../services/appearance'
import { meals } from '../../../../services/meals'
import { act, AT_REST } from '../../../../view/act'
import { mealRoutes } from '../../../../view/meal-routes'
import { openTab, routes } from '../../../../view/routes'
import { LOADING, present, refresh } from '../../../../view/state'
import type { BoardView } from './view'
import { boardView } from './view'

const NO_LINK = { url: '', expiresAt: 0 }

/** The week's menu in very large letters: to read, to send on, to print. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    view: null as BoardView | null,
    link: NO_LINK,
  },
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
    return present(
      this,
      () => meals.week({}),
      (week) => ({ view: boardView(week) }),
      (week) => week.menus.length === 0,
    )
  },
  onRetry() {
    void this.load()
  },
  onPrint() {
    void act(this, 'print', async () => {
      this.setData({ link: await meals.printMenu({}) })
    })
  },
  onLinkClosed() {
    this.setData({ link: NO_LINK })
  },
  onMenus() {
    openTab(routes.meals)
  },
  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    return { title: '社区食堂这一周的菜单(大字)', path: mealRoutes.board() }
  },
})
