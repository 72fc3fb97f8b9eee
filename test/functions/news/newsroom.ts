import type { Article, ArticleContent } from '../../../cloudfunctions/kit/articles'
import type { Message } from '../../../cloudfunctions/kit/messages'
import type { CloudApi, Reply } from '../../../typings/cloud-api'
import { startCloud, type ActionResult, type StartCloudOptions, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

/** A community's newsroom, with one of each kind of staff, made for one test. */

type Api = CloudApi['news']

export const EDITOR = 'o-editor'
export const SECOND_EDITOR = 'o-editor-2'
export const REVIEWER = 'o-reviewer'
/** Editor and reviewer in one. */
export const BOTH = 'o-both'
export const ADMIN = 'o-admin'
/** Editor and reviewer of grid 2 alone. */
export const IN_GRID_2 = 'o-grid-staff'
export const RESIDENT = 'o-resident'
/** Of another community. */
export const ELSEWHERE = shop.OUTSIDER

export const NOON = Date.parse('2026-11-23T12:00:00+08:00')

export const reader = (n: number): string => `o-reader-${String(n).padStart(4, '0')}`
export const readerPerson = (n: number): string => reader(n).replace('o-', 'p-')

const inGrid2 = { scope: '2' }
const STAFF: readonly [openid: string, name: string, roles: ReturnType<typeof shop.granted>[]][] = [
  [EDITOR, '张敏', [shop.granted('editor')]],
  [SECOND_EDITOR, '陈浩', [shop.granted('editor')]],
  [REVIEWER, '何静', [shop.granted('reviewer')]],
  [BOTH, '马丽', [shop.granted('editor'), shop.granted('reviewer')]],
  [ADMIN, '刘建国', [shop.granted('admin')]],
  [IN_GRID_2, '吴刚', [shop.granted('editor', inGrid2), shop.granted('reviewer', inGrid2)]],
]

/** Everything that an article needs, and not more. */
export const written = (more: Partial<ArticleContent> = {}): ArticleContent => ({
  title: '周六上门量血压',
  cover: '',
  summary: '周六上午九点,志愿者到家里来量血压',
  category: 'community',
  audience: '',
  tags: [],
  source: '社区',
  issuer: '',
  effectiveOn: null,
  expiresOn: null,
  relevance: null,
  related: [],
  audio: '',
  blocks: [{ id: 'b1', kind: 'paragraph', text: '想量的邻居周五前打电话来' }],
  ...more,
})

/** Approved to be published at once, without anything else. */
export const PLAIN = { at: null, pinnedUntil: null, urgentUntil: null, notify: false }

export class Newsroom {
  private constructor(readonly cloud: TestCloud) {}

  /** Starts a cloud in which it is noon, with the staff, one resident and no news. */
  static async open(options: StartCloudOptions = {}): Promise<Newsroom> {
    const room = new Newsroom(await startCloud(options))
    await shop.settle(room.cloud, 0)
    const people = [
      ...STAFF.map(([openid, name, roles]) => shop.account(openid, { name, roles })),
      shop.account(RESIDENT, { name: '王秀英', household: '3_2_501' }),
    ]
    await shop.add(room.cloud, 'accounts', people)
    await room.cloud.clock(NOON)
    return room
  }

  /** As on the first day, at noon. */
  async clear(): Promise<void> {
    const database = this.cloud.sdk().database()
    const emptied = [
      'newsArticles',
      'newsRevisions',
      'newsComments',
      'newsReadDays',
      'messages',
      'messageCredits',
    ]
    await this.cloud.fault({})
    await this.cloud.clock(NOON)
    await Promise.all(
      [...emptied, 'auditEntries'].map((name) =>
        database.collection(name).where({ community: /./ }).remove(),
      ),
    )
  }

  stop = (): Promise<void> => this.cloud.stop()

  ask<A extends keyof Api>(
    openid: string,
    action: A,
    input: Api[A]['input'],
    requestId = shop.newRequestId(),
  ): Promise<ActionResult<Reply<'news', A>>> {
    return this.cloud.call<Reply<'news', A>>('news', openid, action, input, requestId)
  }

  /** The same, where nothing but an answer will do. */
  async get<A extends keyof Api>(
    openid: string,
    action: A,
    input: Api[A]['input'],
    requestId?: string,
  ): Promise<Reply<'news', A>> {
    const answer = await this.ask(openid, action, input, requestId)
    if (!answer.ok) throw new Error(`${action}: ${answer.error.code} ${answer.error.message}`)
    return answer.value
  }

  /** A draft of the editor's. */
  draft = (more: Partial<ArticleContent> = {}, by = EDITOR): Promise<Reply<'news', 'saveDraft'>> =>
    this.get(by, 'saveDraft', { content: written(more) })

  /** A draft that waits for its reviewer. */
  async submitted(more: Partial<ArticleContent> = {}, by = EDITOR): Promise<Reply<'news', 'submitDraft'>> {
    const { id, version } = await this.draft(more, by)
    return this.get(by, 'submitDraft', { id, version })
  }

  /** An article that residents read, or that is to be published. */
  async approved(
    more: Partial<ArticleContent> = {},
    plan: Partial<Api['approveDraft']['input']> = {},
  ): Promise<Reply<'news', 'approveDraft'>> {
    const { id, version } = await this.submitted(more)
    return this.get(REVIEWER, 'approveDraft', { id, version, ...PLAIN, ...plan })
  }

  /** Something that residents read, rewritten and approved a second time. */
  async revised(
    id: string,
    version: number,
    title: string,
    plan: Partial<Api['approveDraft']['input']> = {},
  ): Promise<Reply<'news', 'approveDraft'>> {
    const begun = await this.get(EDITOR, 'saveDraft', { id, version, content: written({ title }) })
    const submitted = await this.get(EDITOR, 'submitDraft', { id, version: begun.version })
    return this.get(REVIEWER, 'approveDraft', { id, version: submitted.version, ...PLAIN, ...plan })
  }

  /** An account that has asked to be told. */
  async asksToBeTold(openids: readonly string[], household = '3_2_501'): Promise<void> {
    const people = openids.map((openid) => shop.account(openid, { household }))
    const known = new Set((await this.cloud.find('accounts', {}, 1000)).map(({ _id }) => _id))
    await shop.add(
      this.cloud,
      'accounts',
      people.filter(({ _id }) => !known.has(_id)),
    )
    await shop.add(
      this.cloud,
      'messageCredits',
      openids.map((openid) => ({
        ...{ _id: `credit-${openid}`, community: 'xinglong' },
        ...{ openid, template: 'news', left: 1 },
      })),
    )
  }

  timer = (): Promise<unknown> => this.cloud.fire('news', 'publish')

  async article(id: string): Promise<Article> {
    const [found] = await this.cloud.find('newsArticles', { _id: id })
    return found as unknown as Article
  }

  /** Whoever was told that an article is there, each as often as they were told. */
  async told(articleId: string): Promise<string[]> {
    const found = (await this.cloud.find(
      'messages',
      { kind: 'news.published' },
      1000,
    )) as unknown as Message[]
    return found
      .filter(({ page }) => page.endsWith(`id=${articleId}`))
      .map(({ personId }) => personId)
      .sort()
  }

  /** Titles that residents read, in their order. */
  async titles(openid = RESIDENT): Promise<string[]> {
    const { items } = await this.get(openid, 'articles', {})
    return items.map(({ title }) => title)
  }

  async log(what: string): Promise<Record<string, unknown>[]> {
    return this.cloud.find('auditEntries', { what: `news.${what}` })
  }
}

export const { outcome } = shop
