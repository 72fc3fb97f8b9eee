import { dress, look } from '../../../../services/appearance'
import { canteen, type Dish } from '../../../../services/canteen'
import type { CloudError } from '../../../../services/errors'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { fromQuery } from '../../../../view/staff-routes'
import { LOADING, present } from '../../../../view/state'
import { guardUnsaved } from '../../leaving'
import { dishOf } from '../../library'
import {
  CONTENT_CHIPS,
  dishDraft,
  formOfDish,
  KINDS,
  NEW_DISH,
  TAG_CHIPS,
  type DishForm,
} from '../../model/dish-form'

type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  object,
  { key: 'name' | 'note' | 'parts' | 'price' }
>
type Chosen = WechatMiniprogram.CustomEvent<{ values: string[] }, object, { key: 'tags' | 'contains' }>

/** One dish or set of the library: what it is called, looks like, costs, and what is in it. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    id: '',
    form: NEW_DISH,
    photos: [] as string[],
    kinds: KINDS,
    tagChips: TAG_CHIPS,
    contentChips: CONTENT_CHIPS,
    archived: false,
    unsaved: false,
    uploading: false,
    /** Somebody else has saved since. */
    conflict: false,
    field: '',
  },

  saved: null as Dish | null,

  onLoad(query: { id?: string }) {
    this.setData({ id: fromQuery(query.id) })
    void this.load()
  },

  onShow() {
    dress(this)
  },

  load(): Promise<void> {
    const { id } = this.data
    return present(
      this,
      () => (id ? dishOf(id) : Promise.resolve(null)),
      (dish) => (dish ? this.opened(dish) : {}),
    )
  },

  opened(dish: Dish) {
    this.saved = dish
    guardUnsaved(false)
    return {
      id: dish.id,
      form: formOfDish(dish),
      photos: [dish.photo],
      archived: dish.archived,
      unsaved: false,
      conflict: false,
    }
  },

  change(change: Partial<DishForm>): void {
    const paths = Object.entries(change).map(([key, value]) => [`form.${key}`, value])
    const shown = Object.fromEntries(paths) as Record<string, unknown>
    if (!this.data.unsaved) guardUnsaved(true)
    this.setData({ ...shown, unsaved: true, problem: '', field: '' })
  },

  onType(event: Typed) {
    this.change({ [event.currentTarget.dataset.key]: event.detail.value })
  },

  onChips(event: Chosen) {
    this.change({ [event.currentTarget.dataset.key]: event.detail.values })
  },

  onKind({ detail }: WechatMiniprogram.CustomEvent<{ value: Dish['kind'] }>) {
    this.change({ kind: detail.value })
  },

  onPhotos({ detail }: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
    this.setData({ photos: detail.value })
    this.change({ photo: detail.value[0] ?? '' })
  },

  onUploading({ detail }: WechatMiniprogram.CustomEvent<{ busy: boolean }>) {
    this.setData({ uploading: detail.busy })
  },

  onSave(): Promise<void> {
    return this.save('save', this.data.archived)
  },

  async onArchive(): Promise<void> {
    const { archived, form } = this.data
    const sure =
      archived ||
      (await confirmed({
        title: `${form.name}不做了吗`,
        content: '以后排菜单时选不到它;已经排好的菜单不变。以后还可以放回来。',
        yes: '不做了',
      }))
    if (sure) await this.save('archive', !archived)
  },

  save(name: string, archived: boolean): Promise<void> {
    const { saved } = this
    const result = dishDraft(
      this.data.form,
      saved ? { id: saved.id, version: saved.version, archived } : null,
    )
    if ('problem' in result) {
      this.setData({ problem: result.problem.message, field: result.problem.field })
      return Promise.resolve()
    }
    const work = async () => {
      this.setData(this.opened(await canteen.saveDish(result.draft)))
      void wx.navigateBack()
    }
    return act(this, name, work, (error: CloudError) => {
      const field = error.detail['field']
      if (typeof field === 'string') this.setData({ field })
      if (error.code === 'STALE') this.setData({ conflict: true })
      return false
    })
  },

  /** Lets go of what was typed here. */
  onTakeTheirs() {
    this.setData({ conflict: false, problem: '', state: LOADING })
    void this.load()
  },

  /** Saves what was typed here over what somebody else has saved. */
  async onTakeMine(): Promise<void> {
    const { saved } = this
    if (!saved) return
    await act(this, 'save', async () => {
      this.saved = await dishOf(saved.id)
    })
    this.setData({ conflict: false })
    await this.onSave()
  },
})
