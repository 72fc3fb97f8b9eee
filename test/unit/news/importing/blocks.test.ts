import { articleOf, blocksOf } from '../../../../cloudfunctions/news/importing/reading'

/** What was read, without the ids. */
const read = (html: string) => blocksOf(html).map(({ id: _id, ...block }) => block)
const paragraph = (text: string) => ({ kind: 'paragraph', text })
const heading = (text: string) => ({ kind: 'heading', text })
const list = (ordered: boolean, ...items: string[]) => ({ kind: 'list', ordered, items })
const picture = (src: string, caption = '') => ({ kind: 'picture', src, caption })

const SRC = 'https://mmbiz.qpic.cn/mmbiz_png/abc/640?wx_fmt=png'

describe('text', () => {
  test.each([
    [
      'spans that break a sentence are put together',
      '<p><span>天</span><b>冷</b><span>了。</span></p>',
      '天冷了。',
    ],
    ['spaces and &nbsp; at the edges go', '<p>&nbsp;&nbsp;\u3000天冷了 &nbsp; 请注意 </p>', '天冷了 请注意'],
    ['the end of a source line between Chinese is no space', '<p>天冷\n   了</p>', '天冷了'],
    ['between Latin words it is one', '<p>Good\n  morning</p>', 'Good morning'],
    ['what is unseen or turns the writing round goes', '<p>天\u200b冷\u202e了\ufeff</p>', '天冷了'],
    ['a family of emoji stays one', '<p>👨‍👩‍👧 好</p>', '👨‍👩‍👧 好'],
    ['entities are letters', '<p>A &amp; B &lt;3 &#22909;</p>', 'A & B <3 好'],
    ['text without any mark-up is a paragraph', '天冷了', '天冷了'],
  ])('%s', (_rule, html, text) => {
    expect(read(html)).toEqual([paragraph(text)])
  })

  test('sections, divs and line breaks end a paragraph; empty ones leave nothing', () => {
    const html =
      '<section>一行<section>二行</section>三行</section><p><br></p><div>四行<br/>五行</div><p> </p>'
    expect(read(html)).toEqual(['一行', '二行', '三行', '四行', '五行'].map(paragraph))
  })

  test('a paragraph that is too long is split where sentences end, and nothing is lost', () => {
    const sentence = '天冷了请注意用火用电的安全。'
    const found = read(`<p>${sentence.repeat(400)}</p>`)
    const texts = found.map((block) => ('text' in block ? block.text : ''))
    expect(texts.length).toBeGreaterThan(2)
    expect(texts.every((text) => text.length <= 2000 && text.endsWith('。'))).toBe(true)
    expect(texts.join('')).toBe(sentence.repeat(400))
  })

  test('without sentences it is split between characters, never inside of one', () => {
    const texts = read(`<p>${'a'.repeat(1999)}${'😀'.repeat(50)}</p>`).map((b) => ('text' in b ? b.text : ''))
    expect(texts).toEqual(['a'.repeat(1999), '😀'.repeat(50)])
  })
})

describe('headings', () => {
  test('h1 to h6 are headings', () => {
    expect(read('<h1>一</h1><h4>二<br>三</h4>')).toEqual([heading('一'), heading('二 三')])
  })

  test.each([
    '<p><strong>什么时候交</strong></p>',
    '<section><span style="font-weight: 700">什么时候交</span></section>',
    '<p><b>什么</b><strong><span>时候交</span></strong> </p>',
  ])('a short bold line is one: %s', (html) => {
    expect(read(`${html}<p>十二月。</p>`)).toEqual([heading('什么时候交'), paragraph('十二月。')])
  })

  test.each([
    ['a sentence', '<p><b>请在十二月交。</b></p>'],
    ['half of it bold', '<p><b>什么时候</b>交</p>'],
    ['bold taken back', '<p><b><span style="font-weight:normal">什么时候交</span></b></p>'],
    ['longer than a heading', `<p><b>${'很长'.repeat(16)}</b></p>`],
    ['no word', '<p><b>——</b></p>'],
  ])('but not %s', (_what, html) => {
    expect(read(html)).toMatchObject([{ kind: 'paragraph' }])
  })

  test('three bold lines below each other are facts, not headings', () => {
    const html = '<p><b>时间 周一</b></p><p><b>地点 一楼</b></p><p><b>电话 110</b></p>'
    expect(read(html)).toEqual(['时间 周一', '地点 一楼', '电话 110'].map(paragraph))
  })

  test('a number that stands above a heading goes into it', () => {
    expect(read('<section>01</section><p><b>怎么交</b></p>')).toEqual([heading('01 怎么交')])
    expect(read('<section>二</section><h2>怎么交</h2>')).toEqual([heading('二 怎么交')])
  })
})

describe('lists', () => {
  test('items with paragraphs in them stay one item each', () => {
    const html = '<ol><li><p>关灯</p></li><li><p>关火</p><p>关气</p></li></ol><ul><li>伞</li></ul>'
    expect(read(html)).toEqual([list(true, '关灯', '关火 关气'), list(false, '伞')])
  })

  test('items that are never closed are items all the same', () => {
    expect(read('<ul><li>一<li>二</ul>')).toEqual([list(false, '一', '二')])
  })

  test('lines that begin with a dot are a list; one alone is a line', () => {
    expect(read('<p>· 伞</p><p>• 水杯</p><p>好</p><p>· 帽</p>')).toEqual([
      list(false, '伞', '水杯'),
      paragraph('好'),
      paragraph('· 帽'),
    ])
  })

  test('numbers that were typed into a numbered list do not stand there twice', () => {
    expect(read('<ol><li>1. 关灯</li><li>2、关火</li></ol>')).toEqual([list(true, '关灯', '关火')])
  })

  test('a numbered list with a picture in it, or one that goes on from before, keeps its numbers', () => {
    const html = `<ol><li>关灯<img data-src="${SRC}">看图</li><li>关火</li></ol><ol start="3"><li>关气</li></ol>`
    expect(read(html)).toEqual([
      paragraph('1. 关灯'),
      picture(SRC),
      paragraph('看图'),
      paragraph('2. 关火'),
      paragraph('3. 关气'),
    ])
  })

  test('a list longer than one may be is several', () => {
    const items = Array.from({ length: 35 }, (_, n) => `事${n}`)
    const found = read(`<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`)
    expect(found).toEqual([list(false, ...items.slice(0, 30)), list(false, ...items.slice(30))])
  })

  test('an item that is nothing but a link is a link', () => {
    const html = '<ul><li><a href="https://mp.weixin.qq.com/s/a">甲</a></li><li>乙</li></ul>'
    expect(read(html)).toEqual([
      { kind: 'link', url: 'https://mp.weixin.qq.com/s/a', title: '甲' },
      list(false, '乙'),
    ])
  })
})

describe('quotes and tables', () => {
  test('lines of one quotation are one quote', () => {
    expect(read('<blockquote><p>甲</p><p>乙</p></blockquote><blockquote>丙</blockquote>')).toEqual([
      { kind: 'quote', text: '甲\n乙' },
      { kind: 'quote', text: '丙' },
    ])
  })

  test('the cells of a row are one line', () => {
    const html =
      '<table><tr><th>时间</th><th>地点</th></tr><tr><td><p>周一</p></td><td>一楼</td></tr></table>'
    expect(read(html)).toEqual([paragraph('时间 · 地点'), paragraph('周一 · 一楼')])
  })

  test('a table that only holds the layout together leaves what stands in it as it is', () => {
    const html = `<table><tr><td><p>甲</p><p>乙</p><p>丙</p></td><td><img data-src="${SRC}"></td></tr></table>`
    expect(read(html)).toEqual([...['甲', '乙', '丙'].map(paragraph), picture(SRC)])
  })
})

describe('links', () => {
  const url = 'https://mp.weixin.qq.com/s?__biz=MzA&mid=2#rd'

  test('to an official account, alone in a line, are links', () => {
    const html =
      '<p>&nbsp;<a href="http://mp.weixin.qq.com/s?__biz=MzA&amp;mid=2#rd"><span>上一</span>篇</a></p>'
    expect(read(html)).toEqual([{ kind: 'link', url, title: '上一篇' }])
  })

  test.each([
    ['in a sentence', `<p>请看<a href="${url}">上一篇</a></p>`, '请看上一篇'],
    ['two in a line', `<p><a href="${url}">甲</a><a href="${url}9">乙</a></p>`, '甲乙'],
    ['to anywhere else', '<p><a href="https://example.com/s/1">甲</a></p>', '甲'],
    ['to script', '<p><a href="javascript:alert(1)">甲</a></p>', '甲'],
    ['to a lookalike', '<p><a href="https://mp.weixin.qq.com.evil.cn/s/1">甲</a></p>', '甲'],
  ])('are text %s', (_where, html, text) => {
    expect(read(html)).toEqual([paragraph(text)])
  })
})

describe('pictures', () => {
  test('the late one comes before the one that stands in for it; a caption belongs to it', () => {
    const html = `<figure><img src="data:image/gif;base64,AA" data-src="//mmbiz.qpic.cn/a.png"><figcaption>合影</figcaption></figure>`
    expect(read(html)).toEqual([picture('https://mmbiz.qpic.cn/a.png', '合影')])
  })

  test('one in the middle of a sentence stands between its parts', () => {
    expect(read(`<p>前<img src="${SRC}">后</p>`)).toEqual([paragraph('前'), picture(SRC), paragraph('后')])
  })

  test.each([
    ['counters', `<img src="${SRC}" width="1" height="1">`],
    ['counters by style', `<img src="${SRC}" style="width: 1px">`],
    ['ornaments', `<img data-src="${SRC}" data-w="24">`],
    ['emoji', `<img class="rich_pages wx_emoji emoji" src="${SRC}">`],
    ['inline data', '<img src="data:image/png;base64,AAAA">'],
    ['files of a computer', '<img src="file:///C:/a.png">'],
  ])('%s are none', (_what, html) => {
    expect(read(`<p>好${html}</p>`)).toEqual([paragraph('好')])
  })

  test('one that fills the line is one', () => {
    expect(read(`<img data-src="${SRC}" data-w="1080" width="100%" style="width:100%;height:auto">`)).toEqual(
      [picture(SRC)],
    )
  })
})

describe('what is no text of the article', () => {
  test.each([
    '<script>alert(1)</script>',
    '<style>p{}</style>',
    '<!-- 注 -->',
    '<iframe src="https://v.qq.com">播放</iframe>',
    '<svg><title>图</title><text>字</text></svg>',
    '<p style="display: none">藏</p>',
    '<p style="visibility:hidden">藏</p>',
    '<p style="opacity: 0 !important">藏</p>',
    '<section style="height: 0px; overflow: hidden"><p>藏</p></section>',
    '<p hidden>藏</p>',
    '<video>看</video>',
    '<mp-common-profile data-nickname="甲">卡</mp-common-profile>',
    '<noscript>请打开脚本</noscript>',
    '<button>点</button>',
    '<template><p>藏</p></template>',
  ])('goes: %s', (html) => {
    expect(read(`<p>前</p>${html}<p>后</p>`)).toEqual([paragraph('前'), paragraph('后')])
  })

  test('line height and half transparency hide nothing', () => {
    expect(read('<p style="line-height:0;opacity:0.8">看得见</p>')).toEqual([paragraph('看得见')])
  })

  test('event handlers and mark-up in text never come out as mark-up of ours', () => {
    expect(read('<p onclick="alert(1)">好<img src=x onerror=alert(1)></p>')).toEqual([paragraph('好')])
  })
})

describe('an official account’s page', () => {
  const page = (head: string, body: string) => `<html><head>${head}</head><body>${body}</body></html>`
  const content = '<div id="js_content" style="visibility: hidden; opacity: 0;"><p>正文</p></div>'

  test('only what stands in its own element is the article', () => {
    const html = page('', `<p>菜单</p><div><h1 id="activity-name">题</h1></div>${content}<p>页脚</p>`)
    expect(articleOf(html)).toMatchObject({ official: true, title: '题', blocks: [paragraph('正文')] })
  })

  test('title and account stand in several places', () => {
    const meta = '<meta property="og:title" content="题 &amp; 目"><meta name="author" content="王主任">'
    const account = '<a id="js_name">\n 兴隆\n 台 </a>'
    expect(articleOf(page(meta, account + content))).toMatchObject({ title: '题 & 目', source: '兴隆台' })
    expect(articleOf(page(meta, content))).toMatchObject({ source: '王主任' })
    expect(articleOf(page('<title>页 题</title>', content))).toMatchObject({ title: '页 题', source: '' })
  })

  test('a page without it is none, though its text can be read', () => {
    const found = articleOf(page('', '<p>该内容已被发布者删除</p><!-- js_content -->'))
    expect(found).toMatchObject({ official: false, blocks: [paragraph('该内容已被发布者删除')] })
  })
})

describe('as much as an article may hold', () => {
  test('short paragraphs are put together before anything is left out', () => {
    const found = read(Array.from({ length: 130 }, (_, n) => `<p>第${n}段</p>`).join(''))
    expect(found).toHaveLength(120)
    expect(found.map((block) => ('text' in block ? block.text : '')).join('\n')).toContain('第128段\n第129段')
  })

  test('what does not fit is left out, and the last line says so', () => {
    const found = read(Array.from({ length: 130 }, (_, n) => `<h2>题${n}</h2>`).join(''))
    expect(found).toHaveLength(120)
    expect(found.at(-1)).toMatchObject({
      kind: 'paragraph',
      text: expect.stringContaining('原文还有内容') as string,
    })
  })
})
