import { account, type Building } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import type { CloudError } from '../../../../services/errors'
import { people } from '../../../../services/people'
import { addressInWords, birthdateInWords } from '../../../../shared/people'
import { isoDate } from '../../../../shared/time'
import type { DietFlag } from '../../../../shared/vocabulary'
import { act, AT_REST } from '../../../../view/act'
import type { Address } from '../../../../view/address'
import { personRow, type PersonRow } from '../../../../view/found-person'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { DIET_CHIPS } from '../../../../view/person-fields'
import { canteenRoutes } from '../../../../view/meal-routes'
import { open } from '../../../../view/routes'
import { LOADING } from '../../../../view/state'
import { formFromSearch, personProblem, registrationOf } from '../../model/person-form'
import { fromQuery, staffRoutes, type Caller } from '../../routes'

type Tap = WechatMiniprogram.TouchEvent<object, object, { index: number }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { key: 'name' | 'phone' | 'note' }>
type Answer = Awaited<ReturnType<typeof people.search>>

const rowOf = (person: Answer['items'][number], _answer: Answer) => personRow(person)

/** Nothing is known yet of who is looked for: neither the last ones who were found, nor that there is nobody. */
const UNASKED = { state: LOADING, list: noItems<PersonRow>() }

/** Who is on the phone: found in a few letters, or written down in under a minute. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    ...UNASKED,
    query: '',
    /** Goes on to the order of this campaign, or to choosing one. */
    campaignId: '',
    /** Leads to the record: nothing is ordered afterwards. */
    records: false,
    /** Came from 电话订餐 to write somebody down, and goes on to their meal. */
    meals: false,
    notice: '',
    registering: false,
    form: formFromSearch(''),
    /** What is asked only when there is time for it. */
    more: false,
    birthdateWords: '',
    today: isoDate(Date.now()),
    diets: DIET_CHIPS,
    buildings: [] as Building[],
    /** Who turned out to be known already; empty for nobody. */
    knownId: '',
  },

  onLoad(query: { campaignId?: string; records?: string; meals?: string; query?: string }) {
    const meals = query.meals === '1'
    this.setData({ campaignId: fromQuery(query.campaignId), records: query.records === '1', meals })
    if (meals) this.register(fromQuery(query.query))
  },

  onShow() {
    dress(this)
    // Somebody may have been written down or changed since.
    this.load()
  },

  onReachBottom() {
    if (!this.data.registering) void presentMore(this, (cursor) => this.ask(cursor), rowOf)
  },

  load(): void {
    if (this.data.query) void presentList(this, (cursor) => this.ask(cursor), rowOf)
  },

  ask(cursor: string | null): Promise<Answer> {
    return people.search({ query: this.data.query, ...from(cursor) })
  },

  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ query: detail.value, notice: '', ...UNASKED })
    this.load()
  },

  onPerson(event: Tap) {
    const person = this.data.list.items[event.currentTarget.dataset.index]
    if (!person) return
    if (this.data.records) open(staffRoutes.person(person.personId))
    else this.order(person)
  },

  order(caller: Caller): void {
    if (this.data.meals) return void wx.redirectTo({ url: canteenRoutes.phoneOrder(caller.personId) })
    open(staffRoutes.phoneOrder(caller, this.data.campaignId || undefined))
  },

  onRegister() {
    this.register(this.data.query)
  },

  register(query: string): void {
    const form = formFromSearch(query)
    const fresh = { more: false, birthdateWords: '', knownId: '', problem: '', notice: '' }
    this.setData({ registering: true, form, ...fresh })
    void this.loadBuildings()
  },

  /** The address may stay open, so a failure here only leaves the wheels empty and says so. */
  async loadBuildings(): Promise<void> {
    if (this.data.buildings.length) return
    await act(this, 'buildings', async () => {
      this.setData({ buildings: (await account.buildings()).buildings })
    })
  },

  onBack() {
    if (this.data.meals) return void wx.navigateBack()
    this.setData({ registering: false, problem: '' })
  },

  onMore() {
    this.setData({ more: true })
  },

  onType(event: Typed) {
    this.setData({
      [`form.${event.currentTarget.dataset.key}`]: event.detail.value,
      problem: '',
      knownId: '',
    })
  },

  onAddress({ detail }: WechatMiniprogram.CustomEvent<{ address: Address | null }>) {
    this.setData({ 'form.address': detail.address })
  },

  onBirthdate({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ 'form.birthdate': detail.value, birthdateWords: birthdateInWords(detail.value) })
  },

  onDiet({ detail }: WechatMiniprogram.CustomEvent<{ values: DietFlag[] }>) {
    this.setData({ 'form.diet': detail.values })
  },

  onSave() {
    const { form } = this.data
    const problem = personProblem(form)
    if (problem) return this.setData({ problem })
    const refused = ({ detail }: CloudError) => {
      const { personId } = detail
      if (typeof personId === 'string') this.setData({ knownId: personId })
      return false
    }
    void act(this, 'save', () => this.save(), refused)
  },

  async save(): Promise<void> {
    const { form, records, meals } = this.data
    const { personId } = await people.register(registrationOf(form))
    // Back here, the new record is the one that is found.
    const next = records ? '点 TA 的名字看资料' : ''
    if (meals) return this.goOn(personId)
    this.setData({
      registering: false,
      query: form.name,
      ...UNASKED,
      notice: [`${form.name}登记好了`, next].filter(Boolean).join(','),
    })
    if (records) this.load()
    else this.goOn(personId)
  },

  /** From the form to the order. */
  goOn(personId: string): void {
    const { name, phone, address } = this.data.form
    const about = [address ? addressInWords(address) : '', phone].filter(Boolean).join(' · ')
    this.order({ personId, name, about })
  },

  onKnown() {
    const { records, knownId } = this.data
    if (records) open(staffRoutes.person(knownId))
    else this.goOn(knownId)
  },
})
