import { dress, look } from '../../../../services/appearance'
import { asCloudError, CloudError } from '../../../../services/errors'
import { people, type PersonRecord } from '../../../../services/people'
import { act, AT_REST } from '../../../../view/act'
import { open } from '../../../../view/routes'
import { deskRoutes, fromQuery } from '../../../../view/staff-routes'
import { LOADING, present, refresh } from '../../../../view/state'
import {
  eraseQuestion,
  personView,
  stopQuestion,
  type LinkRow,
  type PersonView,
} from '../../model/person-view'

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>
type OfLink = WechatMiniprogram.CustomEvent<{ row: LinkRow }>

/** The search finds people of every grid, the record opens for few: says why it may be that there is nothing. */
async function recordOf(id: string): Promise<PersonRecord> {
  try {
    return await people.person(id)
  } catch (error) {
    const known = asCloudError(error)
    if (known.code !== 'NOT_FOUND') throw known
    throw new CloudError('NOT_FOUND', '可能是别的网格的居民,或者这份资料已经合并、删除了')
  }
}

/** One resident: who they are, who acts for them, what they ordered, and what staff may do about it. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    id: '',
    person: null as PersonView | null,
    notice: '',
    asked: false,
    question: eraseQuestion(''),
    /** The link whose end is asked about; empty where the record itself is. */
    linkId: '',
  },

  onLoad(query: { id?: string }) {
    this.setData({ id: fromQuery(query.id) })
  },

  onShow() {
    dress(this)
    // It may have been changed, linked or merged on the next page.
    void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  load(): Promise<void> {
    return present(
      this,
      () => recordOf(this.data.id),
      (person) => ({ person: personView(person) }),
    )
  },

  onOrder() {
    const { person } = this.data
    if (person) open(deskRoutes.phoneOrder(person.caller))
  },

  onEdit() {
    open(deskRoutes.editPerson(this.data.id))
  },

  onLinkPeople() {
    open(deskRoutes.linkPeople(this.data.id))
  },

  onConfirm({ detail }: OfLink) {
    open(deskRoutes.linkPeople(this.data.id, detail.row.linkId))
  },

  onOther({ detail }: OfLink) {
    open(deskRoutes.person(detail.row.personId))
  },

  onNamesake(event: Tap) {
    open(deskRoutes.person(event.currentTarget.dataset.id))
  },

  onMerge(event: Tap) {
    open(deskRoutes.merge(this.data.id, event.currentTarget.dataset.id))
  },

  onAudit() {
    open(deskRoutes.audit(this.data.id, this.data.person?.name))
  },

  onStop({ detail }: OfLink) {
    this.ask(detail.row.linkId, stopQuestion(detail.row))
  },

  onErase() {
    const { person } = this.data
    if (person) this.ask('', eraseQuestion(person.name))
  },

  ask(linkId: string, question: ReturnType<typeof eraseQuestion>): void {
    this.setData({ asked: true, linkId, question, problem: '', notice: '' })
  },

  onNotNow() {
    this.setData({ asked: false, problem: '' })
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    void act(this, 'asked', () => (this.data.linkId ? this.stop(detail.reason) : this.erase(detail.reason)))
  },

  async stop(reason: string): Promise<void> {
    const { id, linkId } = this.data
    await people.endLink({ personId: id, linkId, reason })
    this.setData({ asked: false, notice: '已经停止,马上生效' })
    await this.load()
  },

  async erase(reason: string): Promise<void> {
    await people.erase({ personId: this.data.id, reason })
    this.setData({ asked: false })
    await wx.navigateBack()
    await wx.showToast({ title: '已经删除', icon: 'success' })
  },
})
