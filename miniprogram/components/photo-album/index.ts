import { asCloudError } from '../../services/errors'
import { upload } from '../../services/files'
import { choosePhotos, fitForUpload } from '../../services/pictures'
import { moved } from '../../view/moved'

interface Uploading {
  path: string
  percent: number
}

/**
 * Photos of a campaign, an item or a dish: chosen from the album, made small enough, sent to the cloud one after another with
 * their progress, put in order, taken away. Tells its page the list of file ids after every change.
 */
Component({
  properties: {
    /** File ids in the cloud, in order; the first is the cover. */
    value: { type: Array, value: [] as string[] },
    max: { type: Number, value: 6 },
    /** Folder in the cloud: "campaigns". */
    folder: { type: String, value: 'campaigns' },
    label: { type: String, value: '照片' },
  },
  data: {
    uploading: [] as Uploading[],
    failure: '',
    /** Which photo's buttons are shown; -1 for none. */
    chosen: -1,
  },
  methods: {
    async onAdd() {
      if (this.data.uploading.length) return
      this.setData({ failure: '', chosen: -1 })
      try {
        const paths = await choosePhotos(this.data.max - this.data.value.length)
        this.setData({ uploading: paths.map((path) => ({ path, percent: 0 })) })
        this.triggerEvent('busy', { busy: paths.length > 0 })
        for (const path of paths) await this.add(path)
      } catch (error) {
        this.setData({ uploading: [], failure: asCloudError(error).message })
      }
      this.triggerEvent('busy', { busy: false })
    },

    /** One photo after another: on a weak network the first ones arrive instead of none. */
    async add(path: string) {
      const small = await fitForUpload(path)
      const fileId = await upload(small, this.data.folder, (percent) => this.showProgress(percent))
      this.tell([...this.data.value, fileId])
      this.setData({ uploading: this.data.uploading.slice(1) })
    },

    /** In steps of ten: a phone redraws for each. */
    showProgress(percent: number) {
      const shown = this.data.uploading[0]?.percent ?? 0
      if (percent - shown >= 10 || percent === 100) this.setData({ 'uploading[0].percent': percent })
    },

    onChoose(event: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
      const { index } = event.currentTarget.dataset
      this.setData({ chosen: this.data.chosen === index ? -1 : index })
    },

    onForward() {
      this.move(-1)
    },

    onBack() {
      this.move(1)
    },

    move(by: -1 | 1) {
      const { chosen, value } = this.data
      const to = Math.min(Math.max(chosen + by, 0), value.length - 1)
      this.tell(moved(value, chosen, by))
      this.setData({ chosen: to })
    },

    onRemove() {
      this.tell(this.data.value.filter((_, index) => index !== this.data.chosen))
      this.setData({ chosen: -1 })
    },

    onPreview() {
      const current = this.data.value[this.data.chosen]
      if (current) void wx.previewImage({ urls: this.data.value, current })
    },

    tell(value: string[]) {
      this.setData({ value })
      this.triggerEvent('change', { value })
    },
  },
})
