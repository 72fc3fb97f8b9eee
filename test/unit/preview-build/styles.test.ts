import { rewriteLengths } from '../../../local/preview/runtime/core/lengths'
import { Locator } from '../../../local/preview/build/locate'
import { describeProblem, Problems } from '../../../local/preview/build/problems'
import type { Scope } from '../../../local/preview/build/selectors'
import { StyleCompiler } from '../../../local/preview/build/styles'
import { writeProject } from './project-fixture'

const removers: (() => void)[] = []
afterEach(() => {
  for (const remove of removers.splice(0)) remove()
})

function compile(
  wxss: string,
  scope: Scope,
  more: Record<string, string> = {},
): { css: string; messages: string[] } {
  const { appDir, remove } = writeProject({ 'a.wxss': wxss, ...more })
  removers.push(remove)
  const problems = new Problems()
  const css = new StyleCompiler(new Locator(appDir)).compile('a', scope, problems)
  return { css, messages: problems.own.map((problem) => describeProblem(problem).replace(`${appDir}/`, '')) }
}

const component: Scope = { prefix: 'card-1', component: true }
const page: Scope = { prefix: '', page: 'pages/home/index', component: false }
const app: Scope = { prefix: '', component: false }

describe('lengths', () => {
  test.each([
    ['750rpx', '100vw'],
    ['-15rpx auto', '-2vw auto'],
    ['calc(100% - 32rpx)', 'calc(100% - 4.26667vw)'],
    ['100vh', 'calc(var(--frame-height, 100vh) * 1)'],
    ['12px', '12px'],
  ])('%s becomes %s', (written, expected) => {
    expect(rewriteLengths(written)).toBe(expected)
  })
})

describe('style sheets', () => {
  test('a component keeps its classes to itself', () => {
    expect(compile('.a.b > .c::after { top: 0 }', component).css).toBe(
      '.card-1--a.card-1--b > .card-1--c::after { top: 0 }',
    )
  })

  test(':host means the component itself', () => {
    expect(compile(':host { top: 0 }', component).css).toBe('[wx-host="card-1"] { top: 0 }')
  })

  test("a page's rules apply to that page only, and weigh no more for it", () => {
    expect(compile('.a, view .b { top: 0 }', page).css).toBe(
      ':where([mp-page="pages/home/index"]) .a, :where([mp-page="pages/home/index"]) wx-view .b { top: 0 }',
    )
  })

  test('`page` is the page element: of this page, or of all when app.wxss says it', () => {
    expect(compile('page { top: 0 }', page).css).toBe('wx-page[mp-page="pages/home/index"] { top: 0 }')
    expect(compile('page { top: 0 }', app).css).toBe('wx-page { top: 0 }')
  })

  test("WeChat's tags are told from the browser's, a component's name stays", () => {
    expect(compile('text, scroll-view, my-card { top: 0 }', app).css).toBe(
      'wx-text, wx-scroll-view, my-card { top: 0 }',
    )
  })

  test('keyframes are left alone', () => {
    const css = '@keyframes grow { from { width: 0 } 50.5% { width: 1px } }'
    expect(compile(css, component).css).toBe(css)
  })

  test('imports stand where they are named, each once', () => {
    const { css } = compile('@import "./b.wxss";\n@import "b";\n.a { top: 0 }', app, {
      'b.wxss': '.b { top: 1px }',
    })
    expect(css).toBe('.b { top: 1px }\n.a { top: 0 }')
  })

  test.each([
    ['view { top: 0 }', 'a.wxss:1:1 a component must not select by tag: view'],
    ['\n#a { top: 0 }', 'a.wxss:2:1 a component must not select by id: #a'],
    ['[hidden] { top: 0 }', 'a.wxss:1:1 a component must not select by attribute: [hidden]'],
  ])('in a component, %j is a problem', (wxss, message) => {
    expect(compile(wxss, component).messages).toEqual([message])
  })
})
