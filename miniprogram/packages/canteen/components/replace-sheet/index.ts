import type { Replaceable } from '../../model/day-questions'

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string; reason: string }>

const NOT_YET = { itemId: '', byItemId: '', reason: '', missing: '' }

/**
 * Something cannot be cooked: which item, what takes its place, and why; the reason goes to whoever ordered it.
 * Events: `confirm` {itemId, byItemId, reason}, `close`.
 */
Component({
  properties: {
    visible: Boolean,
    /** Replaceable[] */
    items: { type: Array, value: [] as Replaceable[] },
    busy: Boolean,
    /** Why the last try did not work. */
    failure: String,
  },
  data: {
    ...NOT_YET,
    /** What can be chosen now: all, then the chosen one alone. */
    froms: [] as Replaceable[],
    others: [] as Replaceable[],
    /** What will happen, once both are chosen. */
    consequence: '',
    usual: ['食材没到', '卖完了', '设备坏了'],
  },
  observers: {
    visible(visible: boolean) {
      if (visible) this.begin()
    },
  },
  methods: {
    begin() {
      this.setData({ ...NOT_YET, froms: this.data.items, others: [], consequence: '' })
    },
    /** Chosen, it stands alone; a second tap brings the others back. */
    onItem(event: Tap) {
      const { id } = event.currentTarget.dataset
      const { items, itemId } = this.data
      if (id === itemId) {
        this.begin()
        return
      }
      this.setData({
        itemId: id,
        missing: '',
        froms: items.filter((one) => one.id === id),
        others: items.filter((one) => one.id !== id),
      })
    },
    onBy(event: Tap) {
      const { id } = event.currentTarget.dataset
      const { items, itemId, byItemId } = this.data
      if (id === byItemId) {
        const others = items.filter((one) => one.id !== itemId)
        this.setData({ byItemId: '', consequence: '', others })
        return
      }
      const from = this.data.items.find((one) => one.id === this.data.itemId)
      const by = this.data.items.find((one) => one.id === id)
      const consequence = from && by ? `${from.sold} 份${from.name}都换成${by.name},价钱按便宜的那样算。` : ''
      this.setData({ byItemId: id, consequence, missing: '', others: by ? [by] : [] })
    },
    onUsual(event: Tap) {
      this.setData({ reason: event.currentTarget.dataset.reason, missing: '' })
    },
    onType(event: WechatMiniprogram.Input) {
      this.setData({ reason: event.detail.value, missing: '' })
    },
    onConfirm() {
      const { itemId, byItemId, busy } = this.data
      const reason = this.data.reason.trim()
      if (busy) return
      if (!itemId) this.setData({ missing: '请选做不了的是哪一样' })
      else if (!byItemId) this.setData({ missing: '请选换成哪一样' })
      else if (!reason) this.setData({ missing: '请点一个原因,或者写一句' })
      else this.triggerEvent('confirm', { itemId, byItemId, reason })
    },
    onClose() {
      if (!this.data.busy) this.triggerEvent('close')
    },
    onVisibleChange(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.onClose()
    },
  },
})
