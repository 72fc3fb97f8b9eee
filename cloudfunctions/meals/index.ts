import { serve } from '../kit/serve'
import { deliveryActions } from './actions/delivery'
import { kitchenActions } from './actions/kitchen'
import { moneyActions } from './actions/money'
import { residentActions } from './actions/residents'
import type { contract } from './contract'
import { printedPage } from './print/serving'
import { sweep } from './sweep'

/** 助餐: menus, bookings, the kitchen's day, delivery, subsidies and people's accounts. */
export const main = serve<typeof contract>({
  name: 'meals',
  actions: { ...residentActions, ...kitchenActions, ...deliveryActions, ...moneyActions },
  timers: { sweep },
  http: printedPage,
})
