import { account } from '../../services/account'
import type { LetterSize } from '../../services/appearance'
import { adoptLetterSize, chooseLetterSize, chosenLetterSize, dress, look } from '../../services/appearance'
import { asCloudError } from '../../services/errors'
import { mealRoutes } from '../../view/meal-routes'
import { open, routes } from '../../view/routes'
import { LOADING, present, refresh } from '../../view/state'
import { selectTab } from '../../view/tabs'
import type { MeView } from './view'
import { meView } from './view'

/** Rows that lead somewhere, by the key that they have in the template. */
const ROWS = {
  meals: mealRoutes.orders(),
  standing: mealRoutes.standing(),
  mealAccount: mealRoutes.account(),
  orders: routes.orders(),
  saved: routes.savedArticles,
  inbox: routes.inbox,
  family: routes.family,
  desk: routes.desk,
  privacy: routes.privacy,
  claim: routes.claim,
  profile: routes.profile(),
} as const

type RowTap = WechatMiniprogram.TouchEvent<object, object, { row: keyof typeof ROWS }>

/** Who I am, what is mine, how I want it. */
Page({
  data: {
    ...look(),
    state: LOADING,
    view: null as MeView | null,
    /** The picture could not be shown: the letter stands in for it. */
    noPicture: false,
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
    return present(this, account.me, (me) => {
      if (adoptLetterSize(me.letterSize)) this.redress()
      return { view: meView(me), letterSize: chosenLetterSize(), noPicture: false }
    })
  },
  onRetry() {
    void this.load()
  },
  onNoPicture() {
    this.setData({ noPicture: true })
  },
  onRow(event: RowTap) {
    open(ROWS[event.currentTarget.dataset.row])
  },
  onLetterSize(event: WechatMiniprogram.CustomEvent<{ value: LetterSize }>) {
    const letterSize = event.detail.value
    chooseLetterSize(letterSize)
    this.setData({ letterSize })
    this.redress()
    if (!this.data.view?.known) return
    // This phone has it already; the account, for the next phone, gets it with the next choice at the latest.
    account
      .saveLetterSize({ letterSize })
      .catch((error: unknown) => console.warn(asCloudError(error).message))
  },
  redress() {
    dress(this)
    selectTab(this, routes.me)
  },
})
