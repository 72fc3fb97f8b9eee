import { dietLabel, mealWayLabel } from '../../../miniprogram/shared/vocabulary'
import type { Menu } from '../collections'
import type { Label } from '../rules/sheet'
import { mealInWords } from '../rules/words'
import { html, when, type Html } from './html'
import { PRINT_HINT, type Page } from './page'

const sticker = (menu: Menu, label: Label): Html =>
  html`<div class="sticker">
    <div class="head">
      <span class="huge">${label.where || `${label.number} 号`}</span
      ><span>${label.routeName || mealWayLabel[label.way]}</span>
    </div>
    <p><b>${label.personName}</b> · ${label.number} 号 · 第 ${label.box} 盒</p>
    <p class="huge">${label.item}</p>
    <p>${label.diet.map((flag) => html`<span class="mark">${dietLabel[flag]}</span> `)}${label.dietNote}</p>
    ${when(label.clash, () => html`<p class="mark">饮食不合,出餐前请核对</p>`)}
    ${when(label.remark !== '', () => html`<p>备注:${label.remark}</p>`)}
    <p class="small">${mealInWords(menu)}</p>
  </div>`

/** A sticker for each box, two beside each other. */
export function labelsPage(menu: Menu, labels: readonly Label[]): Page {
  const title = `餐盒标签 · ${mealInWords(menu)}`
  const stickers = labels.map((label) => sticker(menu, label))
  const body = html`${PRINT_HINT}
    ${when(
      labels.length === 0,
      () =>
        html`<h1>${title}</h1>
          <p>还没有人订,没有标签要打印。</p>`,
    )}
    <div class="stickers">${stickers}</div>`
  return { title, body }
}
