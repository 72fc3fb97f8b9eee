/** The words of meals; `vocabulary` hands them on. */

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
