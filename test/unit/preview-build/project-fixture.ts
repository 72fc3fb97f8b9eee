import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Writes a mini-program into a new folder; keys are paths below miniprogram/. */
export function writeProject(files: Record<string, string>): {
  root: string
  appDir: string
  remove(): void
} {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'preview-'))
  const appDir = path.join(root, 'miniprogram')
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(appDir, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, content)
  }
  return { root, appDir, remove: () => fs.rmSync(root, { recursive: true, force: true }) }
}

/** The smallest mini-program: one page. */
export const ONE_PAGE: Record<string, string> = {
  'app.json': '{ "pages": ["pages/home/index"] }',
  'app.js': 'App({})',
  'pages/home/index.json': '{}',
  'pages/home/index.js': 'Page({})',
  'pages/home/index.wxml': '<view>你好</view>',
  'pages/home/index.wxss': '.hello { color: red }',
}
