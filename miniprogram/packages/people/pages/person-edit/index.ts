import { account, type Building } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import type { CloudError } from '../../../../services/errors'
import { people, type PersonRecord } from '../../../../services/people'
import { birthdateInWords } from '../../../../shared/people'
import { isoDate } from '../../../../shared/time'
import type { DietFlag } from '../../../../shared/vocabulary'
import { act, AT_REST, confirmed } from '../../../../view/act'
import type { Address } from '../../../../view/address'
import { DIET_CHIPS } from '../../../../view/person-fields'
import { fromQuery } from '../../../../view/staff-routes'
import { LOADING, present } from '../../../../view/state'
import { changeOf, fieldsOf, fieldsProblem, NO_FIELDS, type PersonFields } from '../../model/person-fields'

type Key = 'name' | 'phone' | 'dietNote' | 'note'
type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { key: Key }>

/** A resident's record, corrected by whoever keeps it. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    id: '',
    fields: NO_FIELDS,
    birthdateWords: '',
    today: isoDate(Date.now()),
    diets: DIET_CHIPS,
    buildings: [] as Building[],
    /** Somebody else saved in the meantime; what was typed here still stands. */
    outdated: false,
    loaded: false,
  },

  /** The version on which the fields stand. */
  version: 0,

  onLoad(query: { id?: string }) {
    this.setData({ id: fromQuery(query.id) })
    void this.load()
  },

  onShow() {
    dress(this)
  },

  load(): Promise<void> {
    return present(
      this,
      () => Promise.all([people.person(this.data.id), account.buildings()]),
      ([person, { buildings }]) => ({ ...this.taken(person), buildings, loaded: true }),
    )
  },

  /** The fields as they are in the record. */
  taken(person: PersonRecord) {
    this.version = person.version
    return { outdated: false, problem: '', ...withWords(fieldsOf(person)) }
  },

  onType(event: Typed) {
    this.setData({ [`fields.${event.currentTarget.dataset.key}`]: event.detail.value, problem: '' })
  },

  onAddress({ detail }: WechatMiniprogram.CustomEvent<{ address: Address | null }>) {
    this.setData({ 'fields.address': detail.address })
  },

  onBirthdate({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData(withWords({ ...this.data.fields, birthdate: detail.value }))
  },

  onDiet({ detail }: WechatMiniprogram.CustomEvent<{ values: DietFlag[] }>) {
    this.setData({ 'fields.diet': detail.values })
  },

  onSave() {
    const { id, fields } = this.data
    const problem = fieldsProblem(fields)
    if (problem) return this.setData({ problem })
    const refused = (error: CloudError) => {
      if (error.code === 'STALE') this.setData({ outdated: true })
      return false
    }
    const save = async () => {
      await people.save(changeOf({ personId: id, version: this.version }, fields))
      await wx.navigateBack()
      await wx.showToast({ title: '已经保存', icon: 'success' })
    }
    void act(this, 'save', save, refused)
  },

  async onReload(): Promise<void> {
    const yes = await confirmed({
      title: '看最新的资料',
      content: '您刚才写的会换成别人新存的,要改的请再改一遍。',
      yes: '看最新的',
      no: '先不看',
    })
    if (yes) await this.load()
  },
})

const withWords = (fields: PersonFields) => ({
  fields,
  birthdateWords: fields.birthdate ? birthdateInWords(fields.birthdate) : '',
})
