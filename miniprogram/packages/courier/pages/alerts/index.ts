import { dress, look } from '../../../../services/appearance'
import { canteen, type Alert } from '../../../../services/canteen'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { courierRoutes } from '../../../../view/meal-routes'
import { open } from '../../../../view/routes'
import { LOADING, refresh } from '../../../../view/state'
import { alertView, type AlertView } from '../../model/alert-view'

type Show = 'open' | 'closed'
type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>
type Answer = Awaited<ReturnType<typeof canteen.alerts>>

const rowOf = (alert: Alert, _answer: Answer) => alertView(alert)
const FIRST: { show: Show } = { show: 'open' }

/** People whom nobody could find at their door, the longest first, until somebody has written how they are. */
Page({
  data: {
    ...look(),
    ...FIRST,
    state: LOADING,
    list: noItems<AlertView>(),
    choices: [
      { value: 'open', label: '正在找' },
      { value: 'closed', label: '有下落了' },
    ],
  },

  onShow() {
    dress(this)
    void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  onReachBottom() {
    void presentMore(this, (cursor) => this.ask(cursor), rowOf)
  },

  load(): Promise<void> {
    return presentList(this, (cursor) => this.ask(cursor), rowOf)
  },

  ask(cursor: string | null): Promise<Answer> {
    return canteen.alerts({ show: this.data.show, ...from(cursor) })
  },

  onShowOnly({ detail }: WechatMiniprogram.CustomEvent<{ value: Show }>) {
    this.setData({ show: detail.value, state: LOADING, list: noItems<AlertView>() })
    void this.load()
  },

  onOpen(event: Tap) {
    open(courierRoutes.alert(event.currentTarget.dataset.id))
  },
})
