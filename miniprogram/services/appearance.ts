import type { LetterSize } from '../shared/vocabulary'

export type { LetterSize }

/**
 * Letters as large as the person needs them. Follows the phone's own setting unless the person chose otherwise in
 * 我的; the choice stays on this phone, and with the account for the person's next phone.
 */
interface Look {
  /** For `<page-meta page-style="{{pageStyle}}">`, first in every page. */
  pageStyle: string
  /** Whether letters are larger than standard: fewer things side by side. */
  care: boolean
}

const KEY = 'letterSize'
const FACTOR = { standard: 1, large: 1.35, largest: 1.75 } as const

/** WeChat's setting in px: 16 or 17 is its standard, its own 关怀模式 sets 20 and more. */
function sizeOnPhone(): keyof typeof FACTOR {
  const setting = wx.getAppBaseInfo().fontSizeSetting ?? 16
  if (setting >= 23) return 'largest'
  return setting >= 19 ? 'large' : 'standard'
}

export const chosenLetterSize = (): LetterSize => wx.getStorageSync<LetterSize | ''>(KEY) || 'phone'

export function chooseLetterSize(size: LetterSize): void {
  wx.setStorageSync(KEY, size)
}

/** On a phone where nothing was chosen yet, what the person chose elsewhere counts. Whether that changes anything. */
export function adoptLetterSize(ofAccount: LetterSize): boolean {
  if (wx.getStorageSync<LetterSize | ''>(KEY) || ofAccount === 'phone') return false
  chooseLetterSize(ofAccount)
  return true
}

/** 1, 1.35 or 1.75. */
export function fontFactor(): number {
  const chosen = chosenLetterSize()
  return FACTOR[chosen === 'phone' ? sizeOnPhone() : chosen]
}

/** Goes into a page's first data, so that its first picture already has the right letters. */
export function look(): Look {
  const factor = fontFactor()
  const care = factor > 1
  return { care, pageStyle: `--font-factor:${factor};--target:${care ? 60 : 44}px` }
}

interface Dressed {
  data: Look
  setData(change: Look): void
}

/** From a page's onShow: the person may have changed the size on another page or in WeChat. */
export function dress(page: Dressed): void {
  const now = look()
  if (page.data.pageStyle !== now.pageStyle) page.setData(now)
}
