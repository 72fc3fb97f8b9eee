import { dress, look } from '../../../../services/appearance'
import { people } from '../../../../services/people'
import { isoDate } from '../../../../shared/time'
import type { Role } from '../../../../shared/vocabulary'
import { act, AT_REST } from '../../../../view/act'
import { LOADING, present } from '../../../../view/state'
import {
  EMPTY_GRANT,
  grantOf,
  grantProblem,
  grantSentence,
  ROLE_ROWS,
  untilInWords,
  type GrantForm,
} from '../../model/grant-form'

type TapRole = WechatMiniprogram.TouchEvent<object, object, { role: Role }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>

/** Somebody of the community gets a role: who, which, where, until when and why. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    form: EMPTY_GRANT,
    sentence: '',
    untilWords: '',
    roles: ROLE_ROWS,
    grids: [] as { value: string; label: string }[],
    today: isoDate(Date.now()),
  },

  /** The server's clock when the page was opened. */
  now: Date.now(),

  onLoad() {
    void this.load()
  },

  onShow() {
    dress(this)
  },

  load(): Promise<void> {
    return present(
      this,
      () => people.staff(),
      ({ grids, now }) => {
        this.now = now
        return { grids: grids.map((value) => ({ value, label: `第 ${value} 网格` })), today: isoDate(now) }
      },
    )
  },

  change(change: Partial<GrantForm>): void {
    const form = { ...this.data.form, ...change }
    const words = { sentence: grantSentence(form, this.now), untilWords: untilInWords(form, this.now) }
    this.setData({ form, ...words, problem: '' })
  },

  onChoose({ detail }: WechatMiniprogram.CustomEvent<{ personId: string; name: string }>) {
    this.change({ personId: detail.personId, name: detail.name })
  },

  onOther() {
    this.change({ personId: '', name: '' })
  },

  onRole(event: TapRole) {
    this.change({ role: event.currentTarget.dataset.role })
  },

  onGrid({ detail }: Typed) {
    this.change({ scope: detail.value })
  },

  onUntil({ detail }: Typed) {
    this.change({ until: detail.value })
  },

  onNoUntil() {
    this.change({ until: '' })
  },

  onReason({ detail }: Typed) {
    this.change({ reason: detail.value })
  },

  onSave() {
    const { form } = this.data
    const problem = grantProblem(form)
    if (problem) return this.setData({ problem })
    const input = grantOf(form)
    if (!input) return
    void act(this, 'save', async () => {
      await people.grant(input)
      await wx.navigateBack()
      await wx.showToast({ title: '添加好了', icon: 'success' })
    })
  },
})
