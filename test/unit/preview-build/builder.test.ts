import fs from 'node:fs'
import path from 'node:path'
import { PreviewBuilder, type PreviewFiles, type PreviewReport } from '../../../local/preview/build/builder'
import { describeProblem } from '../../../local/preview/build/problems'
import { ONE_PAGE, writeProject } from './project-fixture'

const opened: { builder: PreviewBuilder; remove(): void }[] = []

function open(files: Record<string, string>) {
  const project = writeProject(files)
  const builder = new PreviewBuilder(project.appDir, path.join(project.root, 'cache'))
  opened.push({ builder, remove: project.remove })
  return { ...project, builder }
}

async function build(
  files: Record<string, string>,
): Promise<{ report: PreviewReport; files: PreviewFiles; messages: string[]; appDir: string }> {
  const { builder, appDir } = open(files)
  const { report, files: built } = await builder.build()
  const messages = report.problems.map((problem) => describeProblem(problem).replace(`${appDir}/`, ''))
  return { report, files: built ?? new Map(), messages, appDir }
}

afterEach(async () => {
  for (const { builder, remove } of opened.splice(0)) {
    await builder.close()
    remove()
  }
})

describe('a build of the preview', () => {
  test('shows a mini-program without problems', async () => {
    const { report, files } = await build(ONE_PAGE)
    expect(report).toMatchObject({ ok: true, problems: [], pages: 1, components: 0 })
    expect(files.get('/preview/app.js')?.body).toContain('Page({})')
    expect(files.get('/mp/')?.body).toMatch(/app\.js\?[\w-]{12}"/)
  })

  test('fails for a warning in a template, with its place', async () => {
    const { report, messages } = await build({
      ...ONE_PAGE,
      'pages/home/index.wxml': '<view>\n  <text wx:if="{{a}">',
    })
    expect(report.ok).toBe(false)
    expect(messages).toContain('pages/home/index.wxml:2:16 missing expression end')
  })

  test('fails for a style sheet that does not parse, with its place', async () => {
    const { messages } = await build({
      ...ONE_PAGE,
      'pages/home/index.wxss': '.a { color: red }\n.b { color: ',
    })
    expect(messages).toEqual(['pages/home/index.wxss:2:1 Unclosed block'])
  })

  test('fails for a script that does not parse, with its place', async () => {
    const { messages } = await build({ ...ONE_PAGE, 'pages/home/index.js': 'Page({\n  data: }\n)' })
    expect(messages[0]).toMatch(/^pages\/home\/index\.js:2:9 /)
  })

  test('fails for what is not there: a page, a component, an import, a script module', async () => {
    const { messages } = await build({
      ...ONE_PAGE,
      'app.json': '{ "pages": ["pages/home/index", "pages/gone/index"] }',
      'pages/home/index.json': '{ "usingComponents": { "lost-card": "/components/lost/index" } }',
      'pages/home/index.wxml': '<wxs src="./lost.wxs" module="lost" /><include src="./lost.wxml" />',
      'pages/home/index.wxss': '@import "./lost.wxss";',
      'pages/home/index.js': 'import { a } from "./lost"\nPage({ a })',
    })
    expect(messages).toEqual(
      expect.arrayContaining([
        'app.json pages/gone/index.wxml is not there',
        'pages/home/index.json:1:24 <lost-card> /components/lost/index is not a component',
        'pages/home/index.wxml pages/home/lost.wxml is not there',
        'pages/home/index.wxml pages/home/lost.wxs is not there',
        'pages/home/index.wxss:1:1 @import ./lost.wxss is not there',
        'pages/home/index.js:1:19 Could not resolve "./lost"',
      ]),
    )
  })

  test('fails for WXS that would break on a phone', async () => {
    const { messages } = await build({
      ...ONE_PAGE,
      'pages/home/index.wxml': '<wxs src="./a.wxs" module="a" /><view>{{a.x}}</view>',
      'pages/home/a.wxs': 'module.exports = { x: }',
    })
    expect(messages).toEqual(["pages/home/a.wxs:1 Unexpected token '}'"])
  })

  test('fails for code from outside the mini-program, which WeChat would not upload', async () => {
    const { messages } = await build({
      ...ONE_PAGE,
      '../shared.js': 'export const a = 1',
      'pages/home/index.js': 'import { a } from "../../../shared"\nPage({ a })',
    })
    expect(messages).toEqual(['pages/home/index.js ../../../shared is outside the mini-program'])
  })

  test('fails for something that would be fetched from outside', async () => {
    const { messages } = await build({
      ...ONE_PAGE,
      'pages/home/index.wxss': '.a { background: url(https://example.com/a.png) }',
    })
    expect(messages).toEqual(['pages/home/index.wxss:1:6 background must not be fetched from outside'])
  })

  test('lets a file both import and assign module.exports', async () => {
    const { report, files } = await build({
      ...ONE_PAGE,
      'name.js': 'export const name = "王桂兰"',
      'pages/home/both.js': 'import { name } from "../../name"\nmodule.exports = { name }',
      'pages/home/index.js': 'const { name } = require("./both")\nPage({ data: { name } })',
    })
    expect(report.problems).toEqual([])
    expect(files.get('/preview/app.js')?.body).toContain('module.exports')
  })

  test('sees a source that has been put right', async () => {
    const { builder, appDir } = open({ ...ONE_PAGE, 'pages/home/index.wxss': '.a {' })
    expect((await builder.build()).report.ok).toBe(false)
    fs.writeFileSync(path.join(appDir, 'pages/home/index.wxss'), '.a { width: 750rpx }')
    const { report, files } = await builder.build()
    expect(report.ok).toBe(true)
    expect(files?.get('/preview/app.css')?.body).toContain('width: 100vw')
  })
})

describe('the small mini-program of the tests', () => {
  test('builds, and names what its package has wrong', async () => {
    const appDir = path.join(__dirname, '../../support/preview/fixture/miniprogram')
    const cache = writeProject({})
    const builder = new PreviewBuilder(appDir, cache.root)
    opened.push({ builder, remove: cache.remove })
    const { report, files } = await builder.build()
    expect(report.problems).toEqual([])
    expect(report.tolerated.map(({ file }) => path.basename(file))).toEqual(['badge.wxml', 'badge.wxml'])
    // Icons are drawn by address: what is not shown is not fetched.
    expect(files?.get('/preview/icons.css')?.body).not.toContain('data:')
    expect(files?.get('/preview/app.css')?.body).not.toMatch(/https?:\/\//)
  })
})
