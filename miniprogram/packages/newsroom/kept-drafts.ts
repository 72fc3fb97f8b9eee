import type { ArticleForm } from './model/article-form'

/** What was written and is not with the community yet; it outlives leaving the page and closing WeChat. */
export interface KeptDraft {
  form: ArticleForm
  /** Of the article; empty as long as it has none. */
  id: string
  /** The saved version that it was begun from; null for an article without id. */
  version: number | null
  /** When it was last written on, by the phone's clock. */
  at: number
}

/** A draft that exists on this phone alone. */
export interface LocalDraft extends KeptDraft {
  key: string
}

const PREFIX = 'newsDraft:'
/** Names of the drafts that have no id yet: storage cannot be searched. */
const INDEX = 'newsDrafts'
const LOCAL = /^new-/

const localKeys = (): string[] => wx.getStorageSync<string[] | ''>(INDEX) || []

/** `key` is the article's id, or the editor's own name for an article that has none. */
export const keptDrafts = {
  read: (key: string): KeptDraft | null => wx.getStorageSync<KeptDraft | ''>(PREFIX + key) || null,

  keep(key: string, draft: KeptDraft): void {
    wx.setStorageSync(PREFIX + key, draft)
    if (LOCAL.test(key) && !localKeys().includes(key)) wx.setStorageSync(INDEX, [...localKeys(), key])
  },

  drop(key: string): void {
    wx.removeStorageSync(PREFIX + key)
    if (localKeys().includes(key)) {
      wx.setStorageSync(
        INDEX,
        localKeys().filter((one) => one !== key),
      )
    }
  },

  /** Those that have not reached the community, the newest first. */
  local(): LocalDraft[] {
    return localKeys()
      .flatMap((key) => {
        const draft = keptDrafts.read(key)
        return draft ? [{ ...draft, key }] : []
      })
      .sort((a, b) => b.at - a.at)
  },

  /** A name for a draft that has no id yet. */
  newKey: (): string => `new-${Date.now().toString(36)}${Math.floor(Math.random() * 36 ** 4).toString(36)}`,
}
