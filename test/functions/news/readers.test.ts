import { DAY, HOUR, MINUTE } from '../../../miniprogram/shared/time'
import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'
import {
  NOON,
  NOWHERE,
  ONE,
  published,
  refusal,
  Stand,
  TWO,
  VISITOR,
  WITHDRAWN,
  YULAN,
  EDITOR,
} from './stand'

/** Who reads what, in which order, and what is gone for whom. */

let cloud: TestCloud
let stand: Stand

beforeAll(async () => {
  cloud = await startCloud()
  stand = new Stand(cloud)
  await stand.settle()
  await cloud.clock(NOON)
  await stand.publish(
    published('everybody', { publishedAt: NOON - 3 * HOUR }),
    published('for-one', { live: { audience: '1', title: '一号网格停水' }, publishedAt: NOON - 2 * HOUR }),
    published('for-two', { live: { audience: '2', title: '二号网格停水' }, publishedAt: NOON - HOUR }),
    published('pinned', {
      pinnedUntil: NOON + DAY,
      publishedAt: NOON - 5 * DAY,
      live: { category: 'notice' },
    }),
    published('urgent', { urgentUntil: NOON + HOUR, publishedAt: NOON - 4 * HOUR, live: { audience: '1' } }),
    published('withdrawn', { ...WITHDRAWN }),
    published('draft', { shown: false, stage: 'draft', publishedAt: null }),
    published('of-yulan', { community: 'yulan', live: { title: '玉兰社区停水' } }),
  )
})

afterAll(() => cloud.stop())

describe('the list', () => {
  test('begins with what is urgent, then what is pinned, then the newest; each grid has its own', async () => {
    expect(await stand.all(ONE, 'articles')).toEqual(['urgent', 'pinned', 'for-one', 'everybody'])
    expect(await stand.all(TWO, 'articles')).toEqual(['pinned', 'for-two', 'everybody'])
  })

  test('is that of everybody for whom we know no grid of, editors included', async () => {
    const common = ['pinned', 'everybody']

    for (const openid of [NOWHERE, VISITOR, EDITOR])
      expect(await stand.all(openid, 'articles')).toEqual(common)
  })

  test('has one community alone', async () => {
    expect(await stand.all(YULAN, 'articles')).toEqual(['of-yulan'])
  })

  test('can be one category', async () => {
    const { items } = await stand.get(ONE, 'articles', { category: 'notice' })

    expect(items).toMatchObject([{ id: 'pinned', pinned: true, urgent: false, category: 'notice' }])
  })

  test('goes on over pages without losing or repeating what came out in the same moment', async () => {
    const ids = shop.range(45).map((n) => `page-${n}`)
    await stand.publish(
      ...ids.map((id, n) =>
        published(id, { publishedAt: NOON - 30 * DAY - Math.floor(n / 5) * MINUTE, live: { audience: '2' } }),
      ),
    )

    const listed = await stand.all(TWO, 'articles')

    expect(listed).toHaveLength(48)
    expect(new Set(listed).size).toBe(48)
    expect(listed).toEqual(expect.arrayContaining(ids))
  })
})

describe('an article', () => {
  test('is what residents read, without anything that staff are working on', async () => {
    const work = published('x', { live: { title: '还没写完' } }).work
    await stand.publish(
      published('rewritten', { work, live: { audience: '1', source: '濮阳日报' }, likes: 3 }),
    )

    const article = await stand.get(ONE, 'article', { id: 'rewritten' })

    expect(article).toMatchObject({ title: '医保缴费开始了', source: '濮阳日报', likes: 3, liked: false })
    expect(article.blocks).toEqual([{ id: 'b1', kind: 'paragraph', text: '打开微信就能交' }])
    expect(JSON.stringify(article)).not.toMatch(/还没写完|张敏|陈浩|o-editor/)
  })

  test.each(['for-two', 'withdrawn', 'draft', 'of-yulan', 'never-was'])(
    '"%s" does not exist for a neighbour of grid 1, in the same words everywhere',
    async (id) => {
      const never = await stand.ask(ONE, 'article', { id: 'never-was' })
      const answers = await Promise.all([
        stand.ask(ONE, 'article', { id }),
        stand.ask(ONE, 'beside', { id }),
        stand.ask(ONE, 'articleCode', { id }),
        stand.ask(ONE, 'ask', { articleId: id, text: '请问' }),
        stand.ask(ONE, 'react', { articleId: id, kind: 'like', on: true }),
        stand.ask(ONE, 'react', { articleId: id, kind: 'saved', on: true }),
      ])

      expect(new Set(answers.map(refusal))).toEqual(new Set([refusal(never)]))
      expect(refusal(never)).toMatch(/^NOT_FOUND .*撤下/)
    },
  )

  test('of one’s grid is gone for whoever asks from another community', async () => {
    expect(refusal(await stand.ask(YULAN, 'article', { id: 'everybody' }))).toMatch('NOT_FOUND')
  })
})

describe('search', () => {
  const found = (openid: string, words: string) => stand.all(openid, 'searchArticles', { words })

  beforeAll(() =>
    stand.publish(
      published('body', {
        publishedAt: NOON - 10 * DAY,
        live: {
          title: '便民服务',
          summary: '周六上午',
          blocks: [{ id: '1', kind: 'quote', text: '免费磨剪刀' }],
        },
      }),
      published('summary', {
        publishedAt: NOON - 9 * DAY,
        live: { title: '手艺人来了', summary: '磨剪刀修雨伞' },
      }),
      published('title', { publishedAt: NOON - 8 * DAY, live: { title: '周六磨剪刀', summary: '在广场' } }),
      published('gone', { ...WITHDRAWN, live: { title: '磨剪刀取消' } }),
    ),
  )

  test('finds a word in title, summary and body, the newest first', async () => {
    expect(await found(VISITOR, '剪刀')).toEqual(['title', 'summary', 'body'])
  })

  test('wants all the words, whichever comes first', async () => {
    expect(await found(VISITOR, '剪刀 雨伞')).toEqual(['summary'])
    expect(await found(VISITOR, '雨伞 剪刀')).toEqual(['summary'])
    expect(await found(VISITOR, '磨剪刀取消')).toEqual([])
    expect(await found(VISITOR, '手艺 广场')).toEqual([])
    expect(await found(VISITOR, '手艺 雨伞 剪刀')).toEqual(['summary'])
  })

  test('finds of a grid’s articles only one’s own', async () => {
    expect(await found(ONE, '停水')).toEqual(['for-one'])
    expect(await found(VISITOR, '停水')).toEqual([])
    expect(await found(YULAN, '停水')).toEqual(['of-yulan'])
  })

  test('has nothing for what is no word, and asks for something where nothing was typed', async () => {
    expect(await found(VISITOR, '?!')).toEqual([])
    expect(refusal(await stand.ask(VISITOR, 'searchArticles', { words: '  ' }))).toMatch('请填写要找的内容')
  })

  test('goes on over pages', async () => {
    await stand.publish(
      ...shop
        .range(30)
        .map((n) =>
          published(`paper-${n}`, { publishedAt: NOON - (40 + n) * DAY, live: { title: '剪纸小课堂' } }),
        ),
    )

    expect(await found(VISITOR, '剪纸 课堂')).toEqual(shop.range(30).map((n) => `paper-${n}`))
  })
})

describe('what one keeps', () => {
  const keep = (openid: string, articleId: string, on = true) =>
    stand.get(openid, 'react', { articleId, kind: 'saved', on })

  test('is listed with the latest first, and taken off again', async () => {
    await keep(ONE, 'everybody')
    await cloud.clock(NOON + 1)
    await keep(ONE, 'for-one')
    await cloud.clock(NOON)

    expect(await stand.all(ONE, 'savedArticles')).toEqual(['for-one', 'everybody'])
    expect(await stand.get(ONE, 'article', { id: 'for-one' })).toMatchObject({ saved: true, liked: false })
    expect(await keep(ONE, 'for-one', false)).toEqual({ likes: 0, liked: false, saved: false })
    expect(await stand.all(ONE, 'savedArticles')).toEqual(['everybody'])
    expect(await stand.all(TWO, 'savedArticles')).toEqual([])
  })

  test('is without what was withdrawn since, also where a whole page of it was', async () => {
    const ids = shop.range(50).map((n) => `kept-${n}`)
    await stand.publish(...ids.map((id) => published(id, { publishedAt: NOON - 90 * DAY })))
    for (const [n, id] of ids.entries()) {
      await cloud.clock(NOON + n)
      await keep(reader, id)
    }
    await cloud.clock(NOON)
    for (const id of ids.slice(10)) await stand.withdraw(id)

    expect(await stand.all(reader, 'savedArticles')).toEqual(ids.slice(0, 10).reverse())
    expect((await stand.get(reader, 'savedArticles', {})).items).toHaveLength(10)
  })

  test('can be let go of after it was withdrawn, without learning anything', async () => {
    await stand.publish(published('liked-and-gone', { publishedAt: NOON - 90 * DAY }))
    await stand.get(ONE, 'react', { articleId: 'liked-and-gone', kind: 'like', on: true })
    await stand.withdraw('liked-and-gone')

    const off = { kind: 'like', on: false } as const
    const gone = await stand.get(ONE, 'react', { ...off, articleId: 'liked-and-gone' })

    expect(gone).toEqual(await stand.get(ONE, 'react', { ...off, articleId: 'never-was' }))
    expect((await stand.article('liked-and-gone')).likes).toBe(0)
  })

  const reader = 'o-keeper'
})

describe('what stands beside', () => {
  test('are the related ones that one may read, in their editor’s order', async () => {
    const related = ['pinned', 'for-two', 'withdrawn', 'of-yulan', 'never-was', 'everybody', 'for-one']
    await stand.publish(published('hub', { publishedAt: NOON - 99 * DAY, live: { related } }))

    const ids = async (openid: string) =>
      (await stand.get(openid, 'beside', { id: 'hub' })).related.map(({ id }) => id)

    expect(await ids(ONE)).toEqual(['pinned', 'everybody', 'for-one'])
    expect(await ids(VISITOR)).toEqual(['pinned', 'everybody'])
    expect(JSON.stringify(await stand.get(ONE, 'beside', { id: 'hub' }))).not.toMatch('打开微信')
  })

  test('is nothing where nothing is', async () => {
    expect(await stand.get(ONE, 'beside', { id: 'everybody' })).toEqual({ items: [], related: [], now: NOON })
  })
})

describe('the code for a poster', () => {
  test('is drawn once and kept', async () => {
    const { file } = await stand.get(VISITOR, 'articleCode', { id: 'everybody' })

    expect(file).toMatch(/news-codes\/everybody\.png$/)
    expect((await stand.article('everybody')).code).toBe(file)
    const picture = await fetch(`${cloud.url}/storage/news-codes/everybody.png`)
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await picture.arrayBuffer()).toString('latin1', 1, 4)).toBe('PNG')
    expect(await stand.get(ONE, 'articleCode', { id: 'everybody' })).toEqual({ file })
  })

  test('that WeChat does not draw can be asked for again', async () => {
    const id = 'an-id-that-is-much-too-long-for-a-scene'
    await stand.publish(published(id, { publishedAt: NOON - 99 * DAY }))

    const refused = await stand.ask(VISITOR, 'articleCode', { id })

    expect(refusal(refused)).toBe('BUSY 小程序码还没有取到,请稍等一会儿再试')
    expect((await stand.article(id)).code).toBe('')
  })
})

test('asks nothing of the database that has no index', async () => {
  expect((await cloud.stats()).unindexed.filter((row) => row.function === 'news')).toEqual([])
})
