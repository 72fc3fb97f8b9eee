import type { FunctionContract } from '../kit/contract'
import type { Database } from '../kit/database'
import type { Action } from '../kit/serve'

/** The actions of one part of the contract; the function puts the parts together. */
export type Room<C extends FunctionContract> = { [A in keyof C]: Action<C[A]> }

/** Something that the timer does once a minute, and that may be done again at any time. */
export type Step = (db: Database, now: number) => Promise<void>
