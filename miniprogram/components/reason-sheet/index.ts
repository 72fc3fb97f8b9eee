/**
 * The second step before something that cannot be undone: says what will happen and asks for the reason, which goes
 * into the record and to whom it concerns.
 */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    title: { type: String, value: '' },
    /** What will happen, in a sentence. */
    consequence: { type: String, value: '' },
    /** Reasons that are usual here, for one tap. */
    usual: { type: Array, value: [] as string[] },
    placeholder: { type: String, value: '或者写一句原因,会记录在案' },
    /** What the button says: "确定取消这一单". */
    action: { type: String, value: '确定' },
    busy: { type: Boolean, value: false },
    /** Why the last try did not work. */
    failure: { type: String, value: '' },
  },
  data: { reason: '', missing: false },
  observers: {
    visible(visible: boolean) {
      if (visible) this.setData({ reason: '', missing: false })
    },
  },
  methods: {
    onType(event: WechatMiniprogram.Input) {
      this.setData({ reason: event.detail.value, missing: false })
    },
    onUsual(event: WechatMiniprogram.TouchEvent<object, object, { reason: string }>) {
      this.setData({ reason: event.currentTarget.dataset.reason, missing: false })
    },
    onConfirm() {
      const reason = this.data.reason.trim()
      if (this.data.busy) return
      if (reason) this.triggerEvent('confirm', { reason })
      else this.setData({ missing: true })
    },
    onClose() {
      if (!this.data.busy) this.triggerEvent('close')
    },
    onVisibleChange(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.onClose()
    },
  },
})
