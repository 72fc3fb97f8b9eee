import { dress, look } from '../../../../services/appearance'
import { canteen, type StaffMeal } from '../../../../services/canteen'
import type { CloudError } from '../../../../services/errors'
import { MEAL_WAYS, mealWayLabel, type CounterMethod, type MealWay } from '../../../../shared/vocabulary'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { fromQuery } from '../../../../view/staff-routes'
import { LOADING, present, refresh } from '../../../../view/state'
import { asItStands, collect, isOutdated, payBack } from '../../counter'
import { askingView, type Asking, type AskingView } from '../../model/meal-questions'
import { mealView, type MealView } from '../../model/meal-view'

type Method = WechatMiniprogram.CustomEvent<{ method: CounterMethod }>
type Tap = WechatMiniprogram.TouchEvent<object, object, { way: MealWay }>

const FIRST: { asking: Asking; question: AskingView } = {
  asking: { kind: 'cancel' },
  question: askingView({ kind: 'cancel' }),
}

/** One meal as the canteen sees it: who, how to reach them, money, and what has happened. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    id: '',
    meal: null as MealView | null,
    /** Other ways in which it could be had. */
    ways: [] as { way: MealWay; label: string }[],
    notice: '',
    asked: false,
    ...FIRST,
  },

  /** As the cloud answered it last: a change repeats its dishes. */
  answer: null as StaffMeal | null,

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
    return present(
      this,
      () => canteen.staffMeal({ id: this.data.id }),
      (answer) => this.shown(answer),
    )
  },

  /** Only opening a meal answers, and writes down, how to reach the person; what stands here stays. */
  shown(answer: StaffMeal) {
    this.answer = answer
    const fresh = mealView(answer)
    const meal = { ...fresh, phone: fresh.phone || (this.data.meal?.phone ?? '') }
    const others = meal.canChange ? MEAL_WAYS.filter((way) => way !== meal.way) : []
    return { meal, ways: others.map((way) => ({ way, label: `改成${mealWayLabel[way]}` })) }
  },

  onCollect({ detail }: Method) {
    const { meal } = this.data
    if (meal) void this.change(detail.method, () => collect(meal, detail.method), '钱收好了,可以交给对方')
  },

  onPayBack({ detail }: Method) {
    const { meal } = this.data
    if (meal) this.ask({ kind: 'payBack', method: detail.method, amount: meal.refundDueYuan })
  },

  async onHandOut(): Promise<void> {
    const { meal } = this.data
    if (!meal || meal.openFen > 0) return
    const sure = await confirmed({
      title: '核对是不是本人',
      content: meal.phoneTail
        ? `请对方报手机后四位:${meal.phoneTail},对上了吗?`
        : '没有登记手机,请核对住址。是本人吗?',
      yes: '对上了',
    })
    if (sure)
      await this.change('handOut', () => canteen.handOut({ id: meal.id, knownBy: 'name' }), '已领,记好了')
  },

  onUndo() {
    this.ask({ kind: 'undo' })
  },

  onCancel() {
    this.ask({ kind: 'cancel' })
  },

  async onWay(event: Tap): Promise<void> {
    const { way } = event.currentTarget.dataset
    const { meal } = this.data
    if (!meal) return
    if (meal.changeIsLate) {
      this.ask({ kind: 'way', way })
      return
    }
    const content = way === 'delivery' ? `送到${meal.address || '登记的住址'}。` : '到食堂来,报领餐码就行。'
    const sure = await confirmed({ title: `改成${mealWayLabel[way]}`, content, yes: '改' })
    if (sure) await this.change('way', () => this.changeWay(meal, way, ''), `改成${mealWayLabel[way]}了`)
  },

  /** The same dishes, fetched or brought in another way. */
  async changeWay(meal: MealView, way: MealWay, lateReason: string): Promise<StaffMeal> {
    const lines = meal.lines.map(({ itemId, quantity }) => ({ itemId, quantity }))
    const seenPayFen = this.answer?.dueFen ?? 0
    await canteen.changeFor({ id: meal.id, lines, way, remark: meal.remark, seenPayFen, lateReason })
    return asItStands(meal)
  },

  ask(asking: Asking): void {
    this.setData({ asking, question: askingView(asking), asked: true, problem: '' })
  },

  onNotNow() {
    this.setData({ asked: false, problem: '' })
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { meal, asking } = this.data
    if (!meal) return
    const { reason } = detail
    switch (asking.kind) {
      case 'cancel':
        return this.change('asked', () => cancel(meal, reason), '这一餐取消了。收过的钱记得退')
      case 'undo':
        return this.change('asked', () => canteen.undoHandOut({ id: meal.id, reason }), '已撤销,又可以领了')
      case 'way':
        return this.change(
          'asked',
          () => this.changeWay(meal, asking.way, reason),
          `改成${mealWayLabel[asking.way]}了`,
        )
      case 'payBack':
        return this.change('asked', () => payBack(meal, asking.method, reason), '退款已记进今天的账目')
    }
  },

  /** Does one thing to the meal and shows how it stands then, and what comes next. */
  change(name: string, work: () => Promise<StaffMeal>, done: string): Promise<void> {
    const refused = (error: CloudError) => {
      if (isOutdated(error)) void this.load()
      return false
    }
    return act(
      this,
      name,
      async () => {
        this.setData({ ...this.shown(await work()), asked: false, notice: done })
      },
      refused,
    )
  },
})

async function cancel(meal: MealView, reason: string): Promise<StaffMeal> {
  await canteen.cancelFor({ id: meal.id, reason })
  return asItStands(meal)
}
