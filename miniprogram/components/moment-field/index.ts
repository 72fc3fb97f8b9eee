import { momentInWords } from '../../shared/time'
import { momentAt, momentColumns } from '../../view/moment-columns'

/** A day and a time of day as people say them ("明天(周三) 20:00"), chosen on three wheels in one go. */
Component({
  properties: {
    label: { type: String, value: '' },
    hint: String,
    error: String,
    /** Epoch ms. */
    value: { type: Number, value: 0 },
    /** The server's clock, epoch ms: what "今天" is. */
    now: { type: Number, value: 0 },
  },
  data: { words: '', wheels: [] as string[][], at: [0, 0, 0] as number[] },
  observers: {
    'value, now'(value: number, now: number) {
      if (!value || !now) return
      const columns = momentColumns(value, now)
      this.setData({ words: momentInWords(value, now), wheels: columns.words, at: columns.at })
    },
  },
  methods: {
    onChange(event: WechatMiniprogram.PickerChange) {
      const at = event.detail.value
      if (!Array.isArray(at)) return
      const columns = momentColumns(this.data.value, this.data.now)
      this.triggerEvent('change', { value: momentAt(columns, at.map(Number)) })
    },
  },
})
