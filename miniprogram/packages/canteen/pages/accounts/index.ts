import { dress, look } from '../../../../services/appearance'
import { canteen } from '../../../../services/canteen'
import { canteenRoutes } from '../../../../view/meal-routes'
import { open } from '../../../../view/routes'
import { LOADING, present, refresh } from '../../../../view/state'
import { accountRow, type AccountRow } from '../../model/money-view'

type Show = 'prepaid' | 'billed'
type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

const FIRST: { show: Show } = { show: 'prepaid' }

/** Who has money with the canteen, or pays by the month, and how much that is. */
Page({
  data: {
    ...look(),
    ...FIRST,
    state: LOADING,
    accounts: [] as AccountRow[],
    choices: [
      { value: 'prepaid', label: '预存扣款' },
      { value: 'billed', label: '按月结账' },
    ],
    /** Looking for somebody who has no account yet. */
    searching: false,
  },

  onShow() {
    dress(this)
    void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  load(): Promise<void> {
    return present(
      this,
      () => canteen.accounts({ show: this.data.show }),
      ({ items }) => ({ accounts: items.map(accountRow) }),
      ({ items }) => items.length === 0,
    )
  },

  onShowOnly({ detail }: WechatMiniprogram.CustomEvent<{ value: Show }>) {
    this.setData({ show: detail.value, state: LOADING, accounts: [] })
    void this.load()
  },

  onOpen(event: Tap) {
    open(canteenRoutes.account(event.currentTarget.dataset.id))
  },

  onFind() {
    this.setData({ searching: !this.data.searching })
  },

  onChoose({ detail }: WechatMiniprogram.CustomEvent<{ personId: string }>) {
    this.setData({ searching: false })
    open(canteenRoutes.account(detail.personId))
  },
})
