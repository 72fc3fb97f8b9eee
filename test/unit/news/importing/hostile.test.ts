import * as fc from 'fast-check'
import * as v from 'valibot'
import { blocks as blocksSchema } from '../../../../cloudfunctions/news/contract/shapes'
import { articleOf, type Found } from '../../../../cloudfunctions/news/importing/reading'

/** As they would be once their pictures are there. */
const asStored = (found: readonly Found[]) =>
  found.map((block) =>
    block.kind === 'picture'
      ? {
          ...{ id: block.id, kind: 'image', file: 'cloud://e.b/news-import/a.png', original: '' },
          ...{ width: 0, height: 0, caption: block.caption },
        }
      : block,
  )

function expectStorable(html: string): void {
  const { title, source, blocks } = articleOf(html, 'abcDEF_-1234')
  const parsed = v.safeParse(blocksSchema, asStored(blocks))
  expect(parsed.success ? '' : v.summarize(parsed.issues)).toBe('')
  // Reading it again changes nothing: it is trimmed and plain already.
  expect(parsed.output).toEqual(asStored(blocks))
  expect(title.length).toBeLessThanOrEqual(60)
  expect(source.length).toBeLessThanOrEqual(40)
  expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length)
}

const tags =
  'p div section span strong b h1 h2 ul ol li blockquote table tr td th a img br figure figcaption script style svg title iframe'.split(
    ' ',
  )
const attribute = fc.constantFrom(
  'style="font-weight:bold"',
  'style="display:none"',
  'id=js_content',
  'id="activity-name"',
  'id="js_name"',
  'href="https://mp.weixin.qq.com/s/abc"',
  'href="javascript:alert(1)"',
  'data-src="https://mmbiz.qpic.cn/a/640"',
  'src=//mmbiz.qpic.cn/b',
  'start="3"',
  'start="-9999999999999"',
  'onclick="x"',
  "class='",
)
const open = fc.tuple(fc.constantFrom(...tags), fc.array(attribute, { maxLength: 2 }))
const piece = fc.oneof(
  open.map(([tag, attributes]) => `<${tag} ${attributes.join(' ')}>`),
  fc.constantFrom(...tags).map((tag) => `</${tag}>`),
  fc.constantFrom(
    '天冷了。',
    '1. 关灯',
    '· 伞',
    '01',
    '&nbsp;',
    '&#xD800;',
    '&#0;',
    '<!--',
    '-->',
    '<![CDATA[',
    '\ud83d',
    '\u0000',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constant('很长的一句话'.repeat(60)),
)

test('whatever is pasted, reading it never throws, and what comes out may be stored', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => expectStorable(pieces.join(''))),
    { numRuns: 600 },
  )
})

test('any text at all is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => expectStorable(text)),
    { numRuns: 300 },
  )
})

/** Each would keep a careless reader busy for minutes, or end it. */
test.each([
  ['elements in elements', '<b>', 700_000],
  ['lists in lists', '<ul><li>', 200_000],
  ['tables in tables', '<table><tr><td>', 100_000],
  ['paragraphs without an end', '<p>好', 300_000],
  ['ends without a beginning', '</p>', 500_000],
  ['tags that never end', '<div', 500_000],
  ['attributes that never end', '<a href="', 200_000],
  ['comments in comments', '<!--', 500_000],
  ['half entities', '&', 2_000_000],
  ['one long word', 'a', 3_000_000],
  ['nothing but spaces', ' ', 3_000_000],
  ['a bold line of spaces and words', '<b> a</b>', 200_000],
])('%s are read in good time', (_what, part, times) => {
  const startedAt = performance.now()
  expectStorable(part.repeat(times))
  expect(performance.now() - startedAt).toBeLessThan(6_000)
})
