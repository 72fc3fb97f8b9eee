import { dress, look } from '../../../../services/appearance'
import { asCloudError, type CloudError } from '../../../../services/errors'
import { groupbuy, type StaffCampaign } from '../../../../services/groupbuy'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { moved } from '../../../../view/moved'
import { open } from '../../../../view/routes'
import { LOADING, present } from '../../../../view/state'
import { keptDraft } from '../../kept-draft'
import {
  copyOf,
  draftOf,
  emptyForm,
  emptyItem,
  formOf,
  sameForm,
  type CampaignForm,
  type ItemForm,
  type TimeField,
} from '../../model/campaign-form'
import { isBlank, isLocked, itemRow, type ItemRow } from '../../model/item-row'
import { fromQuery, staffRoutes } from '../../routes'

type Choices = Awaited<ReturnType<typeof groupbuy.choices>>
type Point = Choices['pickupPoints'][number] & { chosen: boolean }
type Tap = WechatMiniprogram.TouchEvent<object, object, { index: number; by: -1 | 1; id: string }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { key: 'title' | 'text' }>
type Timed = WechatMiniprogram.CustomEvent<{ value: number }, object, { key: TimeField }>

/** The campaign's editor. What is typed is kept on the phone until it has been saved. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    id: '',
    now: 0,
    form: emptyForm(0),
    rows: [] as ItemRow[],
    points: [] as Point[],
    /** After the cutoff: goods and times of ordering stand. */
    locked: false,
    unsaved: false,
    /** What is on the screen was typed earlier and not saved then. */
    restored: false,
    /** Somebody else has saved since; what was typed here is still here. */
    conflict: false,
    uploading: false,
    /** Where the problem is, if it is at one of the fields. */
    field: '',
  },

  /** As saved, and in which version; null for a new campaign. */
  saved: null as StaffCampaign | null,
  version: null as number | null,
  start: emptyForm(0),
  suppliers: [] as Choices['suppliers'],

  onLoad(query: { id?: string; now?: string }) {
    this.setData({ id: fromQuery(query.id), now: Number(query.now) || Date.now() })
    void this.load()
  },

  onShow() {
    dress(this)
  },

  load(): Promise<void> {
    const { id } = this.data
    return present(
      this,
      () => Promise.all([groupbuy.choices(), id ? groupbuy.staffCampaign({ id }) : null]),
      ([choices, campaign]) => {
        this.suppliers = choices.suppliers
        return this.opened(choices, campaign)
      },
    )
  },

  /** The saved campaign with what was typed later on top of it. */
  opened(choices: Choices, campaign: StaffCampaign | null) {
    const now = campaign?.now ?? this.data.now
    this.saved = campaign
    this.start = campaign ? formOf(campaign) : fresh(now, choices)
    const kept = keptDraft.read(this.data.id)
    const restored = kept !== null && !sameForm(kept.form, this.start)
    this.version = restored ? kept.version : (campaign?.version ?? null)
    const form = restored ? kept.form : copyOf(this.start)
    return {
      now,
      form,
      rows: form.items.map(itemRow),
      points: pointsOf(choices.pickupPoints, form),
      locked: campaign ? isLocked(campaign.phase) : false,
      unsaved: restored,
      restored,
      conflict: restored && campaign !== null && kept.version !== campaign.version,
    }
  },

  /** Puts a change on the screen and keeps all that is typed on the phone. */
  change(change: Partial<CampaignForm>, more: object = {}): void {
    const form = { ...this.data.form, ...change }
    const paths = Object.entries(change).map(([key, value]) => [`form.${key}`, value])
    const shown = Object.fromEntries(paths) as Record<string, unknown>
    const unsaved = !sameForm(form, this.start)
    this.setData({ ...shown, ...more, unsaved, problem: '', field: '' })
    if (unsaved) keptDraft.keep(this.data.id, { form, version: this.version })
    else keptDraft.drop(this.data.id)
  },

  onType(event: Typed) {
    this.change({ [event.currentTarget.dataset.key]: event.detail.value })
  },

  onTime(event: Timed) {
    this.change({ [event.currentTarget.dataset.key]: event.detail.value })
  },

  onPhotos({ detail }: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
    this.change({ photos: detail.value })
  },

  onUploading({ detail }: WechatMiniprogram.CustomEvent<{ busy: boolean }>) {
    this.setData({ uploading: detail.busy })
  },

  onPoint(event: Tap) {
    const { id } = event.currentTarget.dataset
    const points = this.data.points.map((one) => (one.id === id ? { ...one, chosen: !one.chosen } : one))
    this.change({ pickupPointIds: points.filter((one) => one.chosen).map((one) => one.id) }, { points })
  },

  items(items: ItemForm[]): void {
    this.change({ items }, { rows: items.map(itemRow) })
  },

  onMove(event: Tap) {
    const { index, by } = event.currentTarget.dataset
    this.items(moved(this.data.form.items, index, by))
  },

  onNewItem() {
    const { items } = this.data.form
    this.editItem(emptyItem(`new-${Date.now()}`, items.at(-1)))
  },

  onItem(event: Tap) {
    const item = this.data.form.items[event.currentTarget.dataset.index]
    if (!item) return
    if (this.data.locked) this.setData({ problem: '已经截单,菜品不能再改;需要的话请另开一次团购' })
    else this.editItem(item)
  },

  editItem(item: ItemForm): void {
    const { suppliers } = this
    const others = () => this.data.form.items
    void wx.navigateTo({
      url: staffRoutes.item(),
      events: {
        change: ({ item: changed }: { item: ItemForm }) => this.items(withItem(others(), changed)),
        remove: () => this.items(others().filter((one) => one.key !== item.key)),
      },
      success: ({ eventChannel }) => eventChannel.emit('item', { item, suppliers }),
    })
  },

  onSave(): void {
    const { form, id } = this.data
    const items = form.items.filter((item) => !isBlank(item))
    const base = id && this.version !== null ? { id, version: this.version } : null
    const result = draftOf({ ...form, items }, base)
    if ('problem' in result) {
      this.setData({ problem: result.problem.message, field: result.problem.field })
      return
    }
    void act(
      this,
      'save',
      async () => {
        const campaign = await groupbuy.saveCampaign(result.draft)
        keptDraft.drop(id)
        leave(campaign, id)
      },
      (error) => this.refused(error),
    )
  },

  /** The reason is shown by the bar; here it gets its place, and a version conflict its two ways out. */
  refused(error: CloudError): boolean {
    const field = error.detail['field']
    if (typeof field === 'string') this.setData({ field })
    if (error.code === 'STALE') void this.lookForNewer()
    return false
  },

  async lookForNewer(): Promise<void> {
    try {
      this.saved = await groupbuy.staffCampaign({ id: this.data.id })
      if (this.saved.version !== this.version) this.setData({ conflict: true, problem: '' })
    } catch (error) {
      this.setData({ problem: asCloudError(error).message })
    }
  },

  /** Lets go of what was typed here. */
  async onTakeTheirs() {
    const sure = await confirmed({
      title: '换成最新的内容',
      content: '您在这里改的、还没保存的内容会丢掉。',
      yes: '换成最新的',
      grave: true,
    })
    if (!sure) return
    keptDraft.drop(this.data.id)
    this.setData({ conflict: false, restored: false, problem: '', state: LOADING })
    await this.load()
  },

  /** Saves what was typed here over what somebody else has saved. */
  async onTakeMine() {
    const sure = await confirmed({
      title: '用我的内容',
      content: '别人刚才改的内容会被您的换掉。',
      yes: '用我的',
      grave: true,
    })
    if (!sure || !this.saved) return
    this.version = this.saved.version
    this.setData({ conflict: false })
    this.onSave()
  },

  onPlaces() {
    open(staffRoutes.places())
  },
})

/** A new campaign; where there is only one pickup point, it is that one. */
function fresh(now: number, { pickupPoints }: Choices): CampaignForm {
  const only = pickupPoints.length === 1 ? pickupPoints[0] : undefined
  return { ...emptyForm(now), pickupPointIds: only ? [only.id] : [] }
}

const pointsOf = (points: Choices['pickupPoints'], form: CampaignForm): Point[] =>
  points.map((point) => ({ ...point, chosen: form.pickupPointIds.includes(point.id) }))

const withItem = (items: readonly ItemForm[], item: ItemForm): ItemForm[] =>
  items.some((one) => one.key === item.key)
    ? items.map((one) => (one.key === item.key ? item : one))
    : [...items, item]

/** Back to the campaign's page, which says what comes next. */
function leave(campaign: StaffCampaign, editedId: string): void {
  const before = getCurrentPages().at(-2)
  const cameFromIt = before?.route.endsWith('staff/pages/campaign/index') && before.options['id'] === editedId
  if (cameFromIt && editedId) void wx.navigateBack()
  else void wx.redirectTo({ url: staffRoutes.campaign(campaign.id, savedInWords(campaign)) })
}

const savedInWords = ({ phase }: StaffCampaign): string =>
  phase === 'draft' ? '存好了。检查无误后点「发布」,邻居们才看得到' : '存好了,邻居们看到的已经是新的'
