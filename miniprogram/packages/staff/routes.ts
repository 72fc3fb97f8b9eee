import { withQuery } from '../../view/routes'
import { deskRoutes } from '../../view/staff-routes'

export { fromQuery } from '../../view/staff-routes'
export type { Caller } from '../../view/staff-routes'

const page = (name: string, query: Record<string, string | undefined> = {}): string =>
  withQuery(`/packages/staff/pages/${name}/index`, query)

/** Addresses of the staff's pages. */
export const staffRoutes = {
  ...deskRoutes,
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
  places: () => page('places'),
  ledger: () => page('ledger'),
}
