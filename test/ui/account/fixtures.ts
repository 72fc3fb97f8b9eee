import { DAY } from '../../../miniprogram/shared/time'
import type { Reply } from '../../../typings/cloud-api'
import { NOW } from '../pages/fixtures'

/** Answers of the cloud about families, as the contract has them. */

type Family = Reply<'account', 'family'>
type Mine = Family['mine'][number]
type OverMe = Family['overMe'][number]
type Child = Family['children'][number]
type Message = Reply<'account', 'inbox'>['items'][number]

export const mother = (change: Partial<Mine> = {}): Mine => ({
  linkId: 'link-mother',
  personId: 'p-mother',
  name: '王秀英',
  relation: '妈妈',
  scopes: ['meals', 'groupbuy'],
  state: 'active',
  kind: 'family',
  maskedPhone: '139****1001',
  askedAt: NOW - 3 * DAY,
  confirmedAt: NOW - 2 * DAY,
  endedAt: null,
  until: null,
  ...change,
})

export const daughter = (change: Partial<OverMe> = {}): OverMe => ({
  linkId: 'link-daughter',
  name: '李梅',
  maskedPhone: '138****2002',
  relation: '妈妈',
  scopes: ['meals', 'groupbuy'],
  state: 'active',
  askedAt: NOW - 3 * DAY,
  confirmedAt: NOW - 2 * DAY,
  confirmedByName: '',
  ...change,
})

export const child = (change: Partial<Child> = {}): Child => ({
  linkId: 'link-child',
  personId: 'p-child',
  name: '刘一诺',
  birthdate: '2018-06-01',
  diet: ['allergy'],
  dietNote: '对花生过敏',
  ...change,
})

export const familyOf = (change: Partial<Family> = {}): Family => ({
  mine: [],
  children: [],
  overMe: [],
  requests: [],
  now: NOW,
  ...change,
})

export const invitation = (
  change: Partial<Reply<'account', 'invitation'>> = {},
): Reply<'account', 'invitation'> => ({
  linkId: 'link-daughter',
  fromName: '李梅',
  relation: '妈妈',
  name: '王秀英',
  scopes: ['meals', 'groupbuy'],
  state: 'pending',
  own: false,
  known: true,
  ...change,
})

export const message = (id: string, change: Partial<Message> = {}): Message => ({
  id,
  title: '菜到了',
  text: '周五鲜蔬可以取了',
  page: '/packages/groupbuy/pages/order/index?id=o1',
  at: NOW,
  read: false,
  ...change,
})

/** What `wx.showModal` answers whoever thinks again, in the type of the stand-in. */
export const NO = Object.freeze({ errMsg: 'ok', confirm: false })
