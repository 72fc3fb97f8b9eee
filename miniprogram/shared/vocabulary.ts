/** The words for states, the same in every screen, list and paper. */

export * from './meal-vocabulary'

export type CampaignState = 'draft' | 'published' | 'ended' | 'cancelled'

/** What a campaign's state and the clock make of it. */
export type CampaignPhase = 'draft' | 'scheduled' | 'open' | 'closed' | 'pickup' | 'ended' | 'cancelled'

export const campaignPhaseLabel: Record<CampaignPhase, string> = {
  draft: '草稿',
  scheduled: '还没开始',
  open: '正在接龙',
  closed: '已截单,备货中',
  pickup: '可以取货',
  ended: '已结束',
  cancelled: '已取消',
}

export type OrderState =
  'pending_pay' | 'placed' | 'partly_picked' | 'picked' | 'cancelled' | 'expired' | 'no_show'

export const orderStateLabel: Record<OrderState, string> = {
  pending_pay: '待付款',
  placed: '已订好',
  partly_picked: '取了一部分',
  picked: '已取货',
  cancelled: '已取消',
  expired: '超时未付,已取消',
  no_show: '没有来取',
}

/** How money changed hands: at the counter, or from what a person has with the canteen. */
export type PaymentMethod = 'cash' | 'code' | 'account'
/** What staff take and give back by hand. */
export type CounterMethod = Exclude<PaymentMethod, 'account'>

export const paymentMethodLabel: Record<PaymentMethod, string> = {
  cash: '现金',
  code: '扫码收款',
  account: '助餐账户',
}

/** A resident is everyone with a profile; the rest is granted, with a scope. */
export const ROLES = [
  'editor',
  'reviewer',
  'organiser',
  'canteen',
  'courier',
  'teacher',
  'gridWorker',
  'admin',
] as const
export type Role = (typeof ROLES)[number]

export const roleLabel: Record<Role, string> = {
  editor: '编辑',
  reviewer: '审核',
  organiser: '团购负责人',
  canteen: '食堂',
  courier: '送餐员',
  teacher: '老师',
  gridWorker: '网格员',
  admin: '管理员',
}

/** What one person may do for another; each on its own. */
export const PROXY_SCOPES = ['meals', 'classes', 'groupbuy', 'health'] as const
export type ProxyScope = (typeof PROXY_SCOPES)[number]

/** What can be booked. */
export const BOOKING_KINDS = ['groupbuy', 'meals'] as const
export type BookingKind = (typeof BOOKING_KINDS)[number]

/** What one may do for somebody else, as the object of "可以替 TA 办". */
export const proxyScopeLabel: Record<ProxyScope, string> = {
  meals: '订餐',
  classes: '报课',
  groupbuy: '团购',
  health: '健康登记',
}

/** How a link to somebody else stands. */
export const LINK_STATES = ['pending', 'active', 'revoked'] as const
export type LinkState = (typeof LINK_STATES)[number]

export const linkStateLabel: Record<LinkState, string> = {
  pending: '等 TA 同意',
  active: '已同意',
  revoked: '已停止',
}

/** What a kitchen must know about somebody. */
export const DIET_FLAGS = [
  'soft',
  'lowSalt',
  'lowSugar',
  'lowFat',
  'noSpicy',
  'halal',
  'vegetarian',
  'allergy',
] as const
export type DietFlag = (typeof DIET_FLAGS)[number]

export const dietLabel: Record<DietFlag, string> = {
  soft: '要软烂',
  lowSalt: '少盐',
  lowSugar: '少糖',
  lowFat: '少油',
  noSpicy: '不吃辣',
  halal: '清真',
  vegetarian: '吃素',
  allergy: '有过敏',
}

/** What WeChat may notify people of, each asked for on its own. */
export const MESSAGE_TEMPLATES = ['pickup', 'change', 'family', 'news', 'meal'] as const
export type MessageTemplate = (typeof MESSAGE_TEMPLATES)[number]

/** How a telephone call to somebody went. */
export const CALL_OUTCOMES = ['reached', 'noAnswer', 'wrongNumber'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

export const callOutcomeLabel: Record<CallOutcome, string> = {
  reached: '说到了',
  noAnswer: '没人接',
  wrongNumber: '号码不对',
}

/** Letters as large as a person needs them; `phone` follows the phone's own setting. */
export const LETTER_SIZES = ['phone', 'standard', 'large', 'largest'] as const
export type LetterSize = (typeof LETTER_SIZES)[number]

/** What residents look for news by. */
export const ARTICLE_CATEGORIES = ['community', 'policy', 'notice', 'event', 'oilfield'] as const
export type ArticleCategory = (typeof ARTICLE_CATEGORIES)[number]

export const articleCategoryLabel: Record<ArticleCategory, string> = {
  community: '社区资讯',
  policy: '政策解读',
  notice: '通知公告',
  event: '活动预告',
  oilfield: '油地共建',
}

/** How far the work on an article is. */
export const ARTICLE_STAGES = ['draft', 'review', 'scheduled', 'published', 'withdrawn'] as const
export type ArticleStage = (typeof ARTICLE_STAGES)[number]

export const articleStageLabel: Record<ArticleStage, string> = {
  draft: '草稿',
  review: '等审核',
  scheduled: '定时发布',
  published: '已发布',
  withdrawn: '已撤下',
}
