import { dress, look } from '../../../../services/appearance'
import { people } from '../../../../services/people'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { fromQuery } from '../../../../view/staff-routes'
import { LOADING, refresh } from '../../../../view/state'
import { auditLine, type AuditLine } from '../../model/audit-view'

type Show = 'all' | 'changes' | 'reads'
type Answer = Awaited<ReturnType<typeof people.auditLog>>

const rowOf = (entry: Answer['items'][number], { now }: Answer) => auditLine(entry, now)
const FIRST: { show: Show } = { show: 'all' }

/** Who did what, and who read whose data, day by day. */
Page({
  data: {
    ...look(),
    state: LOADING,
    list: noItems<AuditLine>(),
    ...FIRST,
    choices: [
      { value: 'all', label: '全部' },
      { value: 'changes', label: '改动' },
      { value: 'reads', label: '查看' },
    ],
    /** Only what concerns this person; empty for everybody. */
    personId: '',
    name: '',
  },

  onLoad(query: { personId?: string; name?: string }) {
    this.setData({ personId: fromQuery(query.personId), name: fromQuery(query.name) })
    void this.load()
  },

  onShow() {
    dress(this)
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  onReachBottom(): Promise<void> {
    return presentMore(this, (cursor) => this.ask(cursor), rowOf)
  },

  load(): Promise<void> {
    return presentList(this, (cursor) => this.ask(cursor), rowOf)
  },

  ask(cursor: string | null): Promise<Answer> {
    const { show, personId } = this.data
    return people.auditLog({ show, ...(personId ? { personId } : {}), ...from(cursor) })
  },

  onShowOnly({ detail }: WechatMiniprogram.CustomEvent<{ value: Show }>) {
    this.setData({ show: detail.value, state: LOADING, list: noItems<AuditLine>() })
    void this.load()
  },
})
