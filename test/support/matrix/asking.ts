import { allIndexSpecs } from '../../../cloudfunctions/declarations'
import { openDatabaseGateway } from '../../../local/cloud/gateway'
import type { ActionResult, TestCloud } from '../cloud'
import * as shop from '../shop'
import { wishes } from '../wishes'
import type { Row } from './table'
import type { CellThings, Standing, World } from './world'

/** What a row asks differently from the ordinary wish for its action, and in which state the things must be for it. */
interface Special extends Standing {
  input?: (things: CellThings) => object
  /** How "no" is said, where it is about the input and not about the role. */
  refusal?: string
}

const HOME = { building: '3', unit: '2', room: '501' }
const digitsOf = (id: string): string => id.replace(/\D/g, '').padStart(8, '0')
const ordinary = (fn: string, action: string, t: CellThings): object => wishes[fn]![action]!(t)
const about =
  (fn: string, action: string, more: (t: CellThings) => object) =>
  (t: CellThings): object => ({ ...ordinary(fn, action, t), ...more(t) })

export const specials: Readonly<Record<string, Special>> = {
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
  'news.article:otherGrid': { audience: '1' },
  'news.submitDraft': { stage: 'draft' },
  'news.recallDraft': { stage: 'review' },
  'news.returnDraft': { stage: 'review' },
  'news.approveDraft': { stage: 'review' },
  'news.unscheduleArticle': { stage: 'scheduled' },
  'news.discardDraft': { stage: 'draft' },
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

/** Writes worlds straight into a database file, before a cloud opens it. */
export async function fillWorlds(file: string, worlds: readonly World[]): Promise<void> {
  const gateway = openDatabaseGateway({ file })
  for (const [name, indexes] of Object.entries(allIndexSpecs())) await gateway.ensureCollection(name, indexes)
  const collections = new Set(worlds.flatMap(({ documents }) => Object.keys(documents)))
  for (const name of collections) {
    const documents = worlds.flatMap((world) => world.documents[name] ?? [])
    for (let i = 0; i < documents.length; i += 2_000) {
      await gateway.insertMany(name, documents.slice(i, i + 2_000))
    }
  }
  const admins = worlds.filter(({ column }) => column === 'admin').map(({ openid }) => openid)
  const bound = { id: 'template', title: 'thing1', text: 'thing2', at: 'time3' }
  const templates = { pickup: bound, change: bound, family: bound, news: bound }
  await gateway.insertMany('communities', [
    { ...shop.community('xinglong'), templates, admins: ['o-chief', ...admins] },
  ])
  gateway.close()
}

/** WeChat's code for the phone button, which only WeChat can give. */
async function phoneCode(cloud: TestCloud, openid: string): Promise<object> {
  const reply = await cloud.json('POST', '/wechat/phone-code', { openid, phone: '13900001001' })
  return { code: (reply as { code: string }).code }
}

/** Asks as a row says, as somebody, about these things. */
export async function ask(
  cloud: TestCloud,
  { name, fn, action }: Row,
  openid: string,
  things: CellThings,
): Promise<ActionResult> {
  const given = (specials[name]?.input ?? ((t) => ordinary(fn, action, t)))(things)
  const input = name === 'account.redeemPhone' ? await phoneCode(cloud, openid) : given
  return cloud.call(fn, openid, action, input, shop.newRequestId())
}
