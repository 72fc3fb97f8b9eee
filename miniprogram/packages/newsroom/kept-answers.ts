/** Answers that were begun and not sent, by question: a call at the counter must not cost them. */

const KEY = 'newsAnswers'

const all = (): Record<string, string> => wx.getStorageSync<Record<string, string> | ''>(KEY) || {}

export const keptAnswers = {
  read: (id: string): string => all()[id] ?? '',

  /** Empty text lets go of it. */
  keep(id: string, text: string): void {
    const { [id]: _, ...others } = all()
    wx.setStorageSync(KEY, text.trim() ? { ...others, [id]: text } : others)
  },
}
