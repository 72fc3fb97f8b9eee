import { clockTime } from '../../shared/time'

interface Link {
  url: string
  expiresAt: number
}

const NONE: Link = { url: '', expiresAt: 0 }

/**
 * A phone cannot print: the address of a page for paper, to be opened on the PC in the office, by copying it or by
 * scanning the code. It works for ten minutes. Event: `close`.
 */
Component({
  properties: {
    /** What the cloud answered; without an address nothing is shown. */
    link: { type: Object, value: NONE },
    title: { type: String, value: '打印' },
  },
  data: { until: '', copied: false, failure: '' },
  observers: {
    link(link: Link | null) {
      if (link?.url) this.setData({ until: clockTime(link.expiresAt), copied: false, failure: '' })
    },
  },
  methods: {
    async onCopy() {
      try {
        await wx.setClipboardData({ data: this.data.link.url })
        this.setData({ copied: true, failure: '' })
      } catch (error) {
        console.warn(error)
        this.setData({ failure: '没有复制上,请在电脑上扫码,或者照着网址输入' })
      }
    },
    onClose() {
      this.triggerEvent('close')
    },
    onVisibleChange(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.onClose()
    },
  },
})
