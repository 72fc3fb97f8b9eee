import { dress, look } from '../../../../services/appearance'
import { canteen, type DoorAct, type Stop, type Stops } from '../../../../services/canteen'
import { asCloudError, type CloudError } from '../../../../services/errors'
import type { HandedTo } from '../../../../shared/vocabulary'
import { act, AT_REST } from '../../../../view/act'
import { courierRoutes } from '../../../../view/meal-routes'
import { open } from '../../../../view/routes'
import { LOADING, present, refresh } from '../../../../view/state'
import { afterAct, doorActOf, doorQuestion, type DoorQuestion } from '../../model/door-questions'
import {
  isWalking,
  nextDoor,
  runViews,
  unsentIn,
  unsentInWords,
  withRun,
  withStop,
  type RunView,
} from '../../model/stops-view'

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>
type Act = WechatMiniprogram.CustomEvent<{ action: DoorAct['action'] }, object, { id: string }>
type HandedOver = WechatMiniprogram.CustomEvent<{ to: HandedTo; paid: 'cash' | 'code' | 'none' }>

const FIRST: { asking: DoorQuestion } = { asking: 'noAnswer' }

/** Nobody's door is dealt with. */
const NO_DOOR = { orderId: '', name: '', owed: '', openFen: 0, handing: false, asked: false }

/** A courier's own walk of today: who comes next, and what happened there. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    ...FIRST,
    ...NO_DOOR,
    state: LOADING,
    runs: [] as RunView[],
    /** "出发 · 8 份", and with which walk; empty where nothing can set out. */
    setOut: '',
    setOutKey: '',
    /** The one stop that is open. */
    openId: '',
    question: doorQuestion(FIRST.asking, ''),
    notice: '',
    /** What waits on the phone, in words. */
    unsent: '',
    /** Somebody's family has not been told yet: that cannot wait for a network. */
    urgent: false,
    showDone: false,
  },

  /** As it came; not for the template. */
  answer: null as Stops | null,
  onNetwork: null as ((change: object) => void) | null,

  onLoad() {
    this.onNetwork = (change) => {
      if ('isConnected' in change && change.isConnected) void this.sendUnsent()
    }
    wx.onNetworkStatusChange(this.onNetwork)
  },

  onShow() {
    dress(this)
    void this.load()
  },

  onUnload() {
    if (this.onNetwork) wx.offNetworkStatusChange(this.onNetwork)
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  async load(): Promise<void> {
    await present(
      this,
      () => canteen.stops(),
      (answer) => this.shown(answer),
      ({ runs }) => runs.length === 0,
    )
    await this.sendUnsent()
  },

  shown(answer: Stops) {
    this.answer = answer
    const runs = runViews(answer, canteen.unsentAt)
    const unsent = unsentIn(answer, canteen.unsentAt)
    const { openId } = this.data
    const stillThere = runs.some(({ groups }) =>
      groups.some(({ stops }) => stops.some(({ orderId }) => orderId === openId)),
    )
    // On the way already, the next walk begins with a button of its own: no thumb sets out by mistake.
    const startable = isWalking(answer) ? undefined : runs.find(({ ready }) => ready > 0)
    return {
      runs,
      setOut: startable ? `出发 · ${startable.ready} 份` : '',
      setOutKey: startable?.key ?? '',
      unsent: unsentInWords(unsent),
      urgent: unsent.some(({ act: { action } }) => action === 'noAnswer' || action === 'worry'),
      openId: stillThere ? openId : nextDoor(runs),
    }
  },

  /** The list with what waits on the phone as it is now. */
  showAgain(): void {
    if (this.answer) this.setData(this.shown(this.answer))
  },

  onToggle(event: Tap) {
    const { id } = event.currentTarget.dataset
    this.setData({ openId: this.data.openId === id ? '' : id })
  },

  onShowDone() {
    this.setData({ showDone: !this.data.showDone })
  },

  onSetOut() {
    this.setOut(this.data.setOutKey)
  },

  onSetOutWith(event: Tap) {
    this.setOut(event.currentTarget.dataset.id)
  },

  setOut(key: string): void {
    const run = this.data.runs.find((one) => one.key === key)
    if (!run) return
    void act(this, 'setOut', async () => {
      const started = await canteen.startRun({ menuId: run.menuId, routeId: run.routeId })
      if (!this.answer) return
      const notice = '出发了,家里都收到「送餐在路上」的消息。路上慢点'
      this.setData({ ...this.shown(withRun(this.answer, started)), notice })
    })
  },

  onAct(event: Act) {
    const stop = this.stopOf(event.currentTarget.dataset.id)
    const { action } = event.detail
    if (!stop) return
    const { orderId, name, openFen } = stop
    const door = { ...NO_DOOR, orderId, name, openFen, problem: '', notice: '' }
    if (action === 'deliver') this.setData({ ...door, handing: true, owed: stop.owes ? stop.openYuan : '' })
    else this.setData({ ...door, asked: true, asking: action, question: doorQuestion(action, name) })
  },

  stopOf(id: string) {
    return this.data.runs
      .flatMap(({ groups, done }) => [...groups.flatMap(({ stops }) => stops), ...done])
      .find(({ orderId }) => orderId === id)
  },

  onClose() {
    this.setData({ handing: false, asked: false, problem: '' })
  },

  onHandedOver({ detail }: HandedOver) {
    const { orderId, openFen } = this.data
    const { to, paid } = detail
    const money = paid === 'none' ? {} : { paid: { method: paid, seenFen: openFen } }
    void this.send({ action: 'deliver', input: { orderId, to, ...money } })
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { asking, orderId } = this.data
    void this.send(doorActOf(asking, orderId, detail.reason))
  },

  send(doorAct: DoorAct): Promise<void> {
    const { name } = this.data
    const work = async () => {
      const stop = await canteen.atTheDoor(doorAct)
      this.setData({ ...this.replaced(stop), ...NO_DOOR, notice: afterAct(doorAct, name) })
    }
    return act(this, 'door', work, (error) => this.refused(error))
  },

  replaced(stop: Stop) {
    return this.answer ? this.shown(withStop(this.answer, stop)) : {}
  },

  /** Without a network it is kept and said so; a refusal is shown where it was asked. */
  refused(error: CloudError): boolean {
    if (error.retryable) {
      this.setData({ ...NO_DOOR, openId: '' })
      this.showAgain()
      return true
    }
    if (error.code === 'STALE' || error.code === 'CHANGED') void this.load()
    return false
  },

  onSendAgain() {
    void this.sendUnsent()
  },

  /** Everything that waits, one after the other; the first that does not get through ends it. */
  sendUnsent(): Promise<void> {
    const waiting = this.answer ? unsentIn(this.answer, canteen.unsentAt) : []
    if (waiting.length === 0) return Promise.resolve()
    const refusals: string[] = []
    const work = async () => {
      for (const { name, act: doorAct } of waiting) {
        try {
          this.setData(this.replaced(await canteen.atTheDoor(doorAct)))
        } catch (error) {
          const known = asCloudError(error)
          if (known.retryable) throw known
          refusals.push(`${name}:${known.message}`)
        }
      }
      this.showAgain()
      this.setData({ notice: refusals.length ? '' : '刚才记在手机上的都发出去了' })
    }
    return act(this, 'resend', work, () => {
      this.showAgain()
      return true
    }).then(() => {
      if (refusals.length) this.setData({ problem: refusals.join(';') })
    })
  },

  onSearch(event: Tap) {
    const alertId = this.stopOf(event.currentTarget.dataset.id)?.alertId
    if (alertId) open(courierRoutes.alert(alertId))
  },
})
