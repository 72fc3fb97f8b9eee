import { dress, look } from '../../../../services/appearance'
import type { CloudError } from '../../../../services/errors'
import { people } from '../../../../services/people'
import type { CallOutcome } from '../../../../shared/vocabulary'
import { act, AT_REST } from '../../../../view/act'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { open } from '../../../../view/routes'
import { deskRoutes } from '../../../../view/staff-routes'
import { LOADING, refresh } from '../../../../view/state'
import { afterCall, callView, OUTCOMES, type CallView } from '../../model/calls-view'

type Show = 'open' | 'done'
type Tap = WechatMiniprogram.TouchEvent<object, object, { index: number }>
type TapOutcome = WechatMiniprogram.TouchEvent<object, object, { value: CallOutcome }>
type Answer = Awaited<ReturnType<typeof people.callTasks>>

const rowOf = (task: Answer['items'][number], { now }: Answer) => callView(task, now)
const FIRST: { show: Show } = { show: 'open' }
const NO_CALL: { calling: CallView | null; phone: string; note: string } = {
  calling: null,
  phone: '',
  note: '',
}

/** Whom to telephone because a message did not reach them: one takes a call, makes it, and says how it went. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    list: noItems<CallView>(),
    ...FIRST,
    choices: [
      { value: 'open', label: '要打的' },
      { value: 'done', label: '打过的' },
    ],
    outcomes: OUTCOMES,
    notice: '',
    ...NO_CALL,
  },

  onShow() {
    dress(this)
    // Coming back from the telephone, the call is still the one that was taken.
    if (!this.data.calling) void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  onReachBottom() {
    if (!this.data.calling) void presentMore(this, (cursor) => this.ask(cursor), rowOf)
  },

  load(): Promise<void> {
    return presentList(this, (cursor) => this.ask(cursor), rowOf)
  },

  ask(cursor: string | null): Promise<Answer> {
    return people.callTasks({ show: this.data.show, ...from(cursor) })
  },

  onShowOnly({ detail }: WechatMiniprogram.CustomEvent<{ value: Show }>) {
    const fresh = { state: LOADING, list: noItems<CallView>(), notice: '', problem: '' }
    this.setData({ show: detail.value, ...fresh })
    void this.load()
  },

  onPerson(event: Tap) {
    const task = this.data.list.items[event.currentTarget.dataset.index]
    if (task) open(deskRoutes.person(task.personId))
  },

  onTake(event: Tap) {
    const chosen = this.data.list.items[event.currentTarget.dataset.index]
    if (!chosen) return
    const take = async () => {
      const { phone, task } = await people.takeCall(chosen.id)
      this.setData({ calling: callView(task, Date.now()), phone, note: '', notice: '' })
      await wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    }
    void act(this, chosen.id, take, () => this.overtaken())
  },

  /** Somebody else was quicker, or it is settled: the list says who. The refusal stays in sight. */
  overtaken(): boolean {
    void this.load()
    return false
  },

  onDial() {
    // Refusing WeChat's own question before the call is no fault.
    wx.makePhoneCall({ phoneNumber: this.data.phone, fail: () => undefined })
  },

  onNote({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ note: detail.value })
  },

  onOutcome(event: TapOutcome) {
    const { calling, note } = this.data
    const outcome = event.currentTarget.dataset.value
    if (!calling) return
    const finish = async () => {
      const task = await people.finishCall({ id: calling.id, outcome, note })
      this.setData({ ...NO_CALL, notice: afterCall(calling.name, outcome, task) })
      await this.load()
    }
    const refused = ({ code }: CloudError) => {
      // The call was settled elsewhere: nothing is left to say about it.
      if (code === 'STALE' || code === 'NOT_FOUND') {
        this.setData({ ...NO_CALL })
        void this.load()
      }
      return false
    }
    void act(this, outcome, finish, refused)
  },

  onLater() {
    this.setData({ ...NO_CALL, problem: '' })
    void this.load()
  },
})
