import type { Phone } from '../phone'
import type { Screen } from './screen'

const canteen = '/packages/canteen/pages'
const staff = '/packages/staff/pages'

const caller = (key: string): string => `${canteen}/phone-order/index?personId=p-${key}`

/** The first of the menus below "换一天". */
const firstMenu = (phone: Phone): Promise<void> =>
  phone.tapOn(phone.page.locator('.mp-layer:not([hidden]) .menu').first())

/** Whoever takes calls. */
export const callScreens: Screen[] = [
  { name: 'callers', url: `${canteen}/callers/index` },
  { name: 'callers-found', url: `${canteen}/callers/index`, reach: (phone) => phone.search('王') },
  { name: 'callers-unknown', url: `${canteen}/callers/index`, reach: (phone) => phone.search('上官') },
  { name: 'meal-call', url: caller('wang-dezhi') },
  { name: 'meal-call-diet', url: caller('chen-fushan') },
  { name: 'meal-call-sentence', url: caller('wang-dezhi'), reach: (phone) => phone.tap(/^一样的/) },
  { name: 'meal-call-dishes', url: caller('wang-dezhi'), reach: firstMenu },
  {
    name: 'register-eater',
    url: `${staff}/people/index?meals=1&query=上官云`,
  },
]

/** What only the canteen does with a meal that stands. */
const standingMeal: Screen[] = [
  {
    name: 'meal-call-change',
    url: caller('wang-dezhi'),
    reach: (phone) => phone.tap(/^改/),
  },
  {
    name: 'meal-call-cancel',
    url: caller('wang-dezhi'),
    reach: (phone) => phone.tap(/^取消/),
  },
]

/** The canteen's office: who walks where, subsidies, accounts. */
export const canteenOfficeScreens: Screen[] = [
  ...callScreens,
  ...standingMeal,
  { name: 'runs', url: `${canteen}/day/index`, reach: (phone) => phone.tap(/^送餐/) },
  // Couriers, who come next, have something to set out with.
  { name: 'canteen-ready', url: `${canteen}/day/index`, reach: (phone) => phone.tap(/^做好了$/) },
  { name: 'routes', url: `${canteen}/routes/index` },
  { name: 'routes-edit', url: `${canteen}/routes/index`, reach: (phone) => phone.tap(/^1 号线/) },
  { name: 'policies', url: `${canteen}/policies/index` },
  { name: 'month', url: `${canteen}/month/index` },
  { name: 'month-paper', url: `${canteen}/month/index`, reach: (phone) => phone.tap('打印月报') },
  { name: 'accounts', url: `${canteen}/accounts/index` },
  { name: 'accounts-billed', url: `${canteen}/accounts/index`, reach: (phone) => phone.tap('按月结账') },
  { name: 'accounts-find', url: `${canteen}/accounts/index`, reach: (phone) => phone.tap('找人') },
  { name: 'account', url: `${canteen}/account/index?personId=p-wang-xiuying` },
  {
    name: 'account-top-up',
    url: `${canteen}/account/index?personId=p-wang-xiuying`,
    reach: (phone) => phone.tap('充值'),
  },
  {
    name: 'account-mode',
    url: `${canteen}/account/index?personId=p-wang-xiuying`,
    reach: (phone) => phone.tap('改怎么付'),
  },
]

/** A new version of the subsidy is the administrators'. */
export const policyScreens: Screen[] = [
  { name: 'policies-admin', url: `${canteen}/policies/index` },
  { name: 'policy-edit', url: `${canteen}/policy-edit/index` },
  {
    name: 'policy-edit-missing',
    url: `${canteen}/policy-edit/index`,
    async reach(phone) {
      await phone.tap('再加一档')
      await phone.tap('再看一遍')
    },
  },
  { name: 'policy-read', url: `${canteen}/policy-edit/index`, reach: (phone) => phone.tap('再看一遍') },
]
