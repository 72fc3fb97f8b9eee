import type { Building } from '../../../../services/account'
import { account } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import { upload } from '../../../../services/files'
import { birthdateInWords, faceOf } from '../../../../shared/people'
import { PRIVACY_IN_SHORT, PRIVACY_VERSION } from '../../../../shared/privacy'
import { isoDate } from '../../../../shared/time'
import type { DietFlag } from '../../../../shared/vocabulary'
import { act, AT_REST } from '../../../../view/act'
import type { Address } from '../../../../view/address'
import { DIET_CHIPS } from '../../../../view/person-fields'
import { open, routes } from '../../../../view/routes'
import { LOADING, present } from '../../../../view/state'
import { firstProblem } from '../../model/fields'
import { leave } from '../../leave'
import type { ProfileForm } from './form'
import { errorsIn, faceIn, formOf, NO_ERRORS, profileOf, sameFace } from './form'

type Field = 'name' | 'phone' | 'dietNote' | 'nickname'
type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: Field }>
type Told = WechatMiniprogram.CustomEvent<{ code?: string; errMsg: string }>

/** By what they came for. */
const BACK: Readonly<Record<string, string>> = {
  order: '填好保存,就回到刚才的订单,选好的菜都还在。',
  news: '填好保存,就回到刚才的资讯,写好的都还在。',
}

/** Who I am. Before the first field stands what becomes of it. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    form: formOf(null),
    errors: NO_ERRORS,
    /** Where saving leads back to, for whoever came here on the way to something else. */
    back: '',
    loaded: false,
    /** The privacy text comes first: it was never agreed to, or has changed since. */
    toAgree: false,
    agreed: false,
    privacy: PRIVACY_IN_SHORT,
    /** The phone that WeChat itself has told. */
    verifiedPhone: '',
    phoneHint: '',
    buildings: [] as Building[],
    birthdateWords: '',
    face: '',
    diets: DIET_CHIPS,
    today: isoDate(Date.now()),
  },

  /** As the account has it, to tell what was changed: a copy, since typing writes into the form that is shown. */
  faceBefore: faceIn(formOf(null)),

  onLoad(query) {
    this.setData({ back: BACK[query['why'] ?? ''] ?? '' })
    void this.load()
  },
  onShow() {
    dress(this)
  },
  load(): Promise<void> {
    return present(
      this,
      () => Promise.all([account.me(), account.buildings()]),
      ([{ profile }, { buildings }]) => {
        const form = formOf(profile)
        this.faceBefore = faceIn(form)
        return {
          buildings,
          loaded: true,
          toAgree: profile?.privacyVersion !== PRIVACY_VERSION,
          verifiedPhone: profile?.phoneVerified ? profile.phone : '',
          ...this.withWords(form),
        }
      },
    )
  },
  onRetry() {
    void this.load()
  },
  withWords(form: ProfileForm) {
    return {
      form,
      face: faceOf(form.name || '我'),
      birthdateWords: birthdateInWords(form.birthdate),
    }
  },

  onAgree() {
    this.setData({ toAgree: false, agreed: true })
  },
  onNotNow() {
    void leave()
  },
  onPrivacy() {
    open(routes.privacy)
  },

  onWechatPhone({ detail }: Told) {
    const { code, errMsg } = detail
    if (code) return this.redeem(code)
    // Whoever says no needs no explanation; the field is right below.
    if (!/deny|cancel/.test(errMsg)) this.setData({ phoneHint: '没有取到微信的手机号,请自己填' })
  },
  redeem(code: string) {
    void act(this, 'phone', async () => {
      const { phone } = await account.redeemPhone(code)
      this.setData({ 'form.phone': phone, 'errors.phone': '', verifiedPhone: phone, phoneHint: '' })
    })
  },
  onField(event: Typed) {
    const { field } = event.currentTarget.dataset
    // Leaving a field says its value once more: that is no answer to what stands at the foot.
    if (event.detail.value === this.data.form[field]) return
    this.setData({ [`form.${field}`]: event.detail.value, [`errors.${field}`]: '', problem: '' })
  },
  onAddress(event: WechatMiniprogram.CustomEvent<{ address: Address | null }>) {
    this.setData({ 'form.address': event.detail.address })
  },
  onBirthdate(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData(this.withWords({ ...this.data.form, birthdate: event.detail.value }))
  },
  onDiet(event: WechatMiniprogram.CustomEvent<{ values: DietFlag[] }>) {
    this.setData({ 'form.diet': event.detail.values })
  },
  onAvatar(event: WechatMiniprogram.CustomEvent<{ avatarUrl: string }>) {
    void act(this, 'avatar', async () => {
      this.setData({ 'form.avatar': await upload(event.detail.avatarUrl, 'faces') })
    })
  },
  onNoAvatar() {
    this.setData({ 'form.avatar': '' })
  },

  onSave() {
    const { form, agreed } = this.data
    const errors = errorsIn(form)
    const problem = firstProblem(errors)
    this.setData({ errors, problem })
    if (problem) return
    void act(this, 'save', async () => {
      await account.saveProfile(profileOf(form, agreed))
      const face = faceIn(form)
      if (!sameFace(face, this.faceBefore)) await account.saveFace(face)
      await leave()
      await wx.showToast({ title: '已经保存', icon: 'success' })
    })
  },
})
