import type { CampaignForm } from './model/campaign-form'

/** What was typed into the editor and not yet saved; it outlives leaving the page and closing WeChat. */
export interface KeptDraft {
  form: CampaignForm
  /** The saved version that it was begun from; null for a new campaign. */
  version: number | null
}

const keyOf = (campaignId: string): string => `campaignDraft:${campaignId || 'new'}`

export const keptDraft = {
  /** `campaignId` is empty for a new campaign. */
  read(campaignId: string): KeptDraft | null {
    return wx.getStorageSync<KeptDraft | ''>(keyOf(campaignId)) || null
  },
  keep(campaignId: string, draft: KeptDraft): void {
    wx.setStorageSync(keyOf(campaignId), draft)
  },
  drop(campaignId: string): void {
    wx.removeStorageSync(keyOf(campaignId))
  },
}
