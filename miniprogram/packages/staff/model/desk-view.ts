import type { Reply } from '../../../../typings/cloud-api'
import { roleLabel, type Role } from '../../../shared/vocabulary'
import { staffRoutes } from '../routes'

type Desk = Reply<'groupbuy', 'desk'>

export interface Tile {
  key: string
  title: string
  note: string
  icon: string
  url: string
}

/** A number that waits for somebody, and where it is dealt with. */
export interface Figure {
  key: string
  label: string
  count: number
  unit: string
  url: string
}

const GROUPBUY: readonly Role[] = ['organiser', 'admin']
const RECORDS: readonly Role[] = ['canteen', 'gridWorker']
const MONEY: readonly Role[] = ['organiser', 'canteen', 'teacher', 'admin']

const holds = (roles: readonly Role[], wanted: readonly Role[]): boolean =>
  roles.some((role) => wanted.includes(role))

export const runsGroupbuy = (roles: readonly Role[]): boolean => holds(roles, GROUPBUY)

/** "团购负责人、网格员" */
export const rolesInWords = (roles: readonly Role[]): string =>
  roles.map((role) => roleLabel[role]).join('、')

/** What the roles allow, most used first. The server checks again. */
export function tilesFor(roles: readonly Role[]): Tile[] {
  const tiles: (Tile & { for: readonly Role[] })[] = [
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
    {
      key: 'people',
      title: '居民登记',
      note: '找人,给新邻居登记',
      icon: 'user-search',
      url: staffRoutes.records(),
      for: RECORDS,
    },
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
  ]
  return tiles
    .filter((tile) => holds(roles, tile.for))
    .map(({ key, title, note, icon, url }) => ({ key, title, note, icon, url }))
}

export const figuresOf = (desk: Desk): Figure[] => [
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
