import { dress, look } from '../../../../services/appearance'
import { canteen } from '../../../../services/canteen'
import { DAY, isoDate } from '../../../../shared/time'
import { act, AT_REST } from '../../../../view/act'
import { dateInWords } from '../../../../view/meal-words'
import { LOADING, present } from '../../../../view/state'
import {
  emptyTier,
  examples,
  formFrom,
  KINDS,
  policyInWords,
  policyProblem,
  tiersOf,
  type PolicyForm,
  type TierForm,
} from '../../model/policy-view'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { key: 'title' | 'payer' | 'note' }>
type TypedTier = WechatMiniprogram.CustomEvent<
  { value: string },
  object,
  { index: number; key: Exclude<keyof TierForm, 'key'> }
>
type TapIndex = WechatMiniprogram.TouchEvent<object, object, { index: number }>

const MOST_TIERS = 6

/** A new version of the subsidy: written, read once more with what it means, then it counts from a day on. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    kinds: KINDS,
    form: formFrom(undefined, ''),
    fromWords: '',
    /** The first day that may be chosen: what counts today is not changed any more. */
    firstDay: '',
    examples: [] as string[],
    mayAddTier: true,
    /** Read once more before it is sent. */
    reading: false,
    words: [] as string[],
  },

  /** The server's clock when the page was opened; not for the template. */
  now: 0,

  onLoad() {
    void this.load()
  },

  onShow() {
    dress(this)
  },

  load(): Promise<void> {
    return present(
      this,
      () => canteen.policies(),
      ({ items, now }) => {
        this.now = now
        const firstDay = isoDate(now + DAY)
        const latest = items.find(({ standing }) => standing !== 'past')
        return { firstDay, ...this.written(formFrom(latest, firstDay)) }
      },
    )
  },

  written(form: PolicyForm) {
    return {
      form,
      fromWords: dateInWords(form.fromDate, this.now),
      examples: examples(form),
      mayAddTier: form.tiers.length < MOST_TIERS,
      problem: '',
    }
  },

  onType(event: Typed) {
    const { key } = event.currentTarget.dataset
    this.setData(this.written({ ...this.data.form, [key]: event.detail.value }))
  },

  onFrom({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData(this.written({ ...this.data.form, fromDate: detail.value }))
  },

  onTier(event: TypedTier) {
    const { index, key } = event.currentTarget.dataset
    const { form } = this.data
    const tiers = form.tiers.map((tier, i) => (i === index ? { ...tier, [key]: event.detail.value } : tier))
    this.setData(this.written({ ...form, tiers }))
  },

  onAddTier() {
    const { form } = this.data
    const key = String(1 + Math.max(0, ...form.tiers.map((tier) => Number(tier.key))))
    this.setData(this.written({ ...form, tiers: [...form.tiers, emptyTier(key)] }))
  },

  onRemoveTier(event: TapIndex) {
    const { form } = this.data
    const tiers = form.tiers.filter((_, i) => i !== event.currentTarget.dataset.index)
    this.setData(this.written({ ...form, tiers }))
  },

  onRead() {
    const { form } = this.data
    const problem = policyProblem(form)
    if (problem) return this.setData({ problem })
    this.setData({ reading: true, problem: '', words: policyInWords(form, this.now) })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  onBack() {
    this.setData({ reading: false, problem: '' })
  },

  onSend() {
    const { form } = this.data
    const { title, payer, fromDate, note } = form
    void act(this, 'send', async () => {
      await canteen.addPolicy({ title, payer, fromDate, note, tiers: tiersOf(form) })
      await wx.navigateBack()
    })
  },
})
