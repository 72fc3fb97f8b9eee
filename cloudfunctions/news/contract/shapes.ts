import * as v from 'valibot'
import { ARTICLE_CATEGORIES } from '../../../miniprogram/shared/vocabulary'
import { count, fileId, id, moment, optionalText } from '../../kit/fields'

/** What the actions of news take and answer, in the pieces that several of them share. */

const blockId = v.pipe(v.string(), v.regex(/^[\w-]{1,32}$/))
const optionalFile = v.union([v.literal(''), fileId])
const day = v.pipe(v.string(), v.isoDate('日期不对,请重新选择'))

/** WeChat opens nothing else. */
const officialUrl = v.pipe(
  v.string(),
  v.trim(),
  v.regex(
    /^https:\/\/mp\.weixin\.qq\.com\/\S{1,500}$/,
    '请粘贴公众号文章的链接(以 https://mp.weixin.qq.com/ 开头)',
  ),
)

const paragraph = optionalText('一段文字', 2000)

export const block = v.variant('kind', [
  v.strictObject({
    id: blockId,
    kind: v.picklist(['paragraph', 'heading', 'quote']),
    text: paragraph,
  }),
  v.strictObject({
    id: blockId,
    kind: v.literal('list'),
    ordered: v.boolean(),
    items: v.pipe(v.array(optionalText('一条', 300)), v.maxLength(30, '一个列表最多 30 条')),
  }),
  v.strictObject({
    id: blockId,
    kind: v.literal('image'),
    file: fileId,
    original: optionalFile,
    width: count(20_000),
    height: count(20_000),
    caption: optionalText('图片说明', 60),
  }),
  v.strictObject({
    id: blockId,
    kind: v.literal('file'),
    file: fileId,
    name: optionalText('文件名', 80),
    bytes: count(50_000_000),
  }),
  v.strictObject({
    id: blockId,
    kind: v.literal('video'),
    file: fileId,
    cover: optionalFile,
    caption: optionalText('视频说明', 60),
  }),
  v.strictObject({
    id: blockId,
    kind: v.literal('link'),
    url: officialUrl,
    title: optionalText('链接名称', 60),
  }),
  v.strictObject({
    id: blockId,
    kind: v.literal('channel'),
    finderUserName: v.pipe(
      v.string(),
      v.trim(),
      v.regex(/^sph\w{6,40}$/, '视频号 ID 以 sph 开头,请再看一下'),
    ),
    feedId: v.pipe(v.string(), v.trim(), v.regex(/^[\w/+=-]{8,200}$/, '视频 ID 好像不对,请再看一下')),
    title: optionalText('视频名称', 60),
  }),
])

export const blocks = v.pipe(v.array(block), v.maxLength(120, '一篇最多 120 段,请分成两篇'))

const relevance = v.strictObject({
  forWhom: optionalText('适用的人', 200),
  bring: optionalText('要带的东西', 200),
  where: optionalText('去哪里办', 200),
  phone: v.union([
    v.literal(''),
    v.pipe(v.string(), v.trim(), v.regex(/^[\d-]{3,20}$/, '电话号码好像不对,请再看一下')),
  ]),
})

/** A draft may be unfinished; what must be there is asked for when it is submitted. */
export const content = v.strictObject({
  title: optionalText('标题', 60),
  cover: optionalFile,
  summary: optionalText('一句话说明', 200),
  category: v.picklist(ARTICLE_CATEGORIES),
  audience: v.pipe(v.string(), v.regex(/^\w{0,10}$/)),
  tags: v.pipe(v.array(optionalText('标签', 10)), v.maxLength(5, '最多 5 个标签')),
  source: optionalText('来源', 40),
  issuer: optionalText('发文单位', 40),
  effectiveOn: v.nullable(day),
  expiresOn: v.nullable(day),
  relevance: v.nullable(relevance),
  related: v.pipe(v.array(id), v.maxLength(5, '最多 5 篇相关文章')),
  audio: optionalFile,
  blocks,
})

export const articleId = id

export const comment = v.object({
  id,
  name: v.string(),
  avatar: v.string(),
  text: v.string(),
  at: moment,
  mine: v.boolean(),
  /** Only its writer sees one that waits. */
  waiting: v.boolean(),
  answer: v.nullable(v.object({ text: v.string(), at: moment })),
})

const note = v.object({ reason: v.string(), byName: v.string(), at: moment })

export const stage = v.picklist(['draft', 'review', 'scheduled', 'published', 'withdrawn'])

/** An article in the newsroom's lists. */
export const staffCard = v.object({
  id,
  title: v.string(),
  cover: v.string(),
  category: v.picklist(ARTICLE_CATEGORIES),
  stage,
  /** Residents see it, or an older revision of it. */
  shown: v.boolean(),
  writerName: v.string(),
  savedAt: moment,
  scheduledAt: v.nullable(moment),
  publishedAt: v.nullable(moment),
  returned: v.boolean(),
  readers: v.number(),
})

export const plan = v.strictObject({
  pinnedUntil: v.nullable(moment),
  urgentUntil: v.nullable(moment),
  notify: v.boolean(),
})

/** What the caller may do with an article now, by the table of states and their roles. */
const may = v.object({
  edit: v.boolean(),
  submit: v.boolean(),
  recall: v.boolean(),
  /** Approve or return. */
  review: v.boolean(),
  /** Bring a scheduled one back to the draft. */
  unschedule: v.boolean(),
  pin: v.boolean(),
  withdraw: v.boolean(),
  /** Let go of an unpublished revision, or of a draft that never was published. */
  discard: v.boolean(),
})

export const staffArticle = v.object({
  ...staffCard.entries,
  version: v.number(),
  work: content,
  /** What residents read now; null if they read nothing. */
  live: v.nullable(content),
  relatedTitles: v.array(v.object({ id, title: v.string() })),
  submittedAt: v.nullable(moment),
  returnedNote: v.nullable(note),
  withdrawnNote: v.nullable(note),
  revisedAt: v.nullable(moment),
  plan: v.nullable(plan),
  pinnedUntil: v.nullable(moment),
  urgentUntil: v.nullable(moment),
  /** How many accounts have asked for a message and have credit for one. */
  asked: v.number(),
  /** How many were told of the newest revision; null if none was to be. */
  told: v.nullable(v.number()),
  likes: v.number(),
  may,
  /** Why the caller may not review it although they are a reviewer; empty otherwise. */
  notMine: v.string(),
  now: moment,
})
