import { GUARDIAN_VERSION, PRIVACY_VERSION } from '../../miniprogram/shared/privacy'
import { DAY, HOUR } from '../../miniprogram/shared/time'
import { articleContent } from './articles'
import { mealWishes } from './meal-wishes'

/** Ids of one community's things, to ask for as somebody who has no business with them. */
export interface Things {
  campaignId: string
  orderId: string
  code: string
  personId: string
  verificationId: string
  /** A link that somebody else asked for or has. */
  linkId: string
  taskId: string
  messageId: string
  grantId: string
  articleId: string
  /** What somebody else asked under it. */
  commentId: string
  menuId: string
  /** The day of the menu. */
  mealDate: string
  /** What somebody has ordered from it. */
  mealId: string
  dishId: string
  routeId: string
  /** Of the route. */
  building: string
  /** Somebody who may walk a route. */
  courierId: string
  alertId: string
  sampleId: string
  standingId: string
}

/** Ids of things that exist nowhere. */
export const NOTHING: Things = {
  campaignId: 'no-such-campaign',
  orderId: 'no-such-order',
  code: 'xlv1.no-such-order.123456',
  personId: 'p-nobody',
  verificationId: 'no-such-verification',
  linkId: 'no-such-link-no-such-link',
  taskId: 'no-such-task',
  messageId: 'no-such-message',
  grantId: 'no-such-grant',
  articleId: 'no-such-article',
  commentId: 'no-such-question',
  menuId: 'no-such-menu',
  mealDate: '2049-01-04',
  mealId: 'meal:p-nobody:2049-01-04:lunch',
  dishId: 'no-such-dish',
  routeId: 'no-such-route',
  building: '3',
  courierId: 'p-no-courier',
  alertId: 'no-such-alert',
  sampleId: 'no-such-sample',
  standingId: 'standing:p-nobody:lunch',
}

const line = { itemId: 'eggs', quantity: 1 }

/** A fixed day, so that two wishes are equal but for their ids. */
const SOME_DAY = Date.parse('2030-01-01T08:00:00+08:00')

const draft = (now: number) => ({
  title: '周五鲜蔬',
  text: '',
  photos: [],
  opensAt: now,
  closesAt: now + DAY,
  pickupFrom: now + 2 * DAY,
  pickupTo: now + 2 * DAY + HOUR,
  pickupPointIds: [],
  items: [],
})

const money = (t: Things) => ({ kind: 'groupbuy', bookingId: t.orderId, method: 'cash', seenFen: 100 })

const move = (t: Things) => ({ id: t.articleId, version: 1 })
const noPlan = { pinnedUntil: null, urgentUntil: null }

const profile = { name: '王秀英', phone: '13900001001', address: null }
const child = { name: '刘一诺', birthdate: '2018-05-01' }
const scopes = ['meals', 'groupbuy']

/** A well-formed input for every action of every function: the table that permissions are tried with. */
export const wishes: Record<string, Record<string, (t: Things) => object>> = {
  account: {
    home: () => ({}),
    me: () => ({}),
    buildings: () => ({}),
    saveProfile: () => ({ ...profile, privacyVersion: PRIVACY_VERSION }),
    redeemPhone: () => ({ code: 'a-code-of-nobody' }),
    saveFace: () => ({ nickname: '秀英', avatar: '' }),
    saveLetterSize: () => ({ letterSize: 'large' }),
    allowMessages: () => ({ templates: ['pickup'] }),
    claimAdmin: () => ({ code: 'ABCD-EFGH-JKMN' }),
    family: () => ({}),
    askLink: () => ({ name: '周秀兰', phone: '13900001234', relation: '妈妈', scopes }),
    invitation: (t) => ({ linkId: t.linkId }),
    answerLink: (t) => ({ linkId: t.linkId, accept: true }),
    saveLinkScopes: (t) => ({ linkId: t.linkId, scopes: ['meals'] }),
    endLink: (t) => ({ linkId: t.linkId }),
    addChild: () => ({ ...child, relation: '女儿', consentVersion: GUARDIAN_VERSION }),
    saveChild: (t) => ({ personId: t.personId, ...child, diet: [], dietNote: '' }),
    inbox: () => ({}),
    readMessages: (t) => ({ ids: [t.messageId] }),
    exportMyData: () => ({}),
    deleteMe: () => ({}),
  },
  groupbuy: {
    campaigns: () => ({}),
    campaign: (t) => ({ id: t.campaignId }),
    quote: (t) => ({ campaignId: t.campaignId, lines: [line] }),
    placeOrder: (t) => ({
      campaignId: t.campaignId,
      pickupPointId: 'pp-1',
      lines: [line],
      seenTotalFen: 100,
    }),
    myOrders: () => ({}),
    order: (t) => ({ id: t.orderId }),
    cancelOrder: (t) => ({ id: t.orderId }),
    staffCampaigns: () => ({}),
    staffCampaign: (t) => ({ id: t.campaignId }),
    choices: () => ({}),
    saveSupplier: () => ({ name: '王楼镇蔬菜基地', contact: '老魏', phone: '13900002011', about: '' }),
    savePickupPoint: () => ({ name: '物业站', place: '22 号楼', hours: '9:00–18:00', phone: '0393-4412346' }),
    saveCampaign: (t) => ({ id: t.campaignId, version: 1, ...draft(SOME_DAY) }),
    publishCampaign: (t) => ({ id: t.campaignId, version: 1 }),
    copyCampaign: (t) => ({ id: t.campaignId }),
    closeOrdering: (t) => ({ id: t.campaignId, reason: '货不够' }),
    endCampaign: (t) => ({ id: t.campaignId, reason: '取完了' }),
    cancelCampaign: (t) => ({ id: t.campaignId, reason: '下雨' }),
    campaignOrders: (t) => ({ campaignId: t.campaignId }),
    purchaseList: (t) => ({ campaignId: t.campaignId }),
    findForPickup: (t) => ({ campaignId: t.campaignId, code: t.code }),
    staffOrder: (t) => ({ id: t.orderId }),
    verify: (t) => ({ orderId: t.orderId, lines: [line] }),
    undoVerification: (t) => ({ orderId: t.orderId, verificationId: t.verificationId, reason: '拿错了' }),
    staffCancelOrder: (t) => ({ id: t.orderId, reason: '来电不要了' }),
    desk: () => ({}),
  },
  meals: mealWishes,
  news: {
    articles: () => ({}),
    searchArticles: () => ({ words: '医保' }),
    article: (t) => ({ id: t.articleId }),
    beside: (t) => ({ id: t.articleId }),
    ask: (t) => ({ articleId: t.articleId, text: '要带户口本吗?' }),
    removeQuestion: (t) => ({ id: t.commentId }),
    react: (t) => ({ articleId: t.articleId, kind: 'like', on: true }),
    markRead: (t) => ({ articleId: t.articleId }),
    savedArticles: () => ({}),
    articleCode: (t) => ({ id: t.articleId }),
    staffArticles: () => ({ stage: 'published' }),
    staffArticle: (t) => ({ id: t.articleId }),
    saveDraft: (t) => ({ ...move(t), content: articleContent() }),
    submitDraft: move,
    recallDraft: move,
    returnDraft: (t) => ({ ...move(t), reason: '时间没有写' }),
    approveDraft: (t) => ({ ...move(t), ...noPlan, at: null, notify: true }),
    unscheduleArticle: move,
    pinArticle: (t) => ({ ...move(t), ...noPlan }),
    withdrawArticle: (t) => ({ ...move(t), reason: '改期了' }),
    discardDraft: move,
    changes: (t) => ({ id: t.articleId }),
    importArticle: () => ({ html: '<h2>冬天用火</h2><p>煤炉要有烟囱,睡前开一道窗缝。</p>' }),
    findRelated: () => ({ words: '医保' }),
    questions: () => ({ show: 'open' }),
    answerQuestion: (t) => ({ id: t.commentId, text: '带身份证就行' }),
    showQuestion: (t) => ({ id: t.commentId }),
    hideQuestion: (t) => ({ id: t.commentId, reason: '里面有别人的电话' }),
    newsDesk: () => ({}),
    articleNumbers: () => ({}),
  },
  people: {
    searchPeople: () => ({ query: '王秀英' }),
    registerPerson: () => ({ name: '新来的', phone: '13900009999', address: null }),
    person: (t) => ({ personId: t.personId }),
    savePerson: (t) => ({
      personId: t.personId,
      version: 1,
      ...profile,
      birthdate: '1948-03-12',
      diet: ['soft'],
      dietNote: '',
      note: '',
    }),
    mergePeople: (t) => ({ keepId: t.personId, mergeId: `${t.personId}-again`, reason: '同一个人' }),
    erasePerson: (t) => ({ personId: t.personId, reason: '本人要求' }),
    confirmLink: (t) => ({ personId: t.personId, linkId: t.linkId, scopes }),
    linkPeople: (t) => ({ personId: t.personId, proxyPersonId: 'p-stranger', relation: '邻居', scopes }),
    endLinkFor: (t) => ({ personId: t.personId, linkId: t.linkId, reason: '来电说不用了' }),
    desk: () => ({}),
    staff: () => ({}),
    grantRole: (t) => ({ personId: t.personId, role: 'editor', reason: '写资讯' }),
    revokeRole: (t) => ({ personId: t.personId, grantId: t.grantId, reason: '不做了' }),
    auditLog: (t) => ({ personId: t.personId }),
    callTasks: () => ({}),
    takeCall: (t) => ({ id: t.taskId }),
    finishCall: (t) => ({ id: t.taskId, outcome: 'reached', note: '' }),
  },
  payment: {
    status: (t) => ({ kind: 'groupbuy', bookingId: t.orderId }),
    collect: money,
    payBack: (t) => ({ ...money(t), reason: '不要了' }),
    ledger: () => ({ date: '2026-11-23' }),
  },
}
