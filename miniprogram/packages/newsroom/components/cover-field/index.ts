import { choosePictures, sendPicture } from '../../../../services/pictures'
import { act, AT_REST } from '../../../../view/act'

/** The picture that stands for an article in lists. Event: `change` {value}. */
Component({
  properties: {
    value: String,
    /** The first picture of the body, which is often the right one. */
    offered: String,
  },
  data: { ...AT_REST, percent: 0 },
  methods: {
    onChoose() {
      void act(this, 'send', async () => {
        const [path] = await choosePictures(1)
        if (!path) return
        this.setData({ percent: 0 })
        const { file } = await sendPicture(path, (percent) => {
          if (percent - this.data.percent >= 10) this.setData({ percent })
        })
        this.triggerEvent('change', { value: file })
      })
    },
    onOffered() {
      this.triggerEvent('change', { value: this.data.offered })
    },
    onNone() {
      this.triggerEvent('change', { value: '' })
    },
  },
})
