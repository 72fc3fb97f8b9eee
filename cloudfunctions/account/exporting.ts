import writeXlsxFile from 'write-excel-file/node'
import { auditWords } from '../../miniprogram/shared/audit-words'
import { formatYuan } from '../../miniprogram/shared/money'
import { addressInWords } from '../../miniprogram/shared/people'
import { dietLabel, linkStateLabel, proxyScopeLabel, roleLabel } from '../../miniprogram/shared/vocabulary'
import type { AuditEntry } from '../kit/audit'
import type { Booking } from '../kit/bookings'
import type { Consent } from '../kit/consents'
import { maskPhone } from '../kit/masking'
import type { Message } from '../kit/messages'
import type { Comment, Reaction } from '../kit/newsTraces'
import type { AccountEntry } from '../kit/personAccounts'
import type { Account, Person, ProxyLink } from '../kit/people'
import { validRoles } from '../kit/people/grants'
import type { StandingOrder } from '../kit/standingOrders'
import { accountTable, standingTable } from './exporting-meals'
import { standing } from './rules/link'
import { when, type Table } from './table'

/** Everything that is kept of somebody and of their children. */
export interface OwnData {
  account: Account
  me: Person
  children: Person[]
  /** Accounts that act, acted or ask to act for them, with the links. */
  overMe: { account: Account; link: ProxyLink }[]
  bookings: Booking[]
  messages: Message[]
  consents: Consent[]
  /** What staff did with their data, and who read it. */
  audited: AuditEntry[]
  news: {
    asked: Comment[]
    /** The name of an article that nobody can read any more is null. */
    reacted: (Pick<Reaction, 'kind' | 'at'> & { title: string | null })[]
  }
  /** What moved on their account for meals. */
  entries: AccountEntry[]
  /** The meals that they want every week. */
  standing: StandingOrder[]
  now: number
}

/** "1952年3月8日" */
const birthday = (date: string | null): string => {
  const [year = '', month = '', day = ''] = (date ?? '').split('-')
  return date === null ? '' : `${year}年${Number(month)}月${Number(day)}日`
}

const masked = (phone: string): string => (phone === '' ? '' : maskPhone(phone))

const yesNo = (yes: boolean): string => (yes ? '是' : '否')

function profileTable({ account, me, children, now }: OwnData): Table {
  const rowOf = (person: Person, who: string): string[] => [
    who,
    person.name,
    person.phone,
    person.address ? addressInWords(person.address) : '',
    person.grid ?? '',
    birthday(person.birthdate),
    person.diet.map((flag) => dietLabel[flag]).join('、'),
    person.dietNote,
    when(person.createdAt),
  ]
  const own = [
    yesNo(account.phoneVerified),
    account.nickname,
    validRoles(account.roles, now)
      .map((role) => roleLabel[role])
      .join('、'),
  ]
  return {
    sheet: '我的资料',
    header: [
      '谁',
      '姓名',
      '电话',
      '住址',
      '网格',
      '出生日期',
      '饮食',
      '饮食说明',
      '登记时间',
      '电话经微信验证',
      '昵称',
      '工作',
    ],
    rows: [[...rowOf(me, '本人'), ...own], ...children.map((child) => [...rowOf(child, '孩子'), '', '', ''])],
  }
}

function familyTable({ account, overMe, now }: OwnData): Table {
  const rowOf = (direction: string, name: string, phone: string, link: ProxyLink): string[] => {
    const { state, endedAt } = standing(link, now)
    return [
      direction,
      name,
      phone,
      link.relation,
      link.scopes.map((scope) => proxyScopeLabel[scope]).join('、'),
      linkStateLabel[state],
      when(link.askedAt),
      link.confirmedAt === null ? '' : when(link.confirmedAt),
      link.confirmedByName,
      endedAt === null ? '' : when(endedAt),
    ]
  }
  return {
    sheet: '家人',
    header: [
      '方向',
      '姓名',
      '电话',
      '称呼',
      '可以代办',
      '状态',
      '提出时间',
      '同意时间',
      '当面确认的工作人员',
      '停止时间',
    ],
    rows: [
      ...account.links.map((link) => {
        const direction = link.kind === 'guardian' ? '我是监护人' : '我替家人办'
        // Whoever has ended it has taken their number back.
        const over = standing(link, now).state === 'revoked'
        return rowOf(direction, link.name, over ? masked(link.phone) : link.phone, link)
      }),
      ...overMe.map((over) => rowOf('家人替我办', over.account.name, masked(over.account.phone), over.link)),
    ],
  }
}

function bookingTable({ bookings }: OwnData): Table {
  return {
    sheet: '订单',
    header: ['时间', '订了什么', '给谁', '联系电话', '谁订的', '应付', '已付', '已退', '备注', '最近一步'],
    rows: bookings.map(({ createdAt, title, personName, personPhone, placedBy, money, remark, events }) => [
      when(createdAt),
      title,
      personName,
      personPhone,
      placedBy.name,
      formatYuan(money.dueFen),
      formatYuan(money.paidFen),
      formatYuan(money.refundedFen),
      remark,
      events.at(-1)?.what ?? '',
    ]),
  }
}

const messageTable = ({ messages }: OwnData): Table => ({
  sheet: '消息',
  header: ['时间', '标题', '内容', '看过'],
  rows: messages.map(({ at, title, text, readAt }) => [when(at), title, text, yesNo(readAt !== null)]),
})

const CONSENTS: Readonly<Record<Consent['kind'], string>> = {
  privacy: '同意隐私说明',
  guardian: '监护人同意登记孩子',
  proxy: '同意家人代办',
}

function consentTable({ consents, me, children }: OwnData): Table {
  const names = new Map([me, ...children].map(({ _id, name }) => [_id, name]))
  return {
    sheet: '同意记录',
    header: ['时间', '同意了什么', '版本', '关于谁', '谁同意的', '工作人员当面见证'],
    rows: consents.map(({ at, kind, version, personId, byPersonId, witness }) => [
      when(at),
      CONSENTS[kind],
      kind === 'proxy' ? '' : version,
      names.get(personId) ?? '家人',
      names.get(byPersonId) ?? '家人',
      yesNo(witness !== ''),
    ]),
  }
}

const auditTable = ({ audited }: OwnData): Table => ({
  sheet: '谁看过我的资料',
  header: ['时间', '谁', '做了什么', '关于谁', '原因'],
  rows: audited.map(({ at, byName, what, aboutName, reason, read }) => [
    when(at),
    byName,
    auditWords[what] ?? (read ? '看了资料' : '改了资料'),
    aboutName,
    reason,
  ]),
})

const REACTIONS: Readonly<Record<Reaction['kind'], string>> = { like: '点赞', saved: '收藏' }

const ASKED: Readonly<Record<Comment['state'], string>> = {
  waiting: '提问(社区还没看)',
  shown: '提问',
  hidden: '提问(社区已收起)',
}

/** Who has opened which article stands under nobody's name, so that there is nothing to list. */
function newsTable({ news: { asked, reacted } }: OwnData): Table {
  const rows = [
    ...asked.map(({ at, state, articleTitle, text, answer }) => ({
      at,
      row: [when(at), ASKED[state], articleTitle, text, answer?.text ?? ''],
    })),
    ...reacted.map(({ at, kind, title }) => ({
      at,
      row: [when(at), REACTIONS[kind], title ?? '已撤下的文章', '', ''],
    })),
  ]
  return {
    sheet: '我的提问和收藏',
    header: ['时间', '做了什么', '哪篇文章', '问了什么', '社区回复'],
    rows: rows.sort((a, b) => b.at - a.at).map(({ row }) => row),
  }
}

export const tablesOf = (data: OwnData): Table[] => [
  profileTable(data),
  familyTable(data),
  bookingTable(data),
  standingTable(data),
  accountTable(data),
  messageTable(data),
  newsTable(data),
  consentTable(data),
  auditTable(data),
]

/** As wide as what people write into most cells; a spreadsheet wraps nothing by itself. */
const WIDTH = 18

/** The tables as a file that any office programme opens. */
export function workbook(tables: readonly Table[]): Promise<Buffer> {
  const sheets = tables.map(({ sheet, header, rows }) => ({
    sheet,
    data: [header.map((value) => ({ value, fontWeight: 'bold' as const })), ...rows],
    columns: header.map(() => ({ width: WIDTH })),
    stickyRowsCount: 1,
  }))
  return writeXlsxFile(sheets).toBuffer()
}
