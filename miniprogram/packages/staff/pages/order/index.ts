import { dress, look } from '../../../../services/appearance'
import type { CloudError } from '../../../../services/errors'
import { groupbuy, type StaffOrder } from '../../../../services/groupbuy'
import type { CounterMethod } from '../../../../shared/vocabulary'
import { act, AT_REST } from '../../../../view/act'
import { LOADING, present, refresh } from '../../../../view/state'
import { collect, handOver, isOutdated, payBack } from '../../counter'
import { askingView, type Asking, type AskingView } from '../../model/order-questions'
import { allRemaining, NOTHING_CHOSEN, orderView, unitsIn, type OrderView } from '../../model/order-view'
import { fromQuery } from '../../routes'

type Method = WechatMiniprogram.CustomEvent<{ method: CounterMethod }>
type Quantities = WechatMiniprogram.CustomEvent<{ quantities: Record<string, number> }>
type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

const FIRST: { asking: Asking; question: AskingView } = {
  asking: { kind: 'cancel' },
  question: askingView({ kind: 'cancel' }),
}

/** One order as staff see it: who, money, goods, and what has happened. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    id: '',
    order: null as OrderView | null,
    ...NOTHING_CHOSEN,
    notice: '',
    asked: false,
    ...FIRST,
  },

  onLoad(query: { id?: string }) {
    this.setData({ id: fromQuery(query.id) })
    void this.load()
  },

  onShow() {
    dress(this)
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  load(): Promise<void> {
    return present(this, () => groupbuy.staffOrder({ id: this.data.id }), shown)
  },

  onQuantities({ detail }: Quantities) {
    this.setData({ quantities: detail.quantities, units: unitsIn(detail.quantities) })
  },

  onCollect({ detail }: Method) {
    const { order } = this.data
    if (!order) return
    void this.change(detail.method, () => collect(order, detail.method), '钱收好了,可以交付')
  },

  onHandOver() {
    const { order, quantities } = this.data
    if (!order || order.openFen > 0) return
    void this.change('handOver', () => handOver(order, quantities), '已经交付,请对方当面点一点')
  },

  onPayBack({ detail }: Method) {
    const { order } = this.data
    if (order) this.ask({ kind: 'payBack', method: detail.method, amount: order.refundDueYuan })
  },

  onUndo(event: Tap) {
    this.ask({ kind: 'undo', verificationId: event.currentTarget.dataset.id })
  },

  onCancel() {
    this.ask({ kind: 'cancel' })
  },

  ask(asking: Asking): void {
    this.setData({ asking, question: askingView(asking), asked: true, problem: '' })
  },

  onNotNow() {
    this.setData({ asked: false, problem: '' })
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { order, asking } = this.data
    if (!order) return
    const { reason } = detail
    switch (asking.kind) {
      case 'cancel':
        return this.change('asked', () => groupbuy.staffCancelOrder({ id: order.id, reason }), '这一单已取消')
      case 'undo': {
        const { verificationId } = asking
        const undo = () => groupbuy.undoVerification({ orderId: order.id, verificationId, reason })
        return this.change('asked', undo, '已撤销,这几样又可以交付了')
      }
      case 'payBack':
        return this.change('asked', () => payBack(order, asking.method, reason), '退款已记进今天的账目')
    }
  },

  /** Does one thing to the order and shows how it stands then, and what comes next. */
  change(name: string, work: () => Promise<StaffOrder>, done: string): Promise<void> {
    const refused = (error: CloudError) => {
      if (isOutdated(error)) void this.load()
      return false
    }
    return act(
      this,
      name,
      async () => {
        const after = shown(await work())
        // Only opening an order answers, and writes down, how to reach the person; what stands here stays.
        const { phone = after.order.phone, household = after.order.household } = this.data.order ?? {}
        this.setData({ ...after, order: { ...after.order, phone, household }, asked: false, notice: done })
      },
      refused,
    )
  },
})

function shown(order: StaffOrder) {
  const view = orderView(order)
  const quantities = allRemaining(view.lines)
  return { order: view, quantities, units: unitsIn(quantities) }
}
