import { dress, look } from '../../../../services/appearance'
import { meals } from '../../../../services/meals'
import type { WellBeing } from '../../../../shared/vocabulary'
import { WELL_BEINGS, wellBeingLabel } from '../../../../shared/vocabulary'
import { act, AT_REST } from '../../../../view/act'
import { mealRoutes } from '../../../../view/meal-routes'
import { fromQuery } from '../../../../view/routes'

type Tap = WechatMiniprogram.TouchEvent<object, object, { how: WellBeing }>

const NOTES: Record<WellBeing, string> = {
  fine: '刚才没听见,或者在睡觉',
  away: '出去了,一会儿回来',
  ill: '身边有人',
  emergency: '已经打了 120 或 110',
}

const NONE: { how: WellBeing | '' } = { how: '' }

/** Nobody opened the door: the family writes how the person is, and the search ends. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    alertId: '',
    name: '',
    ...NONE,
    text: '',
    done: false,
    choices: WELL_BEINGS.map((value) => ({ value, label: wellBeingLabel[value], note: NOTES[value] })),
  },
  onLoad(query) {
    this.setData({ alertId: fromQuery(query['alertId']), name: fromQuery(query['name']) || '家里人' })
  },
  onShow() {
    dress(this)
  },
  onHow(event: Tap) {
    this.setData({ how: event.currentTarget.dataset.how, problem: '' })
  },
  onText(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ text: event.detail.value })
  },
  onSend() {
    const { alertId, how, text } = this.data
    if (!how) return
    void act(this, 'send', async () => {
      await meals.tellWellBeing({ alertId, how, text })
      this.setData({ done: true })
    })
  },
  onOrders() {
    void wx.redirectTo({ url: mealRoutes.orders() })
  },
})
