import { act, AT_REST } from '../../../../view/act'
import { chooseAudio, sendAudio } from '../../attachments'

/** A recording of the article read aloud, out of a WeChat conversation. Event: `change` {value}. */
Component({
  properties: { value: String },
  data: { ...AT_REST, percent: 0, name: '' },
  methods: {
    onChoose() {
      void act(this, 'send', async () => {
        const chosen = await chooseAudio()
        if (!chosen) return
        this.setData({ percent: 0 })
        const value = await sendAudio(chosen.path, (percent) => {
          if (percent - this.data.percent >= 10) this.setData({ percent })
        })
        this.setData({ name: chosen.name })
        this.triggerEvent('change', { value })
      })
    },
    onNone() {
      this.setData({ name: '' })
      this.triggerEvent('change', { value: '' })
    },
  },
})
