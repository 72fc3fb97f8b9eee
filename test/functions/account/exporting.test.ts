import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'
import { childs, daughter, elder, family, orderAndPay } from './household'
import { DAUGHTER, MOTHER, NEIGHBOUR, Phones } from './people'
import { sheetsOf } from './xlsx'

/** The table of one's own data. */

let cloud: TestCloud
let phones: Phones

beforeAll(async () => {
  cloud = await startCloud()
  await shop.settle(cloud, 1)
  await shop.publish(cloud, { items: { eggs: { stock: 1000 } } })
  phones = new Phones(cloud)
})

afterAll(() => cloud.stop())

test('has who I am, my family, orders, messages, consents, and who looked at it', async () => {
  const { mother, daughterId } = await family(phones)
  await orderAndPay(phones, DAUGHTER, mother)
  await cloud.sdk().database().collection('auditEntries').add({
    _id: 'a-look',
    community: 'xinglong',
    at: Date.now(),
    by: shop.ORGANISER,
    byName: '张敏',
    what: 'people.person',
    about: daughterId,
    personId: daughterId,
    aboutName: daughter.name,
    read: true,
    reason: '',
    detail: {},
  })

  const file = await phones.get(DAUGHTER, 'exportMyData', {})
  const sheets = sheetsOf(file.content)

  expect(file.fileName).toMatch(/^我的资料-\d{4}-\d{2}-\d{2}\.xlsx$/)
  expect(Object.keys(sheets)).toEqual([
    ...[
      '我的资料',
      '家人',
      '订单',
      '长期订餐',
      '助餐账户',
      '消息',
      '我的提问和收藏',
      '同意记录',
      '谁看过我的资料',
    ],
  ])
  expect(sheets['我的资料']?.map((row) => row.slice(0, 3))).toEqual([
    ['谁', '姓名', '电话'],
    ['本人', daughter.name, daughter.phone],
    ['孩子', childs.name, daughter.phone],
  ])
  expect(sheets['我的资料']?.[2]).toContain('2018年6月1日')
  expect(sheets['家人']?.map((row) => row.slice(0, 2))).toEqual([
    ['方向', '姓名'],
    ['我替家人办', elder.name],
    ['我是监护人', childs.name],
  ])
  expect(sheets['订单']?.[1]).toEqual(
    expect.arrayContaining(['生鲜团购 · 周五鲜蔬', elder.name, daughter.name]),
  )
  expect(sheets['消息']?.[1]).toContain('家人同意了')
  expect(sheets['同意记录']?.map((row) => row[1])).toEqual(
    expect.arrayContaining(['同意隐私说明', '监护人同意登记孩子']),
  )
  expect(sheets['谁看过我的资料']?.[1]).toEqual(expect.arrayContaining(['张敏', '看了居民资料']))
})

test('has nothing of anybody else, and nothing that staff wrote for themselves', async () => {
  const neighbour = await phones.register(NEIGHBOUR, { name: '赵国庆', phone: '13955550009' })
  await cloud.sdk().database().collection('persons').where({ _id: neighbour }).update({ note: '耳背,要大声' })

  const { content } = await phones.get(NEIGHBOUR, 'exportMyData', {})

  const all = JSON.stringify(sheetsOf(content))
  expect(all).toContain('赵国庆')
  expect(all).not.toContain(elder.name)
  expect(all).not.toContain('耳背')
})

test('no longer says who they are for whom one may not act any more', async () => {
  await phones.get(DAUGHTER, 'deleteMe', {})
  const { mother, linkId } = await family(phones)
  await orderAndPay(phones, DAUGHTER, mother)
  await phones.get(MOTHER, 'endLink', { linkId })

  const sheets = sheetsOf((await phones.get(DAUGHTER, 'exportMyData', {})).content)

  const all = JSON.stringify(sheets)
  expect(all).not.toContain(elder.phone)
  expect(JSON.stringify(sheets['订单'])).not.toContain(elder.name)
  expect(JSON.stringify(sheets['订单'])).toContain(daughter.name)
})

test('is made five times a day and no more', async () => {
  await cloud.sdk().database().collection('quotas').where({ community: 'xinglong' }).remove()
  for (let n = 0; n < 5; n++) await phones.get(NEIGHBOUR, 'exportMyData', {})

  expect(shop.outcome(await phones.ask(NEIGHBOUR, 'exportMyData', {}))).toBe('TOO_MANY')
})

test('asks nothing of the database that has no index', async () => {
  expect((await cloud.stats()).unindexed.filter((row) => row.function === 'account')).toEqual([])
})
