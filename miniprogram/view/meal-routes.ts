import { withQuery } from './routes'

const own = (name: string, query: Record<string, string | undefined> = {}): string =>
  withQuery(`/packages/meals/pages/${name}/index`, query)

const staff = (name: string, query: Record<string, string | undefined> = {}): string =>
  withQuery(`/packages/canteen/pages/${name}/index`, query)

const courier = (name: string, query: Record<string, string | undefined> = {}): string =>
  withQuery(`/packages/courier/pages/${name}/index`, query)

/** Residents' pages of meals. The tab itself is `routes.meals`. */
export const mealRoutes = {
  /** One menu: choose, confirm, book. With an order it is changed instead. */
  book: (menuId: string, choice: { personId?: string; itemId?: string; orderId?: string } = {}) =>
    own('book', { menuId, ...choice }),
  /** Right after booking; `before` where the meal had been booked already. */
  result: (orderId: string, how?: 'before' | 'changed') => own('result', { id: orderId, how }),
  /** Several days at once. */
  week: (personId?: string) => own('week', { personId }),
  orders: (show?: 'past') => own('orders', { show }),
  order: (id: string) => own('order', { id }),
  standing: (personId?: string) => own('standing', { personId }),
  /** The week's menu in large letters, to share and to print. */
  board: () => own('board'),
  openKitchen: () => own('open-kitchen'),
  account: (personId?: string) => own('account', { personId }),
  /** Family write how somebody is whom nobody could find. */
  wellBeing: (alertId: string, name: string) => own('well-being', { alertId, name }),
}

/** The canteen's pages. */
export const canteenRoutes = {
  day: () => staff('day'),
  menus: () => staff('menus'),
  /** Of a day that has none yet, or one that is there. */
  editMenu: (query: { id?: string; date?: string; meal?: string }) => staff('menu-edit', query),
  dishes: () => staff('dishes'),
  /** The library, to take one dish from: tells its opener `chosen` {dish}. */
  chooseDish: () => staff('dishes', { choose: '1' }),
  editDish: (id?: string) => staff('dish-edit', { id }),
  kitchenSheet: (menuId: string) => staff('kitchen-sheet', { menuId }),
  labels: (menuId: string) => staff('labels', { menuId }),
  dayOrders: (menuId: string, show?: string) => staff('day-orders', { menuId, show }),
  meal: (id: string) => staff('meal', { id }),
  handOut: (menuId?: string) => staff('hand-out', { menuId }),
  runs: (menuId: string) => staff('runs', { menuId }),
  routes: () => staff('routes'),
  /** Search for whoever calls or stands at the counter. */
  callers: () => staff('callers'),
  phoneOrder: (personId: string) => staff('phone-order', { personId }),
  policies: () => staff('policies'),
  addPolicy: () => staff('policy-edit'),
  month: (month?: string) => staff('month', { month }),
  accounts: () => staff('accounts'),
  account: (personId: string) => staff('account', { personId }),
  samples: () => staff('samples'),
  ratings: () => staff('ratings'),
}

/** Pages of couriers, and of whoever looks for somebody that nobody could find. */
export const courierRoutes = {
  stops: () => courier('stops'),
  alerts: () => courier('alerts'),
  alert: (id: string) => courier('alert', { id }),
}
