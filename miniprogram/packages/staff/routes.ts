/** Addresses of the staff's pages. */
const page = (name: string, query: Record<string, string | undefined> = {}): string => {
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const text = pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')
  return `/packages/staff/pages/${name}/index${text ? `?${text}` : ''}`
}

/** For whom an order is written down, as far as the next page shows it. */
export interface Caller {
  personId: string
  name: string
  /** Phone and address in one line. */
  about: string
}

export const staffRoutes = {
  campaigns: (show?: 'current' | 'drafts' | 'past') => page('campaigns', { show }),
  /** `notice` is what has just been done there. */
  campaign: (id: string, notice?: string) => page('campaign', { id, notice }),
  newCampaign: (now: number) => page('campaign-edit', { now: String(now) }),
  editCampaign: (id: string) => page('campaign-edit', { id }),
  item: () => page('item-edit'),
  orders: (campaignId: string) => page('orders', { campaignId }),
  order: (id: string) => page('order', { id }),
  purchase: (campaignId: string) => page('purchase', { campaignId }),
  verify: (campaignId?: string) => page('verify', { campaignId }),
  people: (campaignId?: string) => page('people', { campaignId }),
  /** The same search without an order at its end, for roles that take none. */
  records: () => page('people', { records: '1' }),
  phoneOrder: ({ personId, name, about }: Caller, campaignId?: string) =>
    page('phone-order', { personId, name, about, campaignId }),
  places: () => page('places'),
  ledger: () => page('ledger'),
}

/** What a page was opened with; WeChat hands parameters over as they stand in the address. */
export const fromQuery = (text: string | undefined): string => decodeURIComponent(text ?? '')
