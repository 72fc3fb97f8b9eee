import type { Reply } from '../../../../typings/cloud-api'
import type { CanteenDesk } from '../../../services/canteen'
import type { StaffDesk } from '../../../services/people'
import type { Role } from '../../../shared/vocabulary'
import { grantInWords } from '../../../view/grants'
import { deskRoutes } from '../../../view/staff-routes'
import { staffRoutes } from '../routes'
import { canteenOfficeTiles, mealFigures, mealTiles, searchTiles } from './desk-meals'
import { holds, type Figure, type Rule, type Tile } from './desk-rule'

export { runsMeals } from './desk-meals'
export type { Figure, Tile } from './desk-rule'

type Desk = Reply<'groupbuy', 'desk'>
type NewsDesk = Reply<'news', 'newsDesk'>

const GROUPBUY: readonly Role[] = ['organiser', 'admin']
/** Who takes calls and sees people at the counter. */
const COUNTER: readonly Role[] = ['organiser', 'canteen', 'gridWorker', 'admin']
const MONEY: readonly Role[] = ['organiser', 'canteen', 'teacher', 'admin']
const NEWSROOM: readonly Role[] = ['editor', 'reviewer', 'admin']
const ADMIN: readonly Role[] = ['admin']

export const runsGroupbuy = (roles: readonly Role[]): boolean => holds(roles, GROUPBUY)
export const runsNews = (roles: readonly Role[]): boolean => holds(roles, NEWSROOM)

/** "网格员 · 第 1 网格", one line for each grant that counts. */
export const grantsInWords = ({ grants }: Pick<StaffDesk, 'grants'>, now: number): string[] => [
  ...new Set(grants.filter(({ expired }) => !expired).map((grant) => grantInWords(grant, now))),
]

const groupbuyTiles = (): Rule[] => [
  {
    key: 'verify',
    title: '取货验单',
    note: '扫码或输入取货码,收款交货',
    icon: 'scan',
    url: staffRoutes.verify(),
    for: GROUPBUY,
  },
  {
    key: 'phone',
    title: '代客下单',
    note: '邻居来电,帮着订',
    icon: 'call',
    url: staffRoutes.people(),
    for: GROUPBUY,
  },
]

const counterTiles = (calls: number): Rule[] => [
  {
    key: 'people',
    title: '居民',
    note: '找人,看资料,登记新邻居',
    icon: 'user-search',
    url: staffRoutes.records(),
    for: COUNTER,
  },
  {
    key: 'calls',
    title: '要打的电话',
    note: calls ? '消息没送到,打个电话说一声' : '现在没有要打的',
    icon: 'call-1',
    url: staffRoutes.calls(),
    for: COUNTER,
    count: calls,
  },
]

/** Reviews before drafts: somebody else waits for them. */
function newsroomNote({ drafts, reviews }: NewsDesk): string {
  const waiting = [reviews ? `${reviews} 篇等审核` : '', drafts ? `${drafts} 篇草稿` : ''].filter(Boolean)
  return waiting.join(',') || '写文章、审核、发布'
}

const newsTiles = (desk: NewsDesk | null): Rule[] => [
  {
    key: 'newsroom',
    title: '资讯',
    note: desk ? newsroomNote(desk) : '写文章、审核、发布',
    icon: 'article',
    url: deskRoutes.newsroom(desk && desk.reviews > 0 ? 'review' : undefined),
    for: NEWSROOM,
    count: desk ? desk.reviews + desk.drafts : 0,
  },
  {
    key: 'questions',
    title: '居民提问',
    note: desk?.questions ? '邻居在文章下面问的,等着回复' : '现在没有等回复的',
    icon: 'chat',
    url: deskRoutes.newsQuestions(),
    for: NEWSROOM,
    count: desk?.questions ?? 0,
  },
]

const officeTiles = (): Rule[] => [
  {
    key: 'campaigns',
    title: '团购管理',
    note: '开团、改团、看订单',
    icon: 'shop',
    url: staffRoutes.campaigns(),
    for: GROUPBUY,
  },
  {
    key: 'ledger',
    title: '收款账目',
    note: '今天收退多少钱',
    icon: 'wallet',
    url: staffRoutes.ledger(),
    for: MONEY,
  },
  {
    key: 'places',
    title: '供货方和取货点',
    note: '电话、地址、时间',
    icon: 'location',
    url: staffRoutes.places(),
    for: GROUPBUY,
  },
  {
    key: 'roles',
    title: '人员与权限',
    note: '谁能办什么,添加或收回',
    icon: 'usergroup',
    url: staffRoutes.roles(),
    for: ADMIN,
  },
  {
    key: 'audit',
    title: '操作记录',
    note: '谁改过什么,看过谁的资料',
    icon: 'history',
    url: staffRoutes.audit(),
    for: ADMIN,
  },
]

/** What the roles allow, most used first. The server checks again. */
/** What waits for somebody behind the tiles; null for what is not theirs. */
export interface Waiting {
  calls: number
  news: NewsDesk | null
  meals: CanteenDesk | null
}

/** What the roles allow, most used first. The server checks again. */
export function tilesFor(roles: readonly Role[], { calls, news, meals }: Waiting): Tile[] {
  const alerts = meals?.alerts ?? 0
  return [
    ...(alerts ? searchTiles(alerts) : []),
    ...groupbuyTiles(),
    ...mealTiles(meals),
    ...counterTiles(calls),
    ...(alerts ? [] : searchTiles(0)),
    ...newsTiles(news),
    ...canteenOfficeTiles(),
    ...officeTiles(),
  ]
    .filter((tile) => holds(roles, tile.for))
    .map(({ key, title, note, icon, url, count = 0 }) => ({ key, title, note, icon, url, count }))
}

const shopFigures = (desk: Desk): Figure[] => [
  { key: 'toPickUp', label: '等着取货', count: desk.toPickUp, unit: '单', url: staffRoutes.verify() },
  { key: 'open', label: '正在接龙', count: desk.open, unit: '个团', url: staffRoutes.campaigns('current') },
  {
    key: 'drafts',
    label: '还没发布',
    count: desk.drafts,
    unit: '份草稿',
    url: staffRoutes.campaigns('drafts'),
  },
]

/** Numbers that wait: meals first, they are of today. */
export const figuresOf = (roles: readonly Role[], shop: Desk | null, meals: CanteenDesk | null): Figure[] => [
  ...(meals ? mealFigures(roles, meals) : []),
  ...(shop ? shopFigures(shop) : []),
]
