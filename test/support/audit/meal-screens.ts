import type { Screen } from './screen'

const meals = '/packages/meals/pages'
const orders = `${meals}/orders/index`

/** Of an elder whose daughter books for her, and whom standing orders feed. */
export const residentMealScreens: Screen[] = [
  { name: 'meals', url: '/pages/meals/index' },
  { name: 'meals-book', url: '/pages/meals/index', reach: (phone) => phone.tap(/^订这份/) },
  {
    name: 'meals-book-more',
    url: '/pages/meals/index',
    async reach(phone) {
      await phone.tap(/^订这份/)
      await phone.tap(/^换一样/)
    },
  },
  { name: 'meals-week', url: `${meals}/week/index` },
  { name: 'meals-orders', url: orders },
  { name: 'meals-past', url: orders, reach: (phone) => phone.tap('以前的') },
  { name: 'meals-order', url: orders, reach: (phone) => phone.tap(/今天午餐/) },
  { name: 'meals-order-open', url: orders, reach: (phone) => phone.tap(/后天.*午餐|明天.*午餐/) },
  {
    name: 'meals-order-past',
    url: orders,
    async reach(phone) {
      await phone.tap('以前的')
      await phone.tap(/送到了/)
    },
  },
  { name: 'meals-order-unknown', url: `${meals}/order/index?id=meal:p-nobody:2030-01-01:lunch` },
  { name: 'meals-standing', url: `${meals}/standing/index` },
  {
    name: 'meals-standing-edit',
    url: `${meals}/standing/index`,
    reach: (phone) => phone.tap('改一改'),
  },
  {
    name: 'meals-standing-away',
    url: `${meals}/standing/index`,
    reach: (phone) => phone.tap('出门几天,先不要'),
  },
  { name: 'meals-board', url: `${meals}/board/index` },
  { name: 'meals-board-print', url: `${meals}/board/index`, reach: (phone) => phone.tap('打印这张菜单') },
  { name: 'meals-kitchen', url: `${meals}/open-kitchen/index` },
  {
    name: 'meals-kitchen-before',
    url: `${meals}/open-kitchen/index`,
    reach: (phone) => phone.tap('看前一天'),
  },
  { name: 'meals-account', url: `${meals}/account/index` },
  { name: 'meals-well-being', url: `${meals}/well-being/index?alertId=no-such-alert&name=王秀英` },
]

/** Of a daughter far away: for whom it is comes first. */
export const daughterMealScreens: Screen[] = [
  { name: 'meals-daughter', url: '/pages/meals/index' },
  { name: 'meals-daughter-book', url: '/pages/meals/index', reach: (phone) => phone.tap(/^订这份/) },
  { name: 'meals-daughter-week', url: `${meals}/week/index` },
  {
    name: 'meals-daughter-mother',
    url: '/pages/meals/index',
    reach: (phone) => phone.tap(/王秀英/),
  },
  { name: 'meals-daughter-standing', url: `${meals}/standing/index` },
  {
    // For herself: her mother's last open meal is what the screens of her mother show.
    name: 'meals-result',
    url: '/pages/meals/index',
    async reach(phone) {
      await phone.tap(/李梅/)
      await phone.tap(/^订这份/)
      await phone.tap(/^订下/)
      await phone.see('接下来')
    },
  },
]
