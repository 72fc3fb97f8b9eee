import { kitchenStageLabel, mealWayLabel } from '../../../miniprogram/shared/vocabulary'
import { momentInWords } from '../../../miniprogram/shared/time'
import type { Menu } from '../collections'
import type { KitchenItem, KitchenTotals } from '../rules/sheet'
import { mealInWords } from '../rules/words'
import { html, when, type Html } from './html'
import { PRINT_HINT, type Page } from './page'

const itemRow = ({ name, quantity, parts, diets }: KitchenItem): Html =>
  html`<tr>
    <td>
      ${name}${when(parts.length > 0, () => html`<br /><span class="small">${parts.join('、')}</span>`)}
    </td>
    <td class="number huge">${quantity}</td>
    <td>${diets.map((diet) => `${diet.name} ${diet.quantity}`).join('、')}</td>
  </tr>`

const people = (rows: readonly Html[], title: string): Html =>
  when(
    rows.length > 0,
    () =>
      html`<h2>${title}</h2>
        <table>
          <tbody>
            ${rows}
          </tbody>
        </table>`,
  )

/** What to cook, on one or two sheets. */
export function kitchenPage(menu: Menu, totals: KitchenTotals, now: number): Page {
  const title = `厨房单 · ${mealInWords(menu)}`
  const ways = totals.ways.map(
    ({ way, orders, portions }) => `${mealWayLabel[way]} ${orders} 单 ${portions} 份`,
  )
  const clashes = totals.clashes.map(
    ({ number, personName, words }) =>
      html`<tr>
        <td class="number">${number}</td>
        <td>${personName}</td>
        <td>${words.join(';')}</td>
      </tr>`,
  )
  const remarks = totals.remarks.map(
    ({ number, personName, remark }) =>
      html`<tr>
        <td class="number">${number}</td>
        <td>${personName}</td>
        <td>${remark}</td>
      </tr>`,
  )
  const body = html`${PRINT_HINT}
    <h1>${title}</h1>
    <p><span class="huge">${totals.portions} 份</span>,${totals.orders} 单 · ${ways.join(',')}</p>
    <p class="small">${kitchenStageLabel[menu.stage]} · ${momentInWords(now, now)} 打印</p>
    ${when(totals.unprepared > 0, () => html`<p class="mark">还有 ${totals.unprepared} 单的饮食要求没查到,请过一分钟再打印</p>`)}
    <table>
      <thead>
        <tr>
          <th>菜</th>
          <th>份数</th>
          <th>其中</th>
        </tr>
      </thead>
      <tbody>
        ${totals.items.map(itemRow)}
      </tbody>
    </table>
    <h2>分开算</h2>
    <table>
      <tbody>
        ${totals.parts.map(
          ({ name, quantity }) =>
            html`<tr>
              <td>${name}</td>
              <td class="number huge">${quantity}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${people(clashes, '不能照做的')} ${people(remarks, '备注')}`
  return { title, body }
}
