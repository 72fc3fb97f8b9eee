import { rankOf, type Article, type ArticleContent } from '../../../cloudfunctions/kit/articles'
import { termsOf } from '../../../cloudfunctions/kit/articleTerms'
import type { CloudApi, Reply } from '../../../typings/cloud-api'
import type { ActionResult, TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

/** A community with things to read and neighbours who read them, made for one test. */

type Api = CloudApi['news']
type Answer<A extends keyof Api> = ActionResult<Reply<'news', A>>

/** Lives in grid 1, in grid 2, nowhere that we know of; without a profile; of another community; writes the news. */
export const ONE = 'o-grid-one'
export const TWO = 'o-grid-two'
export const NOWHERE = 'o-nowhere'
export const VISITOR = 'o-visitor'
export const YULAN = shop.OUTSIDER
export const EDITOR = 'o-editor'

export const reader = (n: number): string => `o-reader-${n}`

export const NOON = Date.parse('2026-11-23T12:00:00+08:00')

export const content = (more: Partial<ArticleContent> = {}): ArticleContent => ({
  title: '医保缴费开始了',
  cover: '',
  summary: '年底前交完',
  category: 'policy',
  audience: '',
  tags: [],
  source: '社区',
  issuer: '',
  effectiveOn: null,
  expiresOn: null,
  relevance: null,
  related: [],
  audio: '',
  blocks: [{ id: 'b1', kind: 'paragraph', text: '打开微信就能交' }],
  ...more,
})

interface Plan extends Partial<Omit<Article, '_id' | 'live'>> {
  community?: string
  live?: Partial<ArticleContent>
}

/** An article as publishing leaves it. */
export function published(
  id: string,
  { live: words = {}, ...more }: Plan = {},
): Article & { community: string } {
  const live = content(words)
  const at = { publishedAt: NOON, pinnedUntil: null, urgentUntil: null, ...more }
  return {
    ...{ _id: id, community: 'xinglong', stage: 'published', shown: true, live, work: live },
    ...{ category: live.category, audience: live.audience, rank: rankOf(at, NOON), terms: termsOf(live) },
    ...{ revisedAt: null, likes: 0, readers: 0, version: 3, revision: 1, writers: [EDITOR] },
    ...{ writerName: '张敏', savedAt: NOON, submittedAt: null, returned: null, approvedByName: '陈浩' },
    ...{ scheduledAt: null, plan: null, withdrawn: null, notice: null, code: '' },
    ...{ createdAt: NOON, createdBy: EDITOR },
    ...at,
  }
}

/** What withdrawing leaves of it. */
export const WITHDRAWN: Plan = { stage: 'withdrawn', shown: false, terms: [] }

export class Stand {
  constructor(readonly cloud: TestCloud) {}

  async settle(readers = 0): Promise<void> {
    await shop.settle(this.cloud, 0)
    const people = [
      shop.account(ONE, { name: '王秀英', household: '3_2_501' }),
      shop.account(TWO, { name: '欧阳淑芬', household: '8_1_101' }),
      shop.account(NOWHERE, { name: '李梅', nickname: '爱养花', avatar: 'cloud://local.local/face.png' }),
      shop.account(EDITOR, { name: '张敏', roles: [shop.granted('editor'), shop.granted('reviewer')] }),
      ...shop.range(readers).map((n) => shop.account(reader(n), { name: '赵国庆' })),
    ]
    await shop.add(this.cloud, 'accounts', people)
    await shop.add(
      this.cloud,
      'persons',
      people.map(({ personId, name }) => shop.person(personId, { name })),
    )
  }

  publish(...articles: Article[]): Promise<void> {
    return shop.add(this.cloud, 'newsArticles', articles)
  }

  async withdraw(id: string): Promise<void> {
    await this.cloud.sdk().database().collection('newsArticles').where({ _id: id }).update(WITHDRAWN)
  }

  ask<A extends keyof Api>(
    openid: string,
    action: A,
    input: Api[A]['input'],
    requestId = shop.newRequestId(),
  ): Promise<Answer<A>> {
    return this.cloud.call('news', openid, action, input, requestId)
  }

  /** The same, where nothing but an answer will do. */
  async get<A extends keyof Api>(
    openid: string,
    action: A,
    input: Api[A]['input'],
  ): Promise<Reply<'news', A>> {
    const answer = await this.ask(openid, action, input)
    if (!answer.ok) throw new Error(`${action}: ${answer.error.code} ${answer.error.message}`)
    return answer.value
  }

  /** Every page of a list, one after the other. */
  async all(
    openid: string,
    action: 'articles' | 'searchArticles' | 'savedArticles',
    input: { words?: string } = {},
  ): Promise<string[]> {
    const ids: string[] = []
    for (let cursor: string | undefined; ;) {
      const more = cursor === undefined ? {} : { cursor }
      const { items, next } = await this.get(openid, action, { ...input, ...more })
      ids.push(...items.map(({ id }) => id))
      if (next === undefined) return ids
      cursor = next
    }
  }

  async article(id: string): Promise<Article> {
    const [found] = await this.cloud.find('newsArticles', { _id: id })
    return found as unknown as Article
  }
}

/** "NOT_FOUND" and what the person reads. */
export const refusal = (answer: ActionResult): string =>
  answer.ok ? 'ok' : `${answer.error.code} ${answer.error.message}`
