import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { accounts, communities, persons, type Community } from '../../cloudfunctions/kit/people'
import { allotments } from '../../cloudfunctions/kit/allotment'
import { auditEntries } from '../../cloudfunctions/kit/audit'
import { callTasks } from '../../cloudfunctions/kit/callTasks'
import { consents } from '../../cloudfunctions/kit/consents'
import { ledgerEntries } from '../../cloudfunctions/kit/ledger'
import { messages } from '../../cloudfunctions/kit/messages'
import { claimHash, newClaimCode } from '../../cloudfunctions/kit/people/claim'
import { payments } from '../../cloudfunctions/kit/payments'
import { verifiedPhones } from '../../cloudfunctions/account/collections'
import { campaigns, orders, pickupPoints, suppliers } from '../../cloudfunctions/groupbuy/collections'
import { DAY } from '../../miniprogram/shared/time'
import { campaignDocuments, pickupPointDocuments, supplierDocuments } from './campaigns'
import { xinglong, yulan } from './community'
import { mealDocuments } from './meals'
import { newsDocuments } from './news'
import { officeDocuments } from './office'
import { orderDocuments, type OrderDocuments } from './orders'
import { samplePeople, yulanPeople } from './people'
import { peopleDocuments } from './persons'

/** Where the sample is put; the local cloud gives it. */
export interface SampleTarget {
  insertMany(collection: string, documents: object[]): Promise<void>
  putFile(file: string, bytes: Buffer): Promise<void>
  writeUsers(
    users: { openid: string; name: string; roles: string[]; note: string; phone: string }[],
  ): Promise<void>
  env: string
  /** Epoch ms: all dates of the sample are relative to it. */
  now: number
}

const FILES = ['pictures', 'papers'].map((folder) => path.join(__dirname, folder))
const FOLDER = 'sample'

/** Where a file of the sample is found once it has been put. */
const fileIdIn =
  (env: string) =>
  (file: string): string =>
    `cloud://${env}.local-${env}/${FOLDER}/${file}`

/** Puts pictures and papers into the storage, and answers how large they are. */
async function putFiles(target: SampleTarget): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>()
  for (const folder of FILES) {
    for (const file of await readdir(folder)) {
      const bytes = await readFile(path.join(folder, file))
      await target.putFile(`${FOLDER}/${file}`, bytes)
      sizes.set(file, bytes.length)
    }
  }
  return sizes
}

const inItself = (community: Community): object => ({ ...community, community: community._id })

async function putGroupbuy(
  target: SampleTarget,
  people: ReturnType<typeof peopleDocuments>,
): Promise<OrderDocuments['orders']> {
  const placed: OrderDocuments['orders'] = []
  const { now, env } = target
  const picture = fileIdIn(env)
  const context = {
    persons: new Map(people.persons.map((p) => [p._id, p])),
    accounts: new Map(people.accounts.map((a) => [a._id, a])),
    now,
  }
  await target.insertMany(suppliers.name, supplierDocuments(now))
  await target.insertMany(pickupPoints.name, pickupPointDocuments(now))
  for (const { campaign, stock } of campaignDocuments(now, picture)) {
    const made = orderDocuments({ campaign, ...context }, stock)
    await target.insertMany(campaigns.name, [campaign])
    await target.insertMany(allotments.name, [made.allotment])
    await target.insertMany(orders.name, made.orders)
    await target.insertMany(
      payments.name,
      made.ledger.map(({ payment }) => payment),
    )
    await target.insertMany(
      ledgerEntries.name,
      made.ledger.map(({ entry }) => entry),
    )
    placed.push(...made.orders)
  }
  return placed
}

async function putOffice(
  target: SampleTarget,
  people: ReturnType<typeof peopleDocuments>,
  placed: OrderDocuments['orders'],
): Promise<void> {
  const made = officeDocuments({
    persons: new Map(people.persons.map((p) => [p._id, p])),
    accounts: people.accounts,
    orders: placed,
    now: target.now,
  })
  await target.insertMany(messages.name, made.messages)
  await target.insertMany(callTasks.name, made.tasks)
  await target.insertMany(consents.name, made.consents)
  await target.insertMany(auditEntries.name, made.audit)
  await target.insertMany(verifiedPhones.name, made.phones)
}

async function putNews(
  { insertMany, env, now }: SampleTarget,
  people: ReturnType<typeof peopleDocuments>,
  sizes: ReadonlyMap<string, number>,
): Promise<void> {
  const known = new Map(people.persons.map((p) => [p._id, p]))
  const desk = { now, file: fileIdIn(env), sizeOf: (file: string) => sizes.get(file) ?? 0 }
  for (const [name, documents] of newsDocuments(desk, known)) await insertMany(name, documents)
}

async function putMeals(
  { insertMany, env, now }: SampleTarget,
  communities: readonly ReturnType<typeof peopleDocuments>[],
): Promise<void> {
  const desk = {
    now,
    picture: fileIdIn(env),
    persons: new Map(communities.flatMap(({ persons: known }) => known.map((p) => [p._id, p] as const))),
    accounts: new Map(communities.flatMap(({ accounts: known }) => known.map((a) => [a._id, a] as const))),
  }
  for (const [name, documents] of mealDocuments(desk)) await insertMany(name, documents)
}

/** Whoever could come first: they have WeChat, and nobody knows them yet. */
const FIRST_COMERS = [
  { openid: 'o-liu-jianguo', name: '刘建国', phone: '13900005001', note: '社区主任,拿到了开通码,还没登记' },
  { openid: 'o-zhang-min', name: '张敏', phone: '13900005002', note: '将来管团购,还没登记' },
  { openid: 'o-wang-xiuying', name: '王秀英', phone: '13900005003', note: '退休工人,还没登记' },
]

const CODE_DAYS = 30

/**
 * The two communities without anybody in them, as a deployment begins. Answers the codes of their first administrators,
 * in a line each.
 */
export async function loadCommunities({ insertMany, writeUsers, now }: SampleTarget): Promise<string[]> {
  const founded = [xinglong, yulan].map((community) => ({ community, code: newClaimCode() }))
  await insertMany(
    communities.name,
    founded.map(({ community, code }) => ({
      ...inItself(community),
      admins: [],
      claim: { codeHash: claimHash(code), until: now + CODE_DAYS * DAY },
    })),
  )
  await writeUsers(FIRST_COMERS.map((person) => ({ ...person, roles: [] })))
  return founded.map(({ community, code }) => `${community.name}: code of the first administrator ${code}`)
}

/** Fills an empty local cloud with the sample community, dated around `target.now`. */
export async function loadSample(target: SampleTarget): Promise<void> {
  const residents = samplePeople(target.now)
  const people = peopleDocuments(xinglong, residents, target.now, 0)
  const neighbours = peopleDocuments(yulan, yulanPeople, target.now, residents.length)
  await target.insertMany(communities.name, [inItself(xinglong), inItself(yulan)])
  await target.insertMany(persons.name, [...people.persons, ...neighbours.persons])
  await target.insertMany(accounts.name, [...people.accounts, ...neighbours.accounts])
  const sizes = await putFiles(target)
  await putOffice(target, people, await putGroupbuy(target, people))
  await putNews(target, people, sizes)
  await putMeals(target, [people, neighbours])
  await target.writeUsers([...people.users, ...neighbours.users])
}
