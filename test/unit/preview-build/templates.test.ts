import fs from 'node:fs'
import path from 'node:path'
import { Locator, PACKAGE_PREFIX } from '../../../local/preview/build/locate'
import { Problems } from '../../../local/preview/build/problems'
import { compileTemplates } from '../../../local/preview/build/templates'
import { translateWxs, wxsRequires } from '../../../local/preview/build/wxs'

const ROOT = path.join(__dirname, '../../..')

describe('templates of TDesign', () => {
  test('have these faults and no others; when the package changes, look at what is new', () => {
    const locator = new Locator(path.join(ROOT, 'miniprogram'))
    const folder = locator.packageRoot('tdesign-miniprogram') ?? ''
    const components = fs
      .readdirSync(folder)
      .filter((name) => fs.existsSync(path.join(folder, name, `${name}.wxml`)))
      .map((name) => `${PACKAGE_PREFIX}tdesign-miniprogram/${name}/${name}`)
    const problems = new Problems()
    compileTemplates(components, locator, problems)
    expect(problems.own).toEqual([])
    expect(
      problems.tolerated.map(({ file, message }) => `${path.basename(file, '.wxml')}: ${message}`),
    ).toEqual([
      'badge: duplicated attribute',
      'badge: duplicated attribute',
      'chat-record: child nodes are not allowed for this element',
      'chat-record: child nodes are not allowed for this element',
      'chat-thinking: invalid attribute',
      'drawer: invalid attribute prefix',
      'side-bar-item: duplicated attribute',
      'table: child nodes are not allowed for this element',
      'tag: invalid attribute',
    ])
  })
})

describe('WXS', () => {
  test('compares types by name', () => {
    expect(translateWxs("a.b[0].constructor === 'Array'")).toContain("__wxs.typeName(a.b[0]) === 'Array'")
  })

  test.each([
    [String.raw`getRegExp('^\d+$')`, String.raw`getRegExp('^\\d+$')`],
    [String.raw`getRegExp("\\d")`, String.raw`getRegExp("\\d")`],
    [`getRegExp('[A-Z]', 'g')`, `getRegExp('[A-Z]', 'g')`],
  ])('%s keeps its meaning', (written, expected) => {
    expect(translateWxs(written)).toContain(expected)
  })

  test('names the modules that it requires', () => {
    expect(wxsRequires(`var a = require('./a.wxs'); var b = require( "../b.wxs" )`)).toEqual([
      './a.wxs',
      '../b.wxs',
    ])
  })
})
