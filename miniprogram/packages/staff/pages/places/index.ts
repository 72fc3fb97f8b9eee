import { dress, look } from '../../../../services/appearance'
import { groupbuy } from '../../../../services/groupbuy'
import { act, AT_REST } from '../../../../view/act'
import { LOADING, present, refresh } from '../../../../view/state'
import {
  pickupPointOf,
  placeFields,
  placeForm,
  placeProblem,
  placeRows,
  supplierOf,
  type PlaceForm,
  type PlaceKind,
  type PlaceRow,
} from '../../model/places-form'

type Choices = Awaited<ReturnType<typeof groupbuy.choices>>
type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { key: string }>

const HEADINGS: Record<PlaceKind, [fresh: string, change: string]> = {
  suppliers: ['新供货方', '修改供货方'],
  points: ['新取货点', '修改取货点'],
}

const FIRST: { kind: PlaceKind; form: PlaceForm } = { kind: 'suppliers', form: {} }

/** Who delivers to us, and where goods are handed over. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    ...FIRST,
    kinds: [
      { value: 'suppliers', label: '供货方' },
      { value: 'points', label: '取货点' },
    ],
    rows: [] as PlaceRow[],
    notice: '',
    /** The sheet: its fields, what is typed, and which place it is about; empty for a new one. */
    open: false,
    heading: '',
    fields: placeFields.suppliers,
    editing: '',
  },

  choices: null as Choices | null,

  onLoad() {
    void this.load()
  },

  onShow() {
    dress(this)
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  load(): Promise<void> {
    return present(this, groupbuy.choices, (choices) => {
      this.choices = choices
      return { rows: placeRows(choices, this.data.kind) }
    })
  },

  onKind({ detail }: WechatMiniprogram.CustomEvent<{ value: PlaceKind }>) {
    const rows = this.choices ? placeRows(this.choices, detail.value) : []
    this.setData({ kind: detail.value, rows, notice: '' })
  },

  onNew() {
    this.edit('')
  },

  onEdit(event: Tap) {
    this.edit(event.currentTarget.dataset.id)
  },

  edit(id: string): void {
    if (!this.choices) return
    const { kind } = this.data
    this.setData({
      open: true,
      heading: HEADINGS[kind][id ? 1 : 0],
      fields: placeFields[kind],
      form: placeForm(this.choices, kind, id),
      editing: id,
      problem: '',
      notice: '',
    })
  },

  onType(event: Typed) {
    this.setData({ [`form.${event.currentTarget.dataset.key}`]: event.detail.value, problem: '' })
  },

  onVisible({ detail }: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
    if (!detail.visible) this.onClose()
  },

  onClose(): void {
    if (!this.data.busy) this.setData({ open: false, problem: '' })
  },

  onSave() {
    const { kind, form, editing } = this.data
    const problem = placeProblem(kind, form)
    if (problem) return this.setData({ problem })
    void act(this, 'save', async () => {
      if (kind === 'suppliers') await groupbuy.saveSupplier(supplierOf(form, editing))
      else await groupbuy.savePickupPoint(pickupPointOf(form, editing))
      this.setData({ open: false, notice: `"${form['name'] ?? ''}"存好了,编辑团购时可以选到` })
      await this.load()
    })
  },
})
