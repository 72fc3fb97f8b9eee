import { AppError } from './errors'

/** Enough for a busy thumb and a page that asks for several things, not for a script. Per person and instance. */
const BURST = 60
const PER_SECOND = 10
const MAX_PEOPLE = 10_000

interface Bucket {
  tokens: number
  at: number
}

const buckets = new Map<string, Bucket>()

/** Takes one token of the caller's. @throws TOO_MANY */
export function throttle(openid: string, now = Date.now()): void {
  const bucket = buckets.get(openid) ?? { tokens: BURST, at: now }
  const tokens = Math.min(BURST, bucket.tokens + ((now - bucket.at) / 1000) * PER_SECOND)
  if (tokens < 1) throw new AppError('TOO_MANY', '您点得太快了,请歇几秒再试')
  if (buckets.size >= MAX_PEOPLE) buckets.clear()
  buckets.set(openid, { tokens: tokens - 1, at: now })
}
