import type { Building } from '../../../../services/account'
import { account } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import { addressInWords } from '../../../../shared/people'
import { isoDate } from '../../../../shared/time'
import { act, AT_REST } from '../../../../view/act'
import { addressAt, wheelsAt, wheelsOn } from '../../../../view/address'
import { LOADING, present } from '../../../../view/state'
import type { ProfileForm } from './form'
import { errorsIn, formOf, NO_ERRORS } from './form'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: 'name' | 'phone' }>
type Wheels = WechatMiniprogram.CustomEvent<{ value: number[] }>
type WheelTurned = WechatMiniprogram.CustomEvent<{ column: number; value: number }>

Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    form: formOf(null),
    errors: NO_ERRORS,
    /** They came here because an order needs it. */
    forOrder: false,
    loaded: false,
    buildings: [] as Building[],
    wheels: wheelsAt([], []),
    addressWords: '',
    birthdateWords: '',
    today: isoDate(Date.now()),
  },
  onLoad(query) {
    this.setData({ forOrder: query['why'] === 'order' })
    void this.load()
  },
  onShow() {
    dress(this)
  },
  load(): Promise<void> {
    return present(
      this,
      () => Promise.all([account.me(), account.buildings()]),
      ([me, { buildings }]) => {
        const form = formOf(me.profile)
        return { buildings, loaded: true, wheels: wheelsOn(buildings, form.address), ...this.withWords(form) }
      },
    )
  },
  onRetry() {
    void this.load()
  },
  withWords(form: ProfileForm) {
    return {
      form,
      addressWords: form.address ? addressInWords(form.address) : '',
      birthdateWords: form.birthdate.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'),
    }
  },
  onField(event: Typed) {
    const { field } = event.currentTarget.dataset
    this.setData({ [`form.${field}`]: event.detail.value, [`errors.${field}`]: '' })
  },
  onWheel(event: WheelTurned) {
    const at: number[] = [...this.data.wheels.at]
    at[event.detail.column] = event.detail.value
    this.setData({ wheels: wheelsAt(this.data.buildings, at) })
  },
  onAddress(event: Wheels) {
    const address = addressAt(this.data.buildings, event.detail.value)
    this.setData(this.withWords({ ...this.data.form, address }))
  },
  onBirthdate(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData(this.withWords({ ...this.data.form, birthdate: event.detail.value }))
  },
  onPrivacy() {
    void wx.openPrivacyContract({})
  },
  onSave() {
    const { form } = this.data
    const errors = errorsIn(form)
    this.setData({ errors })
    if (errors.name || errors.phone) return
    void act(this, 'save', async () => {
      await account.saveProfile({ ...form, birthdate: form.birthdate || null })
      await wx.navigateBack()
      await wx.showToast({ title: '已经保存', icon: 'success' })
    })
  },
})
