import { HANDED_TO, handedToLabel, type HandedTo } from '../../../../shared/vocabulary'

type Paid = 'cash' | 'code' | 'none'
type Tap<V> = WechatMiniprogram.TouchEvent<object, object, { value: V }>

const UNASKED: { paid: Paid | '' } = { paid: '' }

/**
 * A meal at its door: whether the money was taken, where there is any to take, and into whose hands it went; the last
 * tap is the one that counts. Events: `confirm` {to, paid}, `close`.
 */
Component({
  properties: {
    visible: Boolean,
    name: String,
    /** "4.00" where money is to be taken; empty where none is. */
    owed: String,
    busy: Boolean,
    failure: String,
  },
  data: {
    ...UNASKED,
    missing: false,
    hands: HANDED_TO.map((value) => ({ value, label: handedToLabel[value] })),
    moneys: [
      { value: 'cash', label: '收了现金' },
      { value: 'code', label: '扫码付了' },
      { value: 'none', label: '没收到' },
    ],
  },
  observers: {
    visible(visible: boolean) {
      if (visible) this.setData({ ...UNASKED, missing: false })
    },
  },
  methods: {
    onPaid(event: Tap<Paid>) {
      this.setData({ paid: event.currentTarget.dataset.value, missing: false })
    },
    onHand(event: Tap<HandedTo>) {
      const { busy, owed, paid } = this.data
      if (busy) return
      if (owed && !paid) this.setData({ missing: true })
      else this.triggerEvent('confirm', { to: event.currentTarget.dataset.value, paid: paid || 'none' })
    },
    onClose() {
      if (!this.data.busy) this.triggerEvent('close')
    },
    onVisibleChange(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.onClose()
    },
  },
})
