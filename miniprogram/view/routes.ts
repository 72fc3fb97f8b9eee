/** Addresses of pages, so that a moved page or a misspelt parameter is one place. */
export const withQuery = (path: string, query: Record<string, string | undefined>): string => {
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  if (pairs.length === 0) return path
  return `${path}?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`
}

/** What a page was opened with; WeChat hands parameters over as they stand in the address. */
export const fromQuery = (text: string | undefined): string => decodeURIComponent(text ?? '')

export const routes = {
  home: '/pages/home/index',
  groupbuy: '/pages/groupbuy/index',
  meals: '/pages/meals/index',
  me: '/pages/me/index',
  campaign: (id: string) => withQuery('/packages/groupbuy/pages/campaign/index', { id }),
  confirm: (campaignId: string) => withQuery('/packages/groupbuy/pages/confirm/index', { campaignId }),
  /** Right after ordering. */
  result: (orderId: string) => withQuery('/packages/groupbuy/pages/result/index', { id: orderId }),
  orders: (show?: 'waiting') => withQuery('/packages/groupbuy/pages/orders/index', { show }),
  order: (id: string) => withQuery('/packages/groupbuy/pages/order/index', { id }),
  profile: (why?: string) => withQuery('/packages/account/pages/profile/index', { why }),
  family: '/packages/account/pages/family/index',
  askFamily: '/packages/account/pages/family-ask/index',
  child: (personId?: string) => withQuery('/packages/account/pages/child/index', { personId }),
  /** What somebody who was sent an invitation opens. */
  invitation: (linkId: string) => withQuery('/packages/account/pages/invitation/index', { id: linkId }),
  link: (linkId: string) => withQuery('/packages/account/pages/link/index', { id: linkId }),
  inbox: '/packages/account/pages/inbox/index',
  privacy: '/packages/account/pages/privacy/index',
  claim: '/packages/account/pages/claim/index',
  news: (category?: string) => withQuery('/packages/news/pages/articles/index', { category }),
  article: (id: string) => withQuery('/packages/news/pages/article/index', { id }),
  savedArticles: '/packages/news/pages/saved/index',
  poster: (id: string) => withQuery('/packages/news/pages/poster/index', { id }),
  desk: '/packages/staff/pages/desk/index',
}

export const open = (url: string): void => void wx.navigateTo({ url })

/** Leads to a page in the tab bar. */
export const openTab = (url: string): void => void wx.switchTab({ url })
