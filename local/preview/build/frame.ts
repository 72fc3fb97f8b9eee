import fs from 'node:fs'
import path from 'node:path'
import { hashOf, type PreviewFile } from './builder'
import { bundleBrowserProgram } from './scripts'

const FRAME = path.join(__dirname, '../frame')

/** Builds the page around the phone: its own HTML, with its script and style put in. */
export async function buildFrame(): Promise<Map<string, PreviewFile>> {
  const files = new Map<string, PreviewFile>()
  const html = path.join(FRAME, 'index.html')
  if (!fs.existsSync(html)) return files
  const { script, css } = await bundleBrowserProgram(path.join(FRAME, 'main.ts'))
  const links = [
    ...(css === '' ? [] : [`<link rel="stylesheet" href="/preview/frame.css?${hashOf(css)}" />`]),
    `<script defer src="/preview/frame.js?${hashOf(script.code)}"></script>`,
  ]
  const page = fs.readFileSync(html, 'utf8').replace('</head>', `${links.join('\n')}\n</head>`)
  files.set('/', { body: page, type: 'text/html; charset=utf-8' })
  files.set('/preview/frame.css', { body: css, type: 'text/css; charset=utf-8' })
  files.set('/preview/frame.js', {
    body: `${script.code}\n//# sourceMappingURL=frame.js.map\n`,
    type: 'text/javascript; charset=utf-8',
  })
  files.set('/preview/frame.js.map', { body: script.map, type: 'application/json' })
  return files
}
