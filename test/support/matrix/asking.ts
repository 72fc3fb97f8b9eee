import { allIndexSpecs } from '../../../cloudfunctions/declarations'
import { openDatabaseGateway } from '../../../local/cloud/gateway'
import type { ActionResult, TestCloud } from '../cloud'
import * as shop from '../shop'
import { wishes } from '../wishes'
import type { Row } from './table'
import type { MealPhase, MealStanding } from './meals'
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

const todays = (meal: MealPhase, more: Partial<MealStanding> = {}): Special => ({ meals: { meal, ...more } })
const onRoute: Special = { meals: { meal: 'open', route: true } }
const otherRun = { otherRun: true }
const forElder =
  (action: string) =>
  (t: CellThings): object => ({ ...ordinary('meals', action, t), personId: t.personId })

/** Meals in the state in which each action can be done. */
const mealSpecials: Readonly<Record<string, Special>> = {
  'meals.quote:elder': { input: forElder('quote') },
  'meals.book:own': todays('bookable'),
  'meals.book:elder': { ...todays('bookable'), input: forElder('book') },
  'meals.quoteWeek:elder': { input: forElder('quoteWeek') },
  'meals.bookWeek:elder': { ...todays('bookable'), input: forElder('bookWeek') },
  'meals.myMeals:elder': { input: forElder('myMeals') },
  'meals.rate': todays('delivered'),
  'meals.standings:elder': { input: forElder('standings') },
  'meals.saveStanding:elder': {
    input: (t) => ({ ...forElder('saveStanding')(t), version: 1 }),
  },
  'meals.myAccount:elder': { input: forElder('myAccount') },
  'meals.tellWellBeing': todays('nobody'),
  'meals.saveMenu': todays('draft'),
  'meals.publishMenu': todays('draft'),
  'meals.handOut': todays('ready'),
  'meals.undoHandOut': todays('collected'),
  'meals.saveRoute': onRoute,
  'meals.removeRoute': onRoute,
  'meals.assignRun': onRoute,
  'meals.startRun:own': todays('ready', { route: true }),
  'meals.startRun:otherRun': todays('ready', { route: true, ...otherRun }),
  'meals.deliver:own': todays('out'),
  'meals.deliver:otherRun': todays('out', otherRun),
  'meals.deliver:yesterday': todays('yesterday'),
  'meals.noAnswer:own': todays('out'),
  'meals.noAnswer:otherRun': todays('out', otherRun),
  'meals.worry:own': todays('out'),
  'meals.worry:otherRun': todays('out', otherRun),
  'meals.returnMeal:own': todays('out'),
  'meals.returnMeal:otherRun': todays('out', otherRun),
  'meals.undoDelivery:own': todays('delivered'),
  'meals.undoDelivery:otherRun': todays('delivered', otherRun),
  'meals.alert:own': todays('nobody'),
  'meals.alert:otherRun': todays('nobody', otherRun),
  'meals.alert:yesterday': todays('yesterday'),
  'meals.noteAlert:own': todays('nobody'),
  'meals.noteAlert:otherRun': todays('nobody', otherRun),
  'meals.closeAlert:own': todays('nobody'),
  'meals.closeAlert:otherRun': todays('nobody', otherRun),
  'meals.topUp': todays('open', { balance: 0 }),
  'meals.settleAccount': todays('open', { balance: -800 }),
  'meals.payOutAccount': todays('open', { balance: 5000 }),
}

export const specials: Readonly<Record<string, Special>> = {
  ...mealSpecials,
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

/** In which state the things of a row are. */
export const standingOf = ({ name, fn }: Row): Standing => ({
  ...(fn === 'meals' ? { meals: { meal: 'open' } } : {}),
  ...specials[name],
})

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
  const routes = worlds.flatMap(
    ({ documents }) => (documents['mealRoutes'] ?? []) as { buildings: string[] }[],
  )
  const one = { grid: '1', units: 4, floors: 6, roomsPerFloor: 2 }
  const buildings = routes.flatMap((route) => route.buildings.map((building) => ({ ...one, building })))
  const settled = shop.community('xinglong')
  const templates = { pickup: bound, change: bound, family: bound, news: bound }
  await gateway.insertMany('communities', [
    {
      ...settled,
      buildings: [...settled.buildings, ...buildings],
      templates,
      admins: ['o-chief', ...admins],
    },
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
