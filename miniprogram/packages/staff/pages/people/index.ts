import { account } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import { act, AT_REST } from '../../../../view/act'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { open } from '../../../../view/routes'
import { LOADING } from '../../../../view/state'
import {
  addressAt,
  addressInWords,
  addressWheels,
  type Address,
  type Building,
} from '../../model/address-wheels'
import {
  formFromSearch,
  personProblem,
  personRow,
  registrationOf,
  type PersonForm,
  type PersonRow,
} from '../../model/person-form'
import { fromQuery, staffRoutes, type Caller } from '../../routes'

type Tap = WechatMiniprogram.TouchEvent<object, object, { index: number }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { key: keyof PersonForm }>
type Answer = Awaited<ReturnType<typeof account.searchPeople>>

const rowOf = (person: Answer['items'][number], _answer: Answer) => personRow(person)

/** Who is on the phone: found in a few letters, or written down in under a minute. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    list: noItems<PersonRow>(),
    query: '',
    /** Goes on to the order of this campaign, or to choosing one. */
    campaignId: '',
    /** Only records: nothing is ordered afterwards. */
    records: false,
    notice: '',
    registering: false,
    form: formFromSearch(''),
    address: null as Address | null,
    addressText: '',
    wheels: [] as string[][],
    at: [0, 0, 0],
  },

  buildings: [] as Building[],

  onLoad(query: { campaignId?: string; records?: string }) {
    this.setData({ campaignId: fromQuery(query.campaignId), records: query.records === '1' })
  },

  onShow() {
    dress(this)
    // Somebody may have been written down since.
    this.load()
  },

  onReachBottom() {
    if (!this.data.registering) void presentMore(this, (cursor) => this.ask(cursor), rowOf)
  },

  load(): void {
    if (this.data.query) void presentList(this, (cursor) => this.ask(cursor), rowOf)
  },

  ask(cursor: string | null): Promise<Answer> {
    return account.searchPeople({ query: this.data.query, ...from(cursor) })
  },

  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ query: detail.value, notice: '', ...(detail.value ? {} : { list: noItems<PersonRow>() }) })
    this.load()
  },

  onPerson(event: Tap) {
    const person = this.data.list.items[event.currentTarget.dataset.index]
    if (person && !this.data.records) this.order(person)
  },

  order(caller: Caller): void {
    open(staffRoutes.phoneOrder(caller, this.data.campaignId || undefined))
  },

  onRegister() {
    const form = formFromSearch(this.data.query)
    this.setData({ registering: true, form, address: null, addressText: '', problem: '', notice: '' })
    void this.loadBuildings()
  },

  /** The address may stay open, so a failure here only leaves the wheels empty and says so. */
  async loadBuildings(): Promise<void> {
    if (this.buildings.length) return
    await act(this, 'buildings', async () => {
      this.buildings = (await account.buildings()).buildings
      this.setData({ wheels: addressWheels(this.buildings, 0) })
    })
  },

  onBack() {
    this.setData({ registering: false, problem: '' })
  },

  onType(event: Typed) {
    this.setData({ [`form.${event.currentTarget.dataset.key}`]: event.detail.value, problem: '' })
  },

  /** Another building has other entrances and rooms. */
  onWheel({ detail }: WechatMiniprogram.PickerColumnChange) {
    if (detail.column !== 0) return
    this.setData({ wheels: addressWheels(this.buildings, detail.value), at: [detail.value, 0, 0] })
  },

  onAddress({ detail }: WechatMiniprogram.PickerChange) {
    if (!Array.isArray(detail.value)) return
    const at = detail.value.map(Number)
    const address = addressAt(this.buildings, at)
    this.setData({ at, address, addressText: address ? addressInWords(address) : '' })
  },

  onSave() {
    const { form, address } = this.data
    const problem = personProblem(form)
    if (problem) return this.setData({ problem })
    void act(this, 'save', async () => {
      const { personId } = await account.registerPerson(registrationOf(form, address))
      this.setData({ registering: false, notice: `${form.name}登记好了` })
      const about = [this.data.addressText, form.phone].filter(Boolean).join(' · ')
      if (!this.data.records) this.order({ personId, name: form.name, about })
    })
  },
})
