import { onceIn, type Doing } from '../kit/doing'

/** What residents' actions have in common. */
export type Context = Doing

/** A cold write runs once per requestId; a repeat gets the first answer. */
export const onceFor = onceIn('account')
