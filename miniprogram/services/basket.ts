import { DAY } from '../shared/time'

/** How many of each item, by item id; nothing stands for none. */
export type Quantities = Record<string, number>

interface Kept {
  quantities: Quantities
  /** Epoch ms on this phone. */
  since: number
}

/** No campaign lasts longer; what is older would only surprise. */
const LIFETIME = 14 * DAY

const keyOf = (campaignId: string): string => `basket:${campaignId}`

/** What the person has chosen from a campaign and not ordered yet; it survives leaving the page and the app. */
export const basket = {
  of(campaignId: string): Quantities {
    const kept = wx.getStorageSync<Kept | ''>(keyOf(campaignId))
    return kept && Date.now() - kept.since < LIFETIME ? kept.quantities : {}
  },
  keep(campaignId: string, quantities: Quantities): void {
    const chosen = Object.fromEntries(Object.entries(quantities).filter(([, quantity]) => quantity > 0))
    if (Object.keys(chosen).length === 0) wx.removeStorageSync(keyOf(campaignId))
    else wx.setStorageSync<Kept>(keyOf(campaignId), { quantities: chosen, since: Date.now() })
  },
  empty(campaignId: string): void {
    wx.removeStorageSync(keyOf(campaignId))
  },
}

/** As the contract wants them. */
export const linesOf = (quantities: Quantities): { itemId: string; quantity: number }[] =>
  Object.entries(quantities).map(([itemId, quantity]) => ({ itemId, quantity }))
