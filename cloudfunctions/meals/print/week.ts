import { formatYuan } from '../../../miniprogram/shared/money'
import { clockTime, momentInWords } from '../../../miniprogram/shared/time'
import { dishTagLabel, mealLabel } from '../../../miniprogram/shared/vocabulary'
import type { Menu, MenuItem } from '../collections'
import { dateInWords } from '../rules/words'
import { html, when, type Html } from './html'
import { PRINT_HINT, type Page } from './page'

const itemLine = ({ name, parts, priceFen, tags }: MenuItem): Html =>
  html`<p>
    <b>${name}</b> ${formatYuan(priceFen)}
    ${tags.map((tag) => html`<span class="mark small">${dishTagLabel[tag]}</span> `)}${when(
      parts.length > 0,
      () => html`<br /><span class="small">${parts.join('、')}</span>`,
    )}
  </p>`

function menuRow(menu: Menu): Html {
  const { date, meal, serveFrom, serveTo, orderUntil, place, state } = menu
  const offered = menu.items.filter(({ hidden }) => !hidden)
  const dishes =
    state === 'cancelled'
      ? html`<p>这一餐不开</p>`
      : html`${offered.map(itemLine)}
          <p class="small">
            ${clockTime(serveFrom)}–${clockTime(serveTo)} · ${place} ·
            ${momentInWords(orderUntil, orderUntil - 30 * 86_400_000)} 前订
          </p>`
  return html`<tr>
    <th>${dateInWords(date)}<br />${mealLabel[meal]}</th>
    <td>${dishes}</td>
  </tr>`
}

/** A week's menu in very large letters. */
export function weekPage(menus: readonly Menu[], community: { name: string; phone: string }): Page {
  const title = `${community.name}食堂 · 一周菜单`
  const body = html`${PRINT_HINT}
    <div class="board">
      <h1>${title}</h1>
      <p>订餐电话 ${community.phone};标的是原价,有补贴的老人付得更少。</p>
      ${when(menus.length === 0, () => html`<p>这一周的菜单还没有出来。</p>`)}
      <table>
        <tbody>
          ${menus.map(menuRow)}
        </tbody>
      </table>
    </div>`
  return { title, body }
}
