import { choicesFrom, firstPlan, planOf, type Plan, type PlanForm } from '../../model/plan'

type Choose = WechatMiniprogram.CustomEvent<{ value: string }, object, { key: 'when' | 'pin' | 'urgent' }>
type Timed = WechatMiniprogram.CustomEvent<
  { value: number },
  object,
  { key: 'at' | 'pinnedUntil' | 'urgentUntil' }
>

/**
 * When an article goes out, and how long it stands above the others. With `publish` it decides on an approval, without
 * it only on the standing of what residents read already. Events: `confirm` {plan}, `close`.
 */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    publish: Boolean,
    /** The server's clock, epoch ms. */
    now: { type: Number, value: 0 },
    /** What holds now, epoch ms; 0 for nothing. */
    pinnedUntil: { type: Number, value: 0 },
    urgentUntil: { type: Number, value: 0 },
    /** How many have asked to be told of news. */
    asked: { type: Number, value: 0 },
    busy: { type: Boolean, value: false },
    failure: { type: String, value: '' },
  },
  data: { form: firstPlan(0, 0, 0), choices: choicesFrom, problem: '' },
  observers: {
    visible(visible: boolean) {
      const { now, pinnedUntil, urgentUntil } = this.data
      if (visible) this.setData({ form: firstPlan(now, pinnedUntil, urgentUntil), problem: '' })
    },
  },
  methods: {
    change(change: Partial<PlanForm>) {
      this.setData({ form: { ...this.data.form, ...change }, problem: '' })
    },
    onChoose({ currentTarget, detail }: Choose) {
      this.change({ [currentTarget.dataset.key]: detail.value })
    },
    onTime({ currentTarget, detail }: Timed) {
      this.change({ [currentTarget.dataset.key]: detail.value })
    },
    onNotify() {
      this.change({ notify: !this.data.form.notify })
    },
    onConfirm() {
      if (this.data.busy) return
      const plan = planOf(this.data.form, this.data.now)
      if ('problem' in plan) this.setData({ problem: plan.problem })
      else this.tell(plan)
    },
    tell(plan: Plan) {
      this.triggerEvent('confirm', { plan })
    },
    onClose() {
      if (!this.data.busy) this.triggerEvent('close')
    },
    onVisibleChange(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.onClose()
    },
  },
})
