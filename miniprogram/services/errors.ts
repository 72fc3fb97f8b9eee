/**
 * Codes that screens tell apart. The server's own codes (its contract lists them) pass through unchanged; the first
 * three are ours: the call got no answer.
 */
export type FailureCode =
  | 'OFFLINE'
  | 'TIMEOUT'
  | 'UNREACHABLE'
  | 'NOT_FOUND'
  | 'PROFILE_NEEDED'
  | 'SOLD_OUT'
  | 'LIMIT_REACHED'
  | 'NOT_OPEN'
  | 'CLOSED'
  | 'CHANGED'
  | 'STALE'
  | 'BUSY'
  | 'IN_PROGRESS'
  | 'INTERNAL'
  | (string & {})

/** Failures after which nobody knows whether the server did it: the same request is sent again, never a new one. */
const OPEN_ENDED: readonly FailureCode[] = [
  'OFFLINE',
  'TIMEOUT',
  'UNREACHABLE',
  'BUSY',
  'IN_PROGRESS',
  'INTERNAL',
]

/** Why a call did not give what was asked, in words for the person. */
export class CloudError extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    /** Facts for the screen, e.g. which items are short. */
    readonly detail: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.name = 'CloudError'
  }

  /** Whether the same request may succeed later, and is safe to repeat. */
  get retryable(): boolean {
    return OPEN_ENDED.includes(this.code)
  }
}

/** Anything thrown, as something that can be shown. Faults of our own are logged for the console. */
export function asCloudError(error: unknown): CloudError {
  if (error instanceof CloudError) return error
  console.error(error)
  return new CloudError('INTERNAL', '小程序出了点问题,请再试一次;还不行请联系社区')
}
