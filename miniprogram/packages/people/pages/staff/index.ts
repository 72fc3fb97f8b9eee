import { dress, look } from '../../../../services/appearance'
import { people } from '../../../../services/people'
import { act, AT_REST } from '../../../../view/act'
import { open } from '../../../../view/routes'
import { deskRoutes } from '../../../../view/staff-routes'
import { LOADING, present, refresh } from '../../../../view/state'
import { revokeQuestion, roleGroups, type GrantRow, type RoleGroup } from '../../model/staff-view'

type Tap = WechatMiniprogram.TouchEvent<object, object, { group: number; index: number }>

/** Who may do what, role by role. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    groups: [] as RoleGroup[],
    notice: '',
    asked: false,
    question: { title: '', consequence: '', action: '' },
    /** The grant that is about to be taken back. */
    grant: null as GrantRow | null,
  },

  onShow() {
    dress(this)
    void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  load(): Promise<void> {
    return present(
      this,
      () => people.staff(),
      ({ items, now }) => ({ groups: roleGroups(items, now) }),
      ({ items }) => items.length === 0,
    )
  },

  onGrant() {
    this.setData({ notice: '' })
    open(deskRoutes.grant())
  },

  onPerson(event: Tap) {
    const row = this.rowAt(event)
    if (row) open(deskRoutes.person(row.personId))
  },

  onRevoke(event: Tap) {
    const grant = this.rowAt(event)
    if (!grant) return
    this.setData({ asked: true, grant, question: revokeQuestion(grant), problem: '', notice: '' })
  },

  /** Whoever is no administrator any more has nothing to see here. */
  async leave(): Promise<void> {
    await wx.navigateBack()
    await wx.showToast({ title: '已经收回', icon: 'success' })
  },

  rowAt(event: Tap): GrantRow | undefined {
    const { group, index } = event.currentTarget.dataset
    return this.data.groups[group]?.rows[index]
  },

  onNotNow() {
    this.setData({ asked: false, problem: '' })
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { grant } = this.data
    if (!grant) return
    void act(this, 'asked', async () => {
      await people.revoke({ personId: grant.personId, grantId: grant.grantId, reason: detail.reason })
      this.setData({ asked: false, notice: `收回了,${grant.self ? '您' : grant.name}马上不能再用` })
      if (grant.self && grant.role === 'admin') await this.leave()
      else await this.load()
    })
  },
})
