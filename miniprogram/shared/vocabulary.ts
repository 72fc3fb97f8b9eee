/** The words for states, the same in every screen, list and paper. */

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

/** Which meal of a day. */
export const MEALS = ['lunch', 'dinner'] as const
export type Meal = (typeof MEALS)[number]

export const mealLabel: Record<Meal, string> = { lunch: '午餐', dinner: '晚餐' }

/** How a meal gets to whoever eats it. */
export const MEAL_WAYS = ['dineIn', 'pickUp', 'delivery'] as const
export type MealWay = (typeof MEAL_WAYS)[number]

export const mealWayLabel: Record<MealWay, string> = {
  dineIn: '在食堂吃',
  pickUp: '自己来取',
  delivery: '送到家',
}

/** Through which door a meal was booked. */
export const MEAL_DOORS = ['app', 'proxy', 'phone', 'counter', 'standing'] as const
export type MealDoor = (typeof MEAL_DOORS)[number]

export const mealDoorLabel: Record<MealDoor, string> = {
  app: '自己订的',
  proxy: '家人订的',
  phone: '电话订的',
  counter: '窗口订的',
  standing: '长期订餐',
}

/** What somebody's meal is at. `locked`: the cutoff has passed, the kitchen has the list. */
export const MEAL_STATES = [
  'booked',
  'locked',
  'cooking',
  'ready',
  'out',
  'no_answer',
  'delivered',
  'collected',
  'returned',
  'cancelled',
  'no_show',
] as const
export type MealState = (typeof MEAL_STATES)[number]

export const mealStateLabel: Record<MealState, string> = {
  booked: '已订好',
  locked: '已截单',
  cooking: '正在做',
  ready: '做好了',
  out: '在路上',
  no_answer: '没人应门',
  delivered: '送到了',
  collected: '已领餐',
  returned: '没送成,已带回',
  cancelled: '已取消',
  no_show: '没有来取',
}

/** A day's menu, as far as residents may see it. */
export type MenuState = 'draft' | 'published' | 'cancelled'

export const menuStateLabel: Record<MenuState, string> = {
  draft: '还没发布',
  published: '已发布',
  cancelled: '这餐不开',
}

/** How far the kitchen is with a menu. */
export const KITCHEN_STAGES = ['open', 'locked', 'cooking', 'ready', 'closed'] as const
export type KitchenStage = (typeof KITCHEN_STAGES)[number]

export const kitchenStageLabel: Record<KitchenStage, string> = {
  open: '还在订',
  locked: '已截单',
  cooking: '正在做',
  ready: '做好了',
  closed: '已收餐',
}

/** What a dish is good for; each answers a diet flag of the same name. */
export const DISH_TAGS = ['soft', 'lowSalt', 'lowSugar', 'lowFat'] as const
export type DishTag = (typeof DISH_TAGS)[number]

export const dishTagLabel: Record<DishTag, string> = {
  soft: '软烂',
  lowSalt: '少盐',
  lowSugar: '少糖',
  lowFat: '少油',
}

/** What is in a dish that somebody may not eat. */
export const DISH_CONTENTS = [
  'pork',
  'meat',
  'fish',
  'shellfish',
  'egg',
  'milk',
  'peanut',
  'nuts',
  'soy',
  'wheat',
  'sesame',
  'spicy',
] as const
export type DishContent = (typeof DISH_CONTENTS)[number]

export const dishContentLabel: Record<DishContent, string> = {
  pork: '猪肉',
  meat: '牛羊禽肉',
  fish: '鱼',
  shellfish: '虾蟹贝',
  egg: '鸡蛋',
  milk: '牛奶',
  peanut: '花生',
  nuts: '坚果',
  soy: '豆制品',
  wheat: '面食',
  sesame: '芝麻',
  spicy: '辣椒',
}

/** What becomes of the subsidy of a meal: granted on proof that it was eaten, released where it was not. */
export type SubsidyState = 'none' | 'reserved' | 'granted' | 'released'

export const subsidyStateLabel: Record<SubsidyState, string> = {
  none: '没有补贴',
  reserved: '领餐后补贴',
  granted: '已补贴',
  released: '没有补贴',
}

/** To whom a meal was handed at the door. */
export const HANDED_TO = ['person', 'family', 'neighbour', 'door'] as const
export type HandedTo = (typeof HANDED_TO)[number]

export const handedToLabel: Record<HandedTo, string> = {
  person: '交给本人',
  family: '交给家人',
  neighbour: '交给邻居',
  door: '本人说放门口',
}

/** By what somebody was known at the canteen's window: never by face alone. */
export const KNOWN_BY = ['code', 'card', 'name'] as const
export type KnownBy = (typeof KNOWN_BY)[number]

export const knownByLabel: Record<KnownBy, string> = { code: '报码', card: '刷助餐卡', name: '报姓名核对' }

/** How an elder turned out to be, after nobody had answered the door. */
export const WELL_BEINGS = ['fine', 'away', 'ill', 'emergency'] as const
export type WellBeing = (typeof WELL_BEINGS)[number]

export const wellBeingLabel: Record<WellBeing, string> = {
  fine: '人没事',
  away: '出门了',
  ill: '不舒服,有人照看',
  emergency: '已送医或报警',
}

export type AlertState = 'open' | 'escalated' | 'closed'

export const alertStateLabel: Record<AlertState, string> = {
  open: '正在找人',
  escalated: '超过 15 分钟,请马上处理',
  closed: '已有下落',
}

/** How somebody pays for meals: each at the counter, from money that they have paid in, or by the month. */
export const ACCOUNT_MODES = ['onsite', 'prepaid', 'billed'] as const
export type AccountMode = (typeof ACCOUNT_MODES)[number]

export const accountModeLabel: Record<AccountMode, string> = {
  onsite: '每餐现付',
  prepaid: '预存扣款',
  billed: '按月结账',
}

export const ACCOUNT_MOVES = ['topUp', 'charge', 'reversal', 'settle', 'payOut'] as const
export type AccountMove = (typeof ACCOUNT_MOVES)[number]

export const accountMoveLabel: Record<AccountMove, string> = {
  topUp: '充值',
  charge: '餐费',
  reversal: '餐费退回',
  settle: '结账',
  payOut: '退还余额',
}
