import { formatYuan } from '../../../miniprogram/shared/money'
import type { MonthSheet } from '../month'
import type { MonthRow } from '../rules/monthSheet'
import { html, when, type Html } from './html'
import { PRINT_HINT, type Page } from './page'

/** "2026-11" → "2026年11月" */
export const monthInWords = (month: string): string => month.replace(/^(\d+)-0?(\d+)$/, '$1年$2月')

const row = (one: MonthRow, i: number): Html =>
  html`<tr>
    <td class="number">${i + 1}</td>
    <td>${one.personName}</td>
    <td class="number">${one.age ?? ''}</td>
    <td>${one.tier}</td>
    <td class="number">${one.meals}</td>
    <td>${one.words}</td>
    <td class="number">${formatYuan(one.subsidyFen)}</td>
  </tr>`

/** What was granted in a month, to be signed and handed in. */
export function monthPage(month: string, sheet: MonthSheet, communityName: string): Page {
  const title = `${communityName}老年助餐补贴月表 · ${monthInWords(month)}`
  const payers = sheet.payers.map(
    ({ payer, meals, subsidyFen }) =>
      html`<tr>
        <td>${payer}</td>
        <td class="number">${meals}</td>
        <td class="number">${formatYuan(subsidyFen)}</td>
      </tr>`,
  )
  const body = html`${PRINT_HINT}
    <h1>${title}</h1>
    <p>
      ${sheet.people} 人,${sheet.meals} 餐,餐费合计 ${formatYuan(sheet.totalFen)},补贴合计
      <b>${formatYuan(sheet.subsidyFen)}</b>,个人付 ${formatYuan(sheet.paidFen)}
    </p>
    ${when(sheet.pending.meals > 0, () => html`<p>还有 ${sheet.pending.meals} 餐没有领或没有送到,涉及补贴 ${formatYuan(sheet.pending.subsidyFen)},不在表内。</p>`)}
    <table class="small">
      <thead>
        <tr>
          <th></th>
          <th>姓名</th>
          <th>年龄</th>
          <th>标准</th>
          <th>餐数</th>
          <th>怎么算的</th>
          <th>补贴</th>
        </tr>
      </thead>
      <tbody>
        ${sheet.rows.map(row)}
      </tbody>
    </table>
    <h2>由谁补贴</h2>
    <table>
      <tbody>
        ${payers}
      </tbody>
    </table>
    <div class="signatures">
      <div>经办人(签字):</div>
      <div>日期:</div>
      <div>社区负责人(签字、盖章):</div>
      <div>日期:</div>
      <div>民政部门审核(签字、盖章):</div>
      <div>日期:</div>
    </div>`
  return { title, body }
}
