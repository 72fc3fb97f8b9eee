import { account } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import { family } from '../../../../services/family'
import type { ProxyScope } from '../../../../shared/vocabulary'
import { act, AT_REST } from '../../../../view/act'
import { open, routes } from '../../../../view/routes'
import { LOADING, present } from '../../../../view/state'
import { firstProblem } from '../../model/fields'
import { ELDERS, isOther, relationOf } from '../../model/relations'
import { allScopeRows } from '../../model/scopes'
import { leave } from '../../leave'
import { shareInvitation } from '../../share'
import { EMPTY_FORM, errorsIn, NO_ERRORS, requestOf } from './form'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: 'name' | 'phone' | 'written' }>

/** The field below which the word for the field stands: the written relation belongs to the chips. */
const ERROR_OF = { name: 'name', phone: 'phone', written: 'relation' } as const

/** Asks to act for somebody: who, as what, in what; then the card that goes to them. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    unknown: false,
    form: EMPTY_FORM,
    errors: NO_ERRORS,
    relations: ELDERS,
    other: false,
    rows: allScopeRows(EMPTY_FORM.scopes),
    /** Who asks. */
    me: '',
    /** The invitation, once it is made. */
    linkId: '',
    /** "妈妈" */
    whom: '',
  },
  onLoad() {
    void this.load()
  },
  onShow() {
    dress(this)
    // Back from 登记: now they are known.
    if (this.data.unknown) void this.load()
  },
  load(): Promise<void> {
    return present(
      this,
      account.me,
      ({ profile }) => ({ unknown: profile === null, me: profile?.name ?? '' }),
      ({ profile }) => profile === null,
    )
  },
  onRetry() {
    void this.load()
  },
  onIntroduce() {
    open(routes.profile())
  },
  onRelation({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const other = isOther(detail.value)
    this.setData({ 'form.chosen': detail.value, other, 'errors.relation': '', problem: '' })
  },
  onField(event: Typed) {
    const { field } = event.currentTarget.dataset
    this.setData({ [`form.${field}`]: event.detail.value, [`errors.${ERROR_OF[field]}`]: '', problem: '' })
  },
  onScopes({ detail }: WechatMiniprogram.CustomEvent<{ values: ProxyScope[] }>) {
    const rows = allScopeRows(detail.values)
    this.setData({ 'form.scopes': detail.values, rows, 'errors.scopes': '', problem: '' })
  },
  onSend() {
    const { form } = this.data
    const errors = errorsIn(form)
    const problem = firstProblem(errors)
    this.setData({ errors, problem })
    if (problem) return
    void act(this, 'send', async () => {
      const { linkId } = await family.ask(requestOf(form))
      this.setData({ linkId, whom: relationOf(form.chosen, form.written) })
      await wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    })
  },
  onFamily() {
    void leave()
  },
  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    const { me, form, linkId } = this.data
    return shareInvitation({ from: me, scopes: form.scopes, linkId })
  },
})
