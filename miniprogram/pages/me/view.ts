import type { Me } from '../../services/account'
import { addressInWords, faceOf } from '../../shared/people'
import { roleLabel } from '../../shared/vocabulary'
import { worksAtDesk } from '../../view/staff'

/** Where a row of the page leads. */
export type RowKey =
  'meals' | 'standing' | 'mealAccount' | 'orders' | 'saved' | 'inbox' | 'family' | 'desk' | 'privacy'

interface Row {
  key: RowKey
  icon: string
  title: string
  /** "3 条没看"; empty for nothing to say. */
  note: string
}

export interface MeView {
  known: boolean
  name: string
  /** File id of the picture; empty for the letter. */
  avatar: string
  face: string
  /** "昵称:梅子" */
  nickname: string
  /** "3 号楼 2 单元 501" or what is missing. */
  home: string
  phone: string
  roles: string
  rows: Row[]
  /** "有 1 个请求等您同意"; empty for none. */
  requests: string
  /** The community has no administrator yet. */
  claimable: boolean
  community: { name: string; phone: string }
}

/** 138****1234 */
const masked = (phone: string): string => phone.replace(/^(.{3}).*(.{4})$/, '$1****$2')

const counted = (count: number, words: (count: number) => string): string => (count > 0 ? words(count) : '')

function rowsFor({ profile, waiting, family, roles }: Me): Row[] {
  const known: Row[] = [
    {
      key: 'inbox',
      icon: 'notification',
      title: '消息',
      note: counted(waiting.messages, (count) => `${count} 条没看`),
    },
    {
      key: 'family',
      icon: 'usergroup',
      title: '家人',
      note: counted(family.length, (count) => `${count} 位`),
    },
  ]
  const meals: Row[] = [
    { key: 'standing', icon: 'calendar', title: '长期订餐', note: '' },
    { key: 'mealAccount', icon: 'wallet', title: '助餐账户', note: '' },
  ]
  const desk: Row = { key: 'desk', icon: 'dashboard', title: '工作台', note: '' }
  return [
    { key: 'meals', icon: 'rice', title: '我的订餐', note: '' },
    ...(profile ? meals : []),
    { key: 'orders', icon: 'assignment', title: '我的订单', note: '' },
    { key: 'saved', icon: 'star', title: '我的收藏', note: '' },
    ...(profile ? known : []),
    ...(worksAtDesk(roles) ? [desk] : []),
    { key: 'privacy', icon: 'lock-on', title: '隐私与授权', note: '' },
  ]
}

export function meView(me: Me): MeView {
  const { profile, waiting } = me
  return {
    known: profile !== null,
    name: profile?.name ?? '还没有登记',
    avatar: profile?.avatar ?? '',
    face: faceOf(profile?.name ?? '我'),
    nickname: profile?.nickname ? `昵称:${profile.nickname}` : '',
    home: profile?.address ? addressInWords(profile.address) : '住址还没有填',
    phone: profile ? masked(profile.phone) : '',
    roles: me.roles.map((role) => roleLabel[role]).join('、'),
    rows: rowsFor(me),
    requests: counted(waiting.requests, (count) => `有 ${count} 个家人的请求等您同意`),
    claimable: me.claimable,
    community: { name: me.community.name, phone: me.community.phone },
  }
}
