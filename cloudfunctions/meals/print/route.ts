import { formatYuan } from '../../../miniprogram/shared/money'
import { dietLabel } from '../../../miniprogram/shared/vocabulary'
import { openFen } from '../../kit/payments'
import type { MealOrder, Menu, Route, Run } from '../collections'
import { inWalkingOrder, type SheetOrder } from '../rules/sheet'
import { mealInWords, summaryOf } from '../rules/words'
import { html, when, type Html } from './html'
import { PRINT_HINT, type Page } from './page'

export type RouteOrder = SheetOrder & Pick<MealOrder, 'personPhone' | 'money' | 'payBy'>

/** What is to be collected at the door. */
const toCollect = ({ payBy, money }: RouteOrder): string => {
  const open = payBy === 'onsite' ? openFen(money) : 0
  return open > 0 ? `收 ${formatYuan(open)}` : ''
}

function stopRow(order: RouteOrder, i: number): Html {
  const { address, personName, personPhone, lines, diet, remark } = order
  const where = address ? `${address.building}-${address.unit}-${address.room}` : '没有地址'
  return html`<tr>
    <td class="number">${i + 1}</td>
    <td class="huge">${where}</td>
    <td>${personName}<br /><span class="small">${personPhone}</span></td>
    <td>
      ${summaryOf(lines)} ${(diet ?? []).map((flag) => html`<span class="mark">${dietLabel[flag]}</span> `)}
    </td>
    <td class="number">${toCollect(order)}</td>
    <td>${remark}</td>
    <td></td>
  </tr>`
}

const walk = (menu: Menu, name: string, courier: string, orders: readonly RouteOrder[]): Html =>
  html`<section class="sheet">
    <h1>${name} · ${mealInWords(menu)}</h1>
    <p>送餐员:${courier || '还没有安排'} · ${orders.length} 家</p>
    <table>
      <thead>
        <tr>
          <th></th>
          <th>门牌</th>
          <th>姓名、电话</th>
          <th>餐</th>
          <th>收款</th>
          <th>备注</th>
          <th>送到</th>
        </tr>
      </thead>
      <tbody>
        ${orders.map(stopRow)}
      </tbody>
    </table>
  </section>`

/** A sheet for each courier, in walking order; what no walk leads to comes last. */
export function routePage(
  menu: Menu,
  orders: readonly RouteOrder[],
  routes: readonly Pick<Route, 'name' | 'buildings'>[],
  runs: readonly Pick<Run, 'routeName' | 'courier'>[],
): Page {
  const title = `送餐路线单 · ${mealInWords(menu)}`
  const delivered = orders.filter(({ way }) => way === 'delivery')
  const byId = new Map(delivered.map((order) => [order._id, order]))
  const stops = inWalkingOrder(delivered, routes)
  const names = [...new Set(stops.map(({ routeName }) => routeName))]
  const sheets = names.map((name) => {
    const own = stops
      .filter(({ routeName }) => routeName === name)
      .flatMap(({ order }) => byId.get(order._id) ?? [])
    const courier = runs.find(({ routeName }) => routeName === name)?.courier.name ?? ''
    return walk(menu, name || '还没有路线的楼', courier, own)
  })
  const body = html`${PRINT_HINT}
  ${when(
    sheets.length === 0,
    () =>
      html`<h1>${title}</h1>
        <p>这一餐没有要送的。</p>`,
  )}
  ${sheets}`
  return { title, body }
}
