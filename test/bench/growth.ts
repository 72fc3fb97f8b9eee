import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Order } from '../../cloudfunctions/groupbuy/collections'
import { orders } from '../../cloudfunctions/groupbuy/collections'
import { allIndexSpecs } from '../../cloudfunctions/declarations'
import { householdOf } from '../../cloudfunctions/kit/people'
import { pickupCode } from '../../cloudfunctions/kit/pickupCode'
import { openDatabaseGateway } from '../../local/cloud/gateway'
import { fen, ZERO } from '../../miniprogram/shared/money'
import { startCloud, type TestCloud } from '../support/cloud'
import * as shop from '../support/shop'
import { median, rounded, table } from './table'

const FEW = 1_000
const MANY = 200_000
const PER_CAMPAIGN = 500
const PEOPLE = 5_000
const ROUNDS = 60

type In<T> = T & { community: string }

/** An old order of somebody; every fifth of buyer 1, so that "my orders" is a real list. */
function oldOrder(n: number): In<Order> {
  const personId = shop.buyerPerson(n % Math.min(PEOPLE, 200) === 0 ? 1 : n % PEOPLE)
  const campaignId = `old-${Math.floor(n / PER_CAMPAIGN)}`
  const number = (n % PER_CAMPAIGN) + 1
  const at = Date.now() - (MANY - n) * 60_000
  const line = {
    itemId: 'eggs',
    name: '土鸡蛋',
    unit: '30 枚',
    photo: '',
    supplierId: 's-1',
    supplierName: '岳村镇散养鸡场',
  }
  return {
    _id: `old-order-${n}`,
    community: 'xinglong',
    watchers: [personId],
    personId,
    personName: '王秀英',
    personPhone: '13900001001',
    title: '土鸡蛋',
    createdAt: at,
    next: null,
    money: {
      channel: 'onsite',
      dueFen: fen(3600),
      paidFen: fen(3600),
      refundedFen: ZERO,
      refundDueFen: ZERO,
    },
    events: [{ at, what: '下单', by: '王秀英', note: '' }],
    campaignId,
    campaignTitle: '土鸡蛋',
    cover: '',
    number,
    code: pickupCode(campaignId, number),
    state: 'picked',
    household: householdOf(personId, null),
    placedBy: { personId, name: '王秀英', door: 'self' },
    pickup: { pointId: 'pp-1', name: '党群服务中心', place: '一楼东侧', from: at, to: at },
    lines: [{ ...line, priceFen: fen(3600), ordered: 1, picked: 1, amountFen: fen(3600) }],
    limited: [],
    remark: '',
    closesAt: at,
    verifications: [],
    cancelledAt: null,
    cancelReason: '',
    requestFingerprint: '',
    attempt: '',
    restock: null,
  }
}

async function fill(folder: string, count: number): Promise<void> {
  const gateway = openDatabaseGateway({ file: path.join(folder, 'database.sqlite') })
  for (const [name, indexes] of Object.entries(allIndexSpecs())) await gateway.ensureCollection(name, indexes)
  for (let i = 0; i < count; i += 2_000) {
    const some = Array.from({ length: Math.min(2_000, count - i) }, (_, k) => oldOrder(i + k))
    await gateway.insertMany(orders.name, some)
  }
  gateway.close()
}

async function cloudWith(count: number): Promise<{ cloud: TestCloud; folder: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'growth-'))
  await fill(folder, count)
  const cloud = await startCloud({ data: folder, instances: 1 })
  await shop.settle(cloud, 3)
  await shop.publish(cloud, { items: { eggs: { stock: 1_000 } } })
  const placed = await shop.order(cloud, shop.buyer(1), { takes: { eggs: 1 } })
  if (!placed.ok) throw new Error(placed.error.message)
  return { cloud, folder }
}

const lastCampaign = (count: number): string => `old-${Math.floor((count - 1) / PER_CAMPAIGN)}`

const questions: [string, string, (count: number) => object, string][] = [
  ['campaigns (list)', 'campaigns', () => ({}), shop.buyer(1)],
  ['my orders', 'myOrders', () => ({}), shop.buyer(1)],
  ['order (detail)', 'order', (count) => ({ id: `old-order-${count - (count % 200) - 200}` }), shop.buyer(1)],
  [
    'orders of a campaign (staff)',
    'campaignOrders',
    (count) => ({ campaignId: lastCampaign(count) }),
    shop.ORGANISER,
  ],
]

async function timed(cloud: TestCloud, openid: string, action: string, input: object): Promise<number> {
  const began = performance.now()
  const answer = await cloud.call('groupbuy', openid, action, input)
  if (!answer.ok && action !== 'campaignOrders') throw new Error(`${action}: ${answer.error.message}`)
  return performance.now() - began
}

const breath = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Resident memory of the cloud's own process, in MB, as Linux tells it. */
async function memoryOf(cloud: TestCloud): Promise<string> {
  const { pid } = (await cloud.json('GET', '/local/health')) as { pid?: number }
  if (!pid) return 'not told'
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilo = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0)
  return kilo ? `${Math.round(kilo / 1024)} MB` : 'not told'
}

/** The same questions to a small and a large database in turn: the ratio is what growth costs. */
export async function growth(): Promise<void> {
  const few = await cloudWith(FEW)
  const many = await cloudWith(MANY)
  const rows = []
  for (const [name, action, input, openid] of questions) {
    const times = { few: [] as number[], many: [] as number[] }
    for (let round = 0; round < ROUNDS; round++) {
      times.few.push(await timed(few.cloud, openid, action, input(FEW)))
      times.many.push(await timed(many.cloud, openid, action, input(MANY)))
      await breath(120) // one person may ask ten times a second
    }
    const [a, b] = [median(times.few), median(times.many)]
    rows.push([name, rounded(a, 1), rounded(b, 1), rounded(b / a)])
  }
  table('Growth: median ms per call', ['action', '1,000 orders', '200,000 orders', 'ratio'], rows)
  console.log(`memory of the local cloud with 200,000 orders: ${await memoryOf(many.cloud)}`)
  const { unindexed } = await many.cloud.stats()
  console.log(`queries without an index: ${unindexed.length === 0 ? 'none' : JSON.stringify(unindexed)}`)
  for (const { cloud, folder } of [few, many]) {
    await cloud.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
