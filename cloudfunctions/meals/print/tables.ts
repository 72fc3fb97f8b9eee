import writeXlsxFile from 'write-excel-file/node'
import { yuan } from '../../../miniprogram/shared/money'
import { dietLabel, mealWayLabel } from '../../../miniprogram/shared/vocabulary'
import type { MonthSheet } from '../month'
import type { KitchenTotals, Label } from '../rules/sheet'

/** The rows of the papers as tables that any office programme opens. */

type Cell = string | number

export interface Table {
  sheet: string
  header: string[]
  rows: Cell[][]
}

export const kitchenTables = (totals: KitchenTotals): Table[] => [
  {
    sheet: '按菜',
    header: ['菜', '份数', '里面有', '其中'],
    rows: totals.items.map(({ name, quantity, parts, diets }) => [
      name,
      quantity,
      parts.join('、'),
      diets.map((diet) => `${diet.name} ${diet.quantity}`).join('、'),
    ]),
  },
  {
    sheet: '分开算',
    header: ['菜', '份数'],
    rows: totals.parts.map(({ name, quantity }) => [name, quantity]),
  },
  {
    sheet: '不能照做的',
    header: ['号', '姓名', '为什么'],
    rows: totals.clashes.map(({ number, personName, words }) => [number, personName, words.join(';')]),
  },
  {
    sheet: '备注',
    header: ['号', '姓名', '备注'],
    rows: totals.remarks.map(({ number, personName, remark }) => [number, personName, remark]),
  },
]

export const labelTables = (labels: readonly Label[]): Table[] => [
  {
    sheet: '餐盒标签',
    header: ['路线', '门牌', '号', '姓名', '盒', '餐', '怎么用餐', '饮食', '饮食说明', '要核对', '备注'],
    rows: labels.map((label) => [
      label.routeName,
      label.where,
      label.number,
      label.personName,
      label.box,
      label.item,
      mealWayLabel[label.way],
      label.diet.map((flag) => dietLabel[flag]).join('、'),
      label.dietNote,
      label.clash ? '是' : '',
      label.remark,
    ]),
  },
]

export const monthTables = (sheet: MonthSheet): Table[] => [
  {
    sheet: '补贴月表',
    header: [
      '姓名',
      '年龄',
      '政策',
      '由谁补贴',
      '标准',
      '餐数',
      '餐费(元)',
      '补贴(元)',
      '个人付(元)',
      '怎么算的',
    ],
    rows: [
      ...sheet.rows.map((row): Cell[] => [
        row.personName,
        row.age ?? '',
        row.policyTitle,
        row.payer,
        row.tier,
        row.meals,
        yuan(row.totalFen),
        yuan(row.subsidyFen),
        yuan(row.paidFen),
        row.words,
      ]),
      [
        '合计',
        '',
        '',
        '',
        '',
        sheet.meals,
        yuan(sheet.totalFen),
        yuan(sheet.subsidyFen),
        yuan(sheet.paidFen),
        '',
      ],
    ],
  },
  {
    sheet: '由谁补贴',
    header: ['由谁补贴', '餐数', '补贴(元)'],
    rows: sheet.payers.map(({ payer, meals, subsidyFen }) => [payer, meals, yuan(subsidyFen)]),
  },
]

const WIDTH = 18

export function workbook(tables: readonly Table[]): Promise<Buffer> {
  const sheets = tables.map(({ sheet, header, rows }) => ({
    sheet,
    data: [header.map((value) => ({ value, fontWeight: 'bold' as const })), ...rows],
    columns: header.map(() => ({ width: WIDTH })),
    stickyRowsCount: 1,
  }))
  return writeXlsxFile(sheets).toBuffer()
}
