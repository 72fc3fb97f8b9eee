import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { accounts, communities, persons, type Community } from '../../cloudfunctions/kit/people'
import { allotments } from '../../cloudfunctions/kit/allotment'
import { ledgerEntries } from '../../cloudfunctions/kit/ledger'
import { payments } from '../../cloudfunctions/kit/payments'
import { campaigns, orders, pickupPoints, suppliers } from '../../cloudfunctions/groupbuy/collections'
import { campaignDocuments, pickupPointDocuments, supplierDocuments } from './campaigns'
import { xinglong, yulan } from './community'
import { orderDocuments } from './orders'
import { samplePeople, yulanPeople } from './people'
import { peopleDocuments } from './persons'

/** Where the sample is put; the local cloud gives it. */
export interface SampleTarget {
  insertMany(collection: string, documents: object[]): Promise<void>
  putFile(file: string, bytes: Buffer): Promise<void>
  writeUsers(users: { openid: string; name: string; roles: string[]; note: string }[]): Promise<void>
  env: string
  /** Epoch ms: all dates of the sample are relative to it. */
  now: number
}

const PICTURES = path.join(__dirname, 'pictures')
const FOLDER = 'sample'

async function putPictures(target: SampleTarget): Promise<void> {
  for (const file of await readdir(PICTURES)) {
    await target.putFile(`${FOLDER}/${file}`, await readFile(path.join(PICTURES, file)))
  }
}

const inItself = (community: Community): object => ({ ...community, community: community._id })

async function putGroupbuy(target: SampleTarget, people: ReturnType<typeof peopleDocuments>): Promise<void> {
  const { now, env } = target
  const picture = (file: string): string => `cloud://${env}.local-${env}/${FOLDER}/${file}`
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
  }
}

/** Fills an empty local cloud with the sample community, dated around `target.now`. */
export async function loadSample(target: SampleTarget): Promise<void> {
  const people = peopleDocuments(xinglong, samplePeople, target.now, 0)
  const neighbours = peopleDocuments(yulan, yulanPeople, target.now, samplePeople.length)
  await target.insertMany(communities.name, [inItself(xinglong), inItself(yulan)])
  await target.insertMany(persons.name, [...people.persons, ...neighbours.persons])
  await target.insertMany(accounts.name, [...people.accounts, ...neighbours.accounts])
  await putPictures(target)
  await putGroupbuy(target, people)
  await target.writeUsers([...people.users, ...neighbours.users])
}
