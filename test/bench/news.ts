import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { allIndexSpecs } from '../../cloudfunctions/declarations'
import { articles } from '../../cloudfunctions/kit/articles'
import { openDatabaseGateway } from '../../local/cloud/gateway'
import { HOUR } from '../../miniprogram/shared/time'
import { ARTICLE_CATEGORIES } from '../../miniprogram/shared/vocabulary'
import { articleDocument } from '../support/articles'
import { startCloud, type TestCloud } from '../support/cloud'
import * as shop from '../support/shop'
import { median, rounded, table } from './table'

const FEW = 1_000
const MANY = 50_000
const ROUNDS = 40
/** The list is read so far before the page that counts as deep. */
const DEEP_PAGES = 20

/** Neighbours take turns: each of them may call so often in a second. */
const READERS = ['o-reader-1', 'o-reader-2', 'o-reader-3', 'o-reader-4', 'o-reader-5', 'o-reader-6'] as const

const of = <T>(list: readonly T[], n: number): T => list[n % list.length]!

const WHERE = ['食堂', '广场', '活动室', '卫生站', '图书角', '工坊', '棋牌室', '服务中心']
const WHAT = ['开放时间', '报名', '体检', '缴费', '检修', '讲座', '比赛', '采摘', '演出', '维修', '值班']
/** As many articles hold this word in the small database as in the large one. */
const RARE = '孵蘑菇'
const RARE_EVERY = 100
const RARE_MOST = 10

/** One of many articles: the words repeat as those of a community do. The newest has the highest number. */
function oldArticle(n: number, count: number): object {
  const title = `${of(WHERE, n)}${of(WHAT, Math.floor(n / 8))}的通知`
  const rare = n % RARE_EVERY === 0 && n / RARE_EVERY < RARE_MOST ? `下个月去看${RARE}。` : ''
  return articleDocument(`a-${n}`, {
    publishedAt: Date.now() - (count - n) * HOUR,
    live: {
      title,
      summary: `${of(WHAT, n)}的事情,请大家看一看`,
      category: of(ARTICLE_CATEGORIES, n),
      // Every sixth is for grid 2 alone, where none of the readers lives.
      audience: n % 6 === 5 ? '2' : '',
      related: [1, 2, 3].filter((back) => back <= n).map((back) => `a-${n - back}`),
      blocks: [
        {
          id: 'b1',
          kind: 'paragraph',
          text: `${rare}周${of([...'一二三四五'], n)}上午在${of(WHERE, n + 3)}集合。`,
        },
        { id: 'b2', kind: 'paragraph', text: '带好身份证和水杯,有老人的家里请多留一个人,电话打给网格员。' },
      ],
    },
  })
}

async function cloudWith(count: number): Promise<{ cloud: TestCloud; folder: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'news-'))
  const gateway = openDatabaseGateway({ file: path.join(folder, 'database.sqlite') })
  for (const [name, indexes] of Object.entries(allIndexSpecs())) await gateway.ensureCollection(name, indexes)
  for (let i = 0; i < count; i += 1_000) {
    const some = Array.from({ length: Math.min(1_000, count - i) }, (_, k) => oldArticle(i + k, count))
    await gateway.insertMany(articles.name, some)
  }
  const readers = READERS.map((openid) => shop.account(openid, { household: '3_2_501' }))
  await gateway.insertMany('accounts', readers)
  await gateway.insertMany('communities', [shop.community('xinglong')])
  gateway.close()
  return { cloud: await startCloud({ data: folder, instances: 1 }), folder }
}

interface Listed {
  items: unknown[]
  next?: string
}

async function listed(cloud: TestCloud, turn: number, input: object): Promise<Listed> {
  const answer = await cloud.call<Listed>('news', of(READERS, turn), 'articles', input)
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

/** The cursor of a page far down, read page by page as a resident would. */
async function deepCursor(cloud: TestCloud): Promise<string> {
  let cursor: string | undefined
  for (let page = 0; page < DEEP_PAGES; page++) {
    const { next } = await listed(cloud, page, cursor === undefined ? {} : { cursor })
    if (next === undefined) throw new Error('the list ends too early')
    cursor = next
    await breath(40)
  }
  return cursor ?? ''
}

interface Question {
  name: string
  fn: string
  action: string
  input: (deep: string) => object
}

const news = (name: string, action: string, input: Question['input']): Question => ({
  ...{ name, fn: 'news', action, input },
})

const questions: Question[] = [
  news('list, first page', 'articles', () => ({})),
  news(`list, page ${DEEP_PAGES + 1}`, 'articles', (cursor) => ({ cursor })),
  news('list of a category', 'articles', () => ({ category: 'policy' })),
  news('search, common word', 'searchArticles', () => ({ words: '身份证' })),
  news('search, rare word', 'searchArticles', () => ({ words: RARE })),
  news('search, common and rare', 'searchArticles', () => ({ words: `身份证 ${RARE}` })),
  news('search, two common words', 'searchArticles', () => ({ words: '食堂 报名' })),
  news('search, nothing found', 'searchArticles', () => ({ words: '跳伞' })),
  news('article', 'article', () => ({ id: 'a-700' })),
  news('beside an article', 'beside', () => ({ id: 'a-700' })),
  { name: 'home', fn: 'account', action: 'home', input: () => ({}) },
]

async function timed(cloud: TestCloud, turn: number, asked: Question, deep: string): Promise<number> {
  const began = performance.now()
  const answer = await cloud.call(asked.fn, of(READERS, turn), asked.action, asked.input(deep))
  if (!answer.ok) throw new Error(`${asked.action}: ${answer.error.message}`)
  return performance.now() - began
}

const breath = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The same questions to few and many articles in turn: the ratio is what growth costs. */
export async function articlesGrow(): Promise<void> {
  const few = await cloudWith(FEW)
  const many = await cloudWith(MANY)
  const deep = { few: await deepCursor(few.cloud), many: await deepCursor(many.cloud) }
  const times = questions.map(() => ({ few: [] as number[], many: [] as number[] }))
  for (let turn = 0; turn < ROUNDS; turn++) {
    for (const [i, asked] of questions.entries()) {
      times[i]!.few.push(await timed(few.cloud, turn, asked, deep.few))
      times[i]!.many.push(await timed(many.cloud, turn, asked, deep.many))
    }
    await breath(60)
  }
  const rows = questions.map(({ name }, i) => {
    const [a, b] = [median(times[i]!.few), median(times[i]!.many)]
    return [name, rounded(a, 1), rounded(b, 1), rounded(b / a)]
  })
  table('News: median ms per call', ['question', '1,000 articles', '50,000 articles', 'ratio'], rows)
  const { unindexed } = await many.cloud.stats()
  console.log(`queries without an index: ${unindexed.length === 0 ? 'none' : JSON.stringify(unindexed)}`)
  for (const { cloud, folder } of [few, many]) {
    await cloud.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
