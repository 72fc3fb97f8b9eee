/** A mini-program's screen is always 750 rpx wide. */
export const SCREEN_RPX = 750

const RPX = /(-?\d*\.?\d+)rpx\b/g
const VH = /(-?\d*\.?\d+)vh\b/g

/**
 * Rewrites the lengths that a browser reads differently: rpx becomes vw, and vh a share of the page's frame,
 * which WeChat's bars do not belong to.
 */
export function rewriteLengths(css: string): string {
  if (!css.includes('rpx') && !css.includes('vh')) return css
  return css
    .replace(RPX, (_match, amount: string) => `${round(Number(amount) / (SCREEN_RPX / 100))}vw`)
    .replace(
      VH,
      (_match, amount: string) => `calc(var(--frame-height, 100vh) * ${round(Number(amount) / 100)})`,
    )
}

function round(value: number): number {
  return Number(value.toFixed(5))
}
