import { DAY, HOUR, instantOf } from '../../../miniprogram/shared/time'
import type { Reply } from '../../../typings/cloud-api'

/** Answers of the people function as staff's pages get them. */

/** A Wednesday afternoon. */
export const NOW = instantOf('2026-11-25', '17:00') ?? 0

export type PersonRecord = Reply<'people', 'person'>
type Link = PersonRecord['proxies'][number]
type Member = Reply<'people', 'staff'>['items'][number]
type CallTask = Reply<'people', 'callTasks'>['items'][number]
type Found = Reply<'people', 'searchPeople'>['items'][number]

export const link = (change: Partial<Link> = {}): Link => ({
  linkId: 'l-limei',
  personId: 'p-limei',
  name: '李梅',
  maskedPhone: '138****2001',
  relation: '妈妈',
  scopes: ['meals', 'groupbuy'],
  state: 'active',
  kind: 'family',
  askedAt: NOW - 3 * DAY,
  confirmedAt: NOW - 2 * DAY,
  confirmedByName: '刘洋',
  ...change,
})

export const request = (change: Partial<Link> = {}): Link =>
  link({ linkId: 'l-ask', state: 'pending', confirmedAt: null, confirmedByName: '', ...change })

/** A widow of the first grid, as her grid worker reads her. */
export const wang = (change: Partial<PersonRecord> = {}): PersonRecord => ({
  personId: 'p-wang',
  version: 4,
  name: '王秀英',
  sight: 'full',
  phone: '13900001001',
  address: { building: '3', unit: '2', room: '501' },
  addressText: '3 号楼 2 单元 501',
  grid: '1',
  birthdate: '1952-03-08',
  minor: false,
  diet: ['soft', 'lowSalt'],
  dietNote: '对花生过敏',
  note: '耳朵不好,下午再打',
  hasWechat: false,
  proxies: [link()],
  actsFor: [],
  requests: [],
  bookings: [
    {
      kind: 'groupbuy',
      id: 'o1',
      title: '周三蔬菜团',
      createdAt: NOW - DAY,
      placedByName: '李梅',
      next: { what: '取货', place: '党群服务中心', from: NOW - HOUR, to: NOW + 2 * HOUR },
    },
  ],
  namesakes: [],
  may: { edit: true, order: true, confirm: true, merge: false, erase: false },
  now: NOW,
  ...change,
})

/** The same, as somebody reads her who does not keep her record. */
export const maskedWang = (): PersonRecord =>
  wang({
    sight: 'masked',
    phone: '139****1001',
    address: null,
    addressText: '3 号楼 2 单元',
    birthdate: null,
    diet: [],
    dietNote: '',
    note: '',
    may: { edit: false, order: true, confirm: false, merge: false, erase: false },
  })

/** As an administrator reads her, with a second record that came by WeChat. */
export const wangTwice = (): PersonRecord =>
  wang({
    namesakes: [
      {
        personId: 'p-wang-2',
        name: '王秀英',
        maskedPhone: '139****1001',
        whereText: '',
        grid: null,
        why: '电话一样',
      },
    ],
    may: { edit: true, order: true, confirm: true, merge: true, erase: true },
  })

export const secondWang = (): PersonRecord =>
  wang({
    personId: 'p-wang-2',
    phone: '13900009999',
    address: null,
    addressText: '',
    grid: null,
    birthdate: null,
    diet: [],
    dietNote: '',
    note: '',
    hasWechat: true,
    proxies: [],
    bookings: [],
  })

export const foundLi: Found = {
  personId: 'p-limei',
  name: '李梅',
  maskedPhone: '138****2001',
  whereText: '5 号楼 1 单元',
  grid: '2',
}

export const search = (items: Found[] = [foundLi]): Reply<'people', 'searchPeople'> => ({ items, now: NOW })

const grant = (change: Partial<Member['grants'][number]>): Member['grants'][number] => ({
  grantId: 'g1',
  role: 'admin',
  scope: null,
  grantedByName: '',
  grantedAt: NOW - 30 * DAY,
  until: null,
  expired: false,
  ...change,
})

export const chen = (): Member => ({
  personId: 'p-chen',
  name: '陈浩',
  maskedPhone: '138****3001',
  grants: [grant({})],
  self: true,
})

export const liuYang = (): Member => ({
  personId: 'p-liuyang',
  name: '刘洋',
  maskedPhone: '138****3002',
  grants: [
    grant({
      grantId: 'g2',
      role: 'gridWorker',
      scope: '1',
      grantedByName: '陈浩',
      until: instantOf('2026-12-31', '23:59'),
    }),
    grant({ grantId: 'g3', role: 'organiser', until: NOW - DAY, expired: true }),
  ],
  self: false,
})

export const staff = (): Reply<'people', 'staff'> => ({
  items: [liuYang(), chen()],
  grids: ['1', '2'],
  now: NOW,
})

export const callTask = (change: Partial<CallTask> = {}): CallTask => ({
  id: 't1',
  personId: 'p-wang',
  personName: '王秀英',
  maskedPhone: '139****1001',
  title: '团购取消了',
  text: '周三蔬菜团不办了,您付的 10.50 元来社区领',
  page: '',
  state: 'open',
  dueAt: NOW - HOUR,
  takenByName: null,
  takenByMe: false,
  calls: [],
  settled: null,
  doneAt: null,
  ...change,
})

export const callList = (...items: CallTask[]): Reply<'people', 'callTasks'> => ({ items, now: NOW })
