import { dress, look } from '../../../../services/appearance'
import { canteen } from '../../../../services/canteen'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { moved } from '../../../../view/moved'
import { LOADING, present, refresh } from '../../../../view/state'
import {
  courierChoices,
  freeBuildings,
  NEW_ROUTE,
  routeForm,
  routeProblem,
  routeRow,
  type RouteForm,
  type RouteRow,
} from '../../model/routes-view'

type TapIndex = WechatMiniprogram.TouchEvent<object, object, { index: number; by: -1 | 1 }>
type TapBuilding = WechatMiniprogram.TouchEvent<object, object, { building: string }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>

/** The walks on which meals are brought: which buildings, in which order, and who usually goes. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    routes: [] as RouteRow[],
    unrouted: [] as string[],
    couriers: courierChoices([]),
    notice: '',
    editing: false,
    form: NEW_ROUTE,
    courier: '',
    /** Buildings that may be added. */
    free: [] as string[],
  },

  /** The buildings of the route as it was opened; not for the template. */
  before: [] as string[],

  onLoad() {
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
      () => canteen.routes(),
      ({ items, unrouted, couriers }) => ({
        routes: items.map(routeRow),
        unrouted,
        couriers: courierChoices(couriers),
      }),
    )
  },

  onNew() {
    this.edit(NEW_ROUTE)
  },

  onEdit(event: TapIndex) {
    const route = this.data.routes[event.currentTarget.dataset.index]
    if (route) this.edit(routeForm(route))
  },

  edit(form: RouteForm): void {
    this.before = form.buildings
    this.setData({ editing: true, notice: '', ...this.written(form) })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  written(form: RouteForm) {
    const { couriers, unrouted } = this.data
    return {
      form,
      courier: couriers.find(({ personId }) => personId === form.courierId)?.name ?? '',
      free: freeBuildings(form, unrouted, this.before),
      problem: '',
    }
  },

  onName({ detail }: Typed) {
    this.setData({ 'form.name': detail.value, problem: '' })
  },

  onCourier({ detail }: Typed) {
    const courier = this.data.couriers[Number(detail.value)]
    if (courier) this.setData(this.written({ ...this.data.form, courierId: courier.personId }))
  },

  onAdd(event: TapBuilding) {
    const { form } = this.data
    const buildings = [...form.buildings, event.currentTarget.dataset.building]
    this.setData(this.written({ ...form, buildings }))
  },

  onMove(event: TapIndex) {
    const { form } = this.data
    const { index, by } = event.currentTarget.dataset
    this.setData(this.written({ ...form, buildings: moved(form.buildings, index, by) }))
  },

  onTakeOff(event: TapIndex) {
    const { form } = this.data
    const buildings = form.buildings.filter((_, i) => i !== event.currentTarget.dataset.index)
    this.setData(this.written({ ...form, buildings }))
  },

  onBack() {
    this.setData({ editing: false, problem: '' })
  },

  onSave() {
    const { form } = this.data
    const problem = routeProblem(form)
    if (problem) return this.setData({ problem })
    const { id, name, buildings, courierId } = form
    void act(this, 'save', async () => {
      const route = { name, buildings, courierPersonId: courierId || null }
      await canteen.saveRoute(id ? { id, ...route } : route)
      this.setData({ editing: false, notice: `${name}记好了,还没出发的餐按新的路线走` })
      await this.load()
    })
  },

  async onRemove(): Promise<void> {
    const { id, name } = this.data.form
    const sure = await confirmed({
      title: `去掉${name}`,
      content: '这条路线上的楼就没有人送了,要加进别的路线',
      yes: '去掉',
      grave: true,
    })
    if (!sure) return
    await act(this, 'remove', async () => {
      await canteen.removeRoute({ id })
      this.setData({ editing: false, notice: `${name}去掉了` })
      await this.load()
    })
  },
})
