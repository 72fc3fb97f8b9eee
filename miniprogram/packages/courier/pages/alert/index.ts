import { account } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import { canteen, type Alert } from '../../../../services/canteen'
import { asCloudError, type CloudError } from '../../../../services/errors'
import type { Role, WellBeing } from '../../../../shared/vocabulary'
import { act, AT_REST } from '../../../../view/act'
import { open } from '../../../../view/routes'
import { deskRoutes, fromQuery } from '../../../../view/staff-routes'
import { LOADING, present, refresh } from '../../../../view/state'
import { alertView, OUTCOMES, type AlertView } from '../../model/alert-view'

type Tap = WechatMiniprogram.TouchEvent<object, object, { value: WellBeing }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>

const FIRST: { how: WellBeing | '' } = { how: '' }
const NOTED = { note: '', text: '', closing: false, missing: '' }
/** They may read a record, and so the telephones of the family. */
const READS_RECORDS: readonly Role[] = ['canteen', 'gridWorker', 'admin']

/** One person whom nobody could find: call, ask around, write it down; how they are ends it. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    ...FIRST,
    ...NOTED,
    state: LOADING,
    id: '',
    view: null as AlertView | null,
    outcomes: OUTCOMES,
    hint: '',
    notice: '',
    mayReadRecord: false,
  },

  onLoad(query: { id?: string }) {
    this.setData({ id: fromQuery(query.id) })
    void this.load()
    void this.loadRoles()
  },

  onShow() {
    dress(this)
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  load(): Promise<void> {
    return present(this, () => canteen.alert({ id: this.data.id }), shown)
  },

  /** Nothing on this page waits for it. */
  async loadRoles(): Promise<void> {
    try {
      const { roles } = await account.me()
      this.setData({ mayReadRecord: roles.some((role) => READS_RECORDS.includes(role)) })
    } catch (error) {
      console.warn(asCloudError(error).message)
    }
  },

  onRecord() {
    const { view } = this.data
    if (view) open(deskRoutes.person(view.personId))
  },

  onNote({ detail }: Typed) {
    this.setData({ note: detail.value })
  },

  onSaveNote() {
    const { id, note } = this.data
    if (!note.trim()) return this.setData({ problem: '先写一句,再点「记下」' })
    void this.change('note', () => canteen.noteAlert({ id, text: note }), '记下了,一起找的人都看得到')
  },

  /** The second step: how they are. */
  onFound() {
    this.setData({ closing: true, problem: '', notice: '' })
  },

  onNotYet() {
    this.setData({ closing: false, problem: '', missing: '' })
  },

  onHow(event: Tap) {
    const how = event.currentTarget.dataset.value
    const hint = OUTCOMES.find(({ value }) => value === how)?.hint ?? ''
    this.setData({ how, hint, missing: '', problem: '' })
  },

  onText({ detail }: Typed) {
    this.setData({ text: detail.value, missing: '' })
  },

  onClose() {
    const { id, how, text } = this.data
    if (!how) return this.setData({ problem: '请先选一下 TA 现在怎么样' })
    if (!text.trim())
      return this.setData({ problem: '请写一句是怎么知道的', missing: '请写一句是怎么知道的' })
    const done = '写好了,家人和一起找的人都会知道。谢谢您'
    void this.change('close', () => canteen.closeAlert({ id, how, text }), done)
  },

  change(name: string, work: () => Promise<Alert>, notice: string): Promise<void> {
    const refused = ({ code }: CloudError) => {
      // Somebody else was quicker: the page says who.
      if (code === 'STALE') void this.load()
      return false
    }
    return act(
      this,
      name,
      async () => {
        this.setData({ ...shown(await work()), ...FIRST, ...NOTED, notice })
        await wx.pageScrollTo({ scrollTop: 0, duration: 0 })
      },
      refused,
    )
  },
})

const shown = (alert: Alert) => ({ view: alertView(alert) })
