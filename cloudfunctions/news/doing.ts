import { onceIn, type Doing } from '../kit/doing'

/** What all actions of this function need. */
export type Context = Doing

/** A cold write runs once per requestId; a repeat gets the first answer. */
export const onceFor = onceIn('news')
