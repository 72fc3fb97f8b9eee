import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { allIndexSpecs } from '../../../cloudfunctions/declarations'
import { openDatabaseGateway } from '../../../local/cloud/gateway'
import { startCloud, type ActionResult, type TestCloud } from '../../support/cloud'
import { rows, type May, type Row } from '../../support/matrix/table'
import {
  COLUMNS,
  NO_THINGS,
  worldOf,
  type CellThings,
  type Column,
  type Phase,
  type World,
} from '../../support/matrix/world'
import * as shop from '../../support/shop'
import { wishes } from '../../support/wishes'

/**
 * Every action of every function, asked by every role about an elder of grid 1: exactly what the table says. Each
 * question has people and things of its own.
 */

/** What a row asks differently from the ordinary wish for its action, and in which state the things must be for it. */
interface Special {
  input?: (things: CellThings) => object
  phase?: Phase
  /** How "no" is said, where it is about the input and not about the role. */
  refusal?: string
}

const HOME = { building: '3', unit: '2', room: '501' }
const digitsOf = (id: string): string => id.replace(/\D/g, '').padStart(8, '0')
const ordinary = (fn: string, action: string, t: CellThings): object => wishes[fn]![action]!(t)
const about =
  (fn: string, action: string, more: (t: CellThings) => object) =>
  (t: CellThings): object => ({ ...ordinary(fn, action, t), ...more(t) })

const specials: Record<string, Special> = {
  'account.invitation:answered': { input: (t) => ({ linkId: t.activeLinkId }) },
  'account.answerLink:answered': { input: (t) => ({ linkId: t.activeLinkId, accept: true }) },
  'account.saveLinkScopes': { input: (t) => ({ linkId: t.activeLinkId, scopes: ['meals'] }) },
  'account.endLink': { input: (t) => ({ linkId: t.activeLinkId }) },
  'account.saveChild': { input: about('account', 'saveChild', (t) => ({ personId: t.childId })) },
  'groupbuy.quote:elder': { input: about('groupbuy', 'quote', ({ personId }) => ({ personId })) },
  'groupbuy.placeOrder:elder': { input: about('groupbuy', 'placeOrder', ({ personId }) => ({ personId })) },
  'groupbuy.myOrders:elder': { input: ({ personId }) => ({ personId }) },
  'groupbuy.saveCampaign': { phase: 'draft' },
  'groupbuy.publishCampaign': { phase: 'draft' },
  'groupbuy.endCampaign': { phase: 'over' },
  'groupbuy.findForPickup': { phase: 'pickup' },
  'groupbuy.verify': { phase: 'pickup' },
  'groupbuy.undoVerification': { phase: 'handedOver' },
  'payment.payBack': { phase: 'owed' },
  'people.registerPerson': {
    // a newcomer for each question, in the elder's house
    input: ({ personId }) => ({ name: '新来的', phone: `137${digitsOf(personId)}`, address: HOME }),
    refusal: 'BAD_INPUT',
  },
  'people.savePerson': { input: about('people', 'savePerson', () => ({ address: HOME })) },
  'people.erasePerson': { input: about('people', 'erasePerson', (t) => ({ personId: t.againId })) },
  'people.linkPeople': { input: about('people', 'linkPeople', (t) => ({ proxyPersonId: t.colleagueId })) },
  'people.grantRole': {
    input: about('people', 'grantRole', (t) => ({ personId: t.colleagueId, role: 'teacher' })),
  },
  'people.revokeRole': { input: about('people', 'revokeRole', (t) => ({ personId: t.colleagueId })) },
}

const cells = rows.flatMap((row) => COLUMNS.map((column) => ({ row, column })))
const worlds = new Map<string, World>(
  cells.map(({ row, column }, n) => [
    `${row.name} ${column}`,
    worldOf(n, column, specials[row.name]?.phase ?? 'open'),
  ]),
)

let cloud: TestCloud
let folder: string

/** One world for each of the hundreds of questions: written straight into the file, before the cloud opens it. */
async function fill(file: string): Promise<void> {
  const gateway = openDatabaseGateway({ file })
  for (const [name, indexes] of Object.entries(allIndexSpecs())) await gateway.ensureCollection(name, indexes)
  const collections = new Set([...worlds.values()].flatMap(({ documents }) => Object.keys(documents)))
  for (const name of collections) {
    const documents = [...worlds.values()].flatMap((world) => world.documents[name] ?? [])
    for (let i = 0; i < documents.length; i += 2_000) {
      await gateway.insertMany(name, documents.slice(i, i + 2_000))
    }
  }
  const admins = cells.flatMap(({ column }, n) => (column === 'admin' ? [`o-caller-${n}`] : []))
  await gateway.insertMany('communities', [{ ...shop.community('xinglong'), admins: ['o-chief', ...admins] }])
  gateway.close()
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'matrix-'))
  await fill(path.join(folder, 'database.sqlite'))
  cloud = await startCloud({ data: folder })
})

afterAll(async () => {
  await cloud.stop()
  await rm(folder, { recursive: true, force: true })
})

/** WeChat's code for the phone button, which only WeChat can give. */
async function phoneCode(openid: string): Promise<object> {
  const reply = await cloud.json('POST', '/wechat/phone-code', { openid, phone: '13900001001' })
  return { code: (reply as { code: string }).code }
}

async function ask(row: Row, column: Column, things: CellThings): Promise<ActionResult> {
  const { openid } = worlds.get(`${row.name} ${column}`)!
  const given = (specials[row.name]?.input ?? ((t) => ordinary(row.fn, row.action, t)))(things)
  const input = row.name === 'account.redeemPhone' ? await phoneCode(openid) : given
  return cloud.call(row.fn, openid, row.action, input, shop.newRequestId())
}

const plain = (answer: ActionResult): string =>
  JSON.stringify(answer, (key, value: unknown) => (key === 'now' ? 0 : value))

async function verdict(row: Row, column: Column): Promise<May | string> {
  const answer = await ask(row, column, worlds.get(`${row.name} ${column}`)!.things)
  if (answer.ok) return 'yes'
  if (['NOT_ALLOWED', specials[row.name]?.refusal].includes(answer.error.code)) return 'no'
  const onNothing = await ask(row, column, NO_THINGS)
  const unknown = answer.error.code === 'NOT_FOUND' && plain(answer) === plain(onNothing)
  return unknown ? '?' : `${answer.error.code} ${answer.error.message}`
}

test('every action of every function has its row', () => {
  const actions = Object.entries(wishes).flatMap(([fn, of]) =>
    Object.keys(of).map((action) => `${fn}.${action}`),
  )

  expect([...new Set(rows.map(({ fn, action }) => `${fn}.${action}`))].sort()).toEqual(actions.sort())
})

test.each(rows)('$name', async (row) => {
  const found = await shop.inParallel(
    COLUMNS,
    4,
    async (column) => [column, await verdict(row, column)] as const,
  )

  expect(Object.fromEntries(found)).toEqual(row.may)
})
