import type { HttpResponse } from '../../kit/serve'
import { html, Html } from './html'

/** Pages for A4 that need nothing but themselves: no script, no picture from elsewhere, no font. */

const STYLE = new Html(`
@page { size: A4; margin: 12mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 190mm; padding: 4mm; color: #000; background: #fff; font: 14pt/1.45 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { margin: 0 0 2mm; font-size: 22pt; }
h2 { margin: 6mm 0 2mm; font-size: 16pt; }
p { margin: 0 0 2mm; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 1.5mm 2mm; border: 0.3mm solid #000; text-align: left; vertical-align: top; }
th { font-weight: 700; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.huge { font-size: 20pt; font-weight: 700; }
.small { font-size: 11pt; }
.mark { display: inline-block; padding: 0 1.5mm; border: 0.5mm solid #000; border-radius: 1.5mm; font-weight: 700; }
.sheet + .sheet { break-before: page; }
.hint { padding: 2mm 3mm; border: 0.3mm dashed #000; }
.stickers { display: grid; grid-template-columns: 1fr 1fr; gap: 3mm; }
.sticker { min-height: 44mm; padding: 3mm; border: 0.3mm solid #000; border-radius: 2mm; break-inside: avoid; overflow-wrap: anywhere; }
.sticker .head { display: flex; justify-content: space-between; gap: 3mm; }
.signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 10mm 8mm; margin-top: 12mm; }
.signatures div { padding-top: 8mm; border-bottom: 0.3mm solid #000; }
.card { display: flex; gap: 6mm; align-items: center; width: 120mm; min-height: 70mm; padding: 6mm; border: 0.5mm solid #000; border-radius: 4mm; }
.card svg { width: 50mm; height: 50mm; flex: none; }
.board { font-size: 19pt; }
.board .small { font-size: 15pt; }
td.huge { white-space: nowrap; }
.board th { white-space: nowrap; }
@media print { .hint { display: none; } body { max-width: none; padding: 0; } }
`)

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
}

export interface Page {
  title: string
  body: Html
}

const documentOf = ({ title, body }: Page): Html =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `

export const answerWith = (page: Page): HttpResponse => ({
  statusCode: 200,
  headers: HEADERS,
  body: documentOf(page).text,
})

/** A page that says why there is nothing to print, and nothing else. */
export const refuseWith = (statusCode: number, words: string): HttpResponse => ({
  statusCode,
  headers: HEADERS,
  body: documentOf({
    title: '打不开这一页',
    body: html`<h1>打不开这一页</h1>
      <p>${words}</p>`,
  }).text,
})

/** For whoever opens a page on a screen; not printed. */
export const PRINT_HINT = html`<p class="hint">
  在电脑上按 Ctrl+P(苹果电脑按 ⌘+P)就能打印,纸张选 A4。这个网址十分钟内有效。
</p>`
