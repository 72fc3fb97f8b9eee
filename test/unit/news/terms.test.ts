import type { ArticleContent } from '../../../cloudfunctions/kit/articles'
import { termsIn, termsOf } from '../../../cloudfunctions/kit/articleTerms'

/** What search finds an article by, and what it looks for. */

const content = (more: Partial<ArticleContent>): ArticleContent => ({
  ...{
    title: '',
    cover: '',
    summary: '',
    category: 'community',
    audience: '',
    tags: [],
    source: '',
    issuer: '',
  },
  ...{ effectiveOn: null, expiresOn: null, relevance: null, related: [], audio: '', blocks: [] },
  ...more,
})

/** Whether an article would be found: all that is asked for is in what it is found by. */
const finds = (words: string, article: ArticleContent): boolean => {
  const terms = termsOf(article)
  const asked = termsIn(words)
  return asked.length > 0 && asked.every((term) => terms.includes(term))
}

const article = content({
  title: '2027 年医保缴费开始了',
  summary: '年底前交完,明年看病就能报销',
  tags: ['老年人'],
  issuer: '濮阳市医疗保障局',
  relevance: { forWhom: '城乡居民', bring: '身份证', where: '党群服务中心一楼', phone: '0393-4412345' },
  blocks: [
    { id: '1', kind: 'heading', text: '怎么交' },
    { id: '2', kind: 'list', ordered: true, items: ['打开微信', '搜索「河南税务」'] },
    {
      ...{ id: '3', kind: 'image' as const, file: 'cloud://e.b/a.png', original: '', width: 1, height: 1 },
      caption: '缴费凭证样子',
    },
    { id: '4', kind: 'file', file: 'cloud://e.b/a.pdf', name: '缴费指南.PDF', bytes: 1 },
    { id: '5', kind: 'video', file: 'cloud://e.b/a.mp4', cover: '', caption: '手把手教学' },
    { id: '6', kind: 'link', url: 'https://mp.weixin.qq.com/s/1', title: '原文在这里' },
    { id: '7', kind: 'channel', finderUserName: 'sph1', feedId: '1', title: '社区小视频' },
  ],
})

test.each([
  ['the title', '医保缴费'],
  ['the summary', '报销'],
  ['a tag', '老年'],
  ['who issued it', '医疗保障局'],
  ['for whom it is', '城乡居民'],
  ['what to bring', '身份证'],
  ['where to go', '党群服务'],
  ['whom to call', '4412345'],
  ['a heading', '怎么交'],
  ['a list', '河南税务'],
  ['words below a picture', '凭证'],
  ['the name of a file', '指南'],
  ['words below a video', '手把手'],
  ['a link', '原文'],
  ['a channel item', '小视频'],
])('words of %s are found', (_where, words) => {
  expect(finds(words, article)).toBe(true)
})

test('all words must be there, wherever they stand', () => {
  expect(finds('医保 微信 身份证', article)).toBe(true)
  expect(finds('医保 社保', article)).toBe(false)
})

test('signs that only stand apart are no word', () => {
  expect(finds('费医', article)).toBe(false)
})

test('capitals, full-width letters and punctuation make no difference', () => {
  expect(finds('pdf', article)).toBe(true)
  expect(finds('PDF', article)).toBe(true)
  expect(finds('2027', article)).toBe(true)
  expect(finds('医保,缴费!', article)).toBe(true)
})

test('letters and digits beside Chinese signs are words of their own', () => {
  expect(termsIn('WiFi密码88号')).toEqual(['wifi', '密码', '88', '号'])
})

test('a single sign is found in titles, and only there', () => {
  expect(finds('医', article)).toBe(true)
  expect(finds('销', article)).toBe(false)
})

test.each(['', '   ', '?!。,', '😀'])('nothing to look for in "%s"', (words) => {
  expect(termsIn(words)).toEqual([])
})

test('of a long sentence eight terms are looked for, its beginning and its end among them', () => {
  const terms = termsIn('今年冬天的集中供暖到底从哪一天开始收费')

  expect(terms).toHaveLength(8)
  expect(terms[0]).toBe('今年')
  expect(terms.at(-1)).toBe('收费')
})

test('a term stands once, and there are never more than the database can hold', () => {
  const long = Array.from({ length: 4_000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('')
  const blocks = [{ id: '1', kind: 'paragraph' as const, text: long }]

  const terms = termsOf(content({ title: '春天春天', blocks }))

  expect(terms).toHaveLength(1_500)
  expect(new Set(terms).size).toBe(terms.length)
  expect(terms.slice(0, 4)).toEqual(['春', '天', '春天', '天春'])
})

test('signs beyond the basic plane stay whole', () => {
  expect(termsIn('𠮷野家')).toEqual(['𠮷野', '野家'])
})
