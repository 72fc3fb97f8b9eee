import { dress, look } from '../../../../services/appearance'
import { CloudError } from '../../../../services/errors'
import { family, type Family } from '../../../../services/family'
import { birthdateInWords } from '../../../../shared/people'
import { GUARDIAN_TEXT } from '../../../../shared/privacy'
import { isoDate } from '../../../../shared/time'
import type { DietFlag } from '../../../../shared/vocabulary'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { DIET_CHIPS } from '../../../../view/person-fields'
import { open, routes } from '../../../../view/routes'
import { LOADING, present } from '../../../../view/state'
import { firstMinorBirthdate } from '../../model/age'
import { firstProblem } from '../../model/fields'
import { CHILDREN, isOther } from '../../model/relations'
import { leave } from '../../leave'
import { forResident } from '../../resident'
import { childOf, errorsIn, formOf, newChildOf, NO_ERRORS } from './form'

type Field = 'name' | 'dietNote' | 'written'
type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: Field }>

/** The field below which the word for what was typed stands. */
const ERROR_OF = { name: 'name', dietNote: '', written: 'relation' } as const

/** A child's record, written down and kept by the guardian. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    unknown: false,
    /** Empty for a child that is not known yet. */
    personId: '',
    linkId: '',
    form: formOf(null),
    errors: NO_ERRORS,
    relations: CHILDREN,
    other: false,
    birthdateWords: '',
    diets: DIET_CHIPS,
    guardianText: GUARDIAN_TEXT,
    agreed: false,
    earliest: firstMinorBirthdate(Date.now()),
    today: isoDate(Date.now()),
  },
  onLoad(query) {
    const personId = query['personId'] ?? ''
    this.setData({ personId })
    void wx.setNavigationBarTitle({ title: personId ? '孩子的资料' : '添加孩子' })
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
      () => forResident(family.all),
      (all) => (all ? this.shown(all) : { unknown: true }),
      (all) => all === null,
    )
  },
  shown({ children }: Family) {
    const { personId } = this.data
    if (!personId) return { unknown: false }
    const child = children.find((one) => one.personId === personId)
    if (!child) throw new CloudError('NOT_FOUND', '这里没有这个孩子的资料了')
    return {
      unknown: false,
      linkId: child.linkId,
      form: formOf(child),
      birthdateWords: birthdateInWords(child.birthdate ?? ''),
    }
  },
  onRetry() {
    void this.load()
  },
  onIntroduce() {
    open(routes.profile())
  },

  onField(event: Typed) {
    const { field } = event.currentTarget.dataset
    const error = ERROR_OF[field]
    const settled = error ? { [`errors.${error}`]: '' } : {}
    this.setData({ [`form.${field}`]: event.detail.value, ...settled, problem: '' })
  },
  onRelation({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const other = isOther(detail.value)
    this.setData({ 'form.chosen': detail.value, other, 'errors.relation': '', problem: '' })
  },
  onBirthdate({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({
      'form.birthdate': detail.value,
      birthdateWords: birthdateInWords(detail.value),
      'errors.birthdate': '',
      problem: '',
    })
  },
  onDiet({ detail }: WechatMiniprogram.CustomEvent<{ values: DietFlag[] }>) {
    this.setData({ 'form.diet': detail.values })
  },
  onConsent() {
    this.setData({ agreed: !this.data.agreed, 'errors.consent': '', problem: '' })
  },

  onSave() {
    const { form, personId, agreed } = this.data
    const errors = errorsIn(form, personId !== '', agreed)
    const problem = firstProblem(errors)
    this.setData({ errors, problem })
    if (problem) return
    void act(this, 'save', async () => {
      if (personId) await family.saveChild(childOf(personId, form))
      else await family.addChild(newChildOf(form))
      await leave()
      await wx.showToast({ title: '已经保存', icon: 'success' })
    })
  },
  async onDelete() {
    const { form, linkId } = this.data
    const sure = await confirmed({
      title: `删除${form.name}的资料`,
      content:
        '姓名、出生日期和饮食要求都会删掉,找不回来。如果家里还有别人也在照看这个孩子,只是您这边不再看到。',
      yes: '删除',
      no: '不删',
      grave: true,
    })
    if (!sure) return
    await act(this, 'delete', async () => {
      await family.end(linkId)
      await leave()
      await wx.showToast({ title: '已经删除', icon: 'success' })
    })
  },
})
