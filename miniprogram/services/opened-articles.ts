const KEY = 'openedArticles'

/** So many are remembered; what is older is no news any more. */
const KEPT = 500

const ids = (): string[] => wx.getStorageSync<string[] | ''>(KEY) || []

/** Which articles were opened on this phone, for the marks of what is new. Nobody but this phone knows. */
export const openedArticles = {
  all: (): ReadonlySet<string> => new Set(ids()),
  add(id: string): void {
    const before = ids()
    if (before[0] !== id) wx.setStorageSync(KEY, [id, ...before.filter((one) => one !== id)].slice(0, KEPT))
  },
}
