import { dress, look } from '../../../../services/appearance'
import { canteen } from '../../../../services/canteen'
import { upload } from '../../../../services/files'
import { choosePhotos, fitForUpload } from '../../../../services/pictures'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { LOADING, present, refresh } from '../../../../view/state'
import {
  gramsIn,
  samplesView,
  USUAL_GRAMS,
  type MissingRow,
  type SamplesView,
} from '../../model/samples-view'

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string; file: string; row: MissingRow }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>

/** As many as one sends in one go; more than that nobody looks at. */
const PHOTOS = 6

/** What is kept of each dish for 48 hours, and what neighbours see of the kitchen. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    log: null as SamplesView | null,
    notice: '',
    /** The dish that a sample is taken of now. */
    taking: null as MissingRow | null,
    sheet: false,
    grams: String(USUAL_GRAMS),
    takenAt: 0,
    now: 0,
    gramsProblem: '',
  },

  onShow() {
    dress(this)
    void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  load(): Promise<void> {
    return present(
      this,
      () => canteen.sampleLog({}),
      (log) => ({ log: samplesView(log), now: log.now }),
    )
  },

  onTake(event: Tap) {
    const { now } = this.data
    this.setData({
      taking: event.currentTarget.dataset.row,
      sheet: true,
      grams: String(USUAL_GRAMS),
      takenAt: Math.max(now, Date.now()),
      gramsProblem: '',
      problem: '',
    })
  },

  onGrams({ detail }: Typed) {
    this.setData({ grams: detail.value, gramsProblem: '' })
  },

  onTakenAt({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
    this.setData({ takenAt: detail.value })
  },

  onNotNow() {
    if (!this.data.busy) this.setData({ sheet: false, problem: '' })
  },

  onSheetChange({ detail }: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
    if (!detail.visible) this.onNotNow()
  },

  onTaken() {
    const { taking, log, takenAt } = this.data
    const grams = gramsIn(this.data.grams)
    if (!taking || !log) return
    if (grams === null) {
      this.setData({ gramsProblem: '每样至少 125 克,请写数字' })
      return
    }
    void act(this, 'take', async () => {
      const { meal, dish } = taking
      await canteen.addSample({ date: log.date, meal, dish, grams, takenAt })
      this.setData({ sheet: false, notice: `${dish}留好了,放冰箱 48 小时` })
      await this.load()
    })
  },

  async onDispose(event: Tap): Promise<void> {
    const { id } = event.currentTarget.dataset
    const row = this.data.log?.due.find((one) => one.id === id)
    if (!row) return
    const sure = await confirmed({
      title: `${row.dish}倒掉了吗`,
      content: '满 48 小时才能倒。会记下是您倒的。',
      yes: '倒掉了',
    })
    if (!sure) return
    await act(this, id, async () => {
      await canteen.disposeSample({ id })
      this.setData({ notice: `${row.dish}的留样已经记成倒掉` })
      await this.load()
    })
  },

  onAddPhotos(): Promise<void> {
    return act(this, 'photos', async () => {
      const { log } = this.data
      const paths = await choosePhotos(PHOTOS)
      if (!log || paths.length === 0) return
      for (const path of paths) {
        const file = await upload(await fitForUpload(path), 'kitchen')
        await canteen.addKitchenPhoto({ date: log.date, file })
      }
      this.setData({ notice: `${paths.length} 张照片放上去了,邻居们在「明厨亮灶」里看得到` })
      await this.load()
    })
  },

  onLook(event: Tap) {
    const urls = this.data.log?.photos.map(({ file }) => file) ?? []
    void wx.previewImage({ urls, current: event.currentTarget.dataset.file })
  },

  async onRemovePhoto(event: Tap): Promise<void> {
    const { file } = event.currentTarget.dataset
    const { log } = this.data
    const sure = await confirmed({
      title: '拿掉这张照片',
      content: '邻居们就看不到了。',
      yes: '拿掉',
      grave: true,
    })
    if (!sure || !log) return
    await act(this, file, async () => {
      await canteen.removeKitchenPhoto({ date: log.date, file })
      this.setData({ notice: '照片拿掉了' })
      await this.load()
    })
  },
})
