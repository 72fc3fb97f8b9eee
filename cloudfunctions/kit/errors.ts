/**
 * Every refusal that a person can meet has a code for the program and a Chinese sentence for the person, which says
 * what to do next. Anything that is not an AppError is a fault of ours: it is logged and answered as INTERNAL.
 */
export type ErrorCode =
  /** The input does not fit the contract. */
  | 'BAD_INPUT'
  /** No such thing, or none that this caller may see: the two are never told apart. */
  | 'NOT_FOUND'
  | 'NOT_ALLOWED'
  /** The caller has no profile (name, phone, address) yet, which this action needs. */
  | 'PROFILE_NEEDED'
  | 'SOLD_OUT'
  | 'LIMIT_REACHED'
  | 'NOT_OPEN'
  | 'CLOSED'
  /** What the person agreed to (price, terms) has changed since they saw it. */
  | 'CHANGED'
  /** Somebody else changed the thing first, or its state does not allow this any more. */
  | 'STALE'
  /** The same requestId came with another body. */
  | 'REPEATED_DIFFERENTLY'
  /** The first call with this requestId is still at work. */
  | 'IN_PROGRESS'
  | 'TOO_MANY'
  | 'BAD_TEXT'
  /** The database or a service behind us did not answer; trying again is safe. */
  | 'BUSY'
  | 'INTERNAL'

export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** Facts for the screen, e.g. the items that are short and how many are left. Never private data. */
    readonly detail?: Record<string, unknown>,
  ) {
    super(message)
    this.name = 'AppError'
  }
}

export const notFound = (what = '内容'): AppError =>
  new AppError('NOT_FOUND', `没有找到这个${what},可能已经撤下`)

export const notAllowed = (): AppError => new AppError('NOT_ALLOWED', '您没有这项权限,如有需要请联系社区')

/** The answer of every action, as the client sees it. */
export type Answer<T = unknown> =
  | { ok: true; value: T }
  | { ok: false; error: { code: ErrorCode; message: string; detail?: Record<string, unknown> } }
