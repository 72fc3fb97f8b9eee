import { defineCollection, type Database, type Entity } from './database'

/**
 * What the community tells a person: kept in the in-app inbox, whether or not WeChat can push it. Ids are derived from
 * the event, so that one event tells a person once, however often it is handled.
 */
export interface Message extends Entity {
  personId: string
  /** "order.cancelled", "pickup.open" … */
  kind: string
  title: string
  text: string
  /** Where a tap leads: "/packages/groupbuy/order/index?id=…" */
  page: string
  at: number
  readAt: number | null
}

export const messages = defineCollection<Message>('messages', {
  byPerson: { fields: ['personId', '-at'] },
  byUnread: { fields: ['personId', 'readAt'] },
})

export type Told = Omit<Message, '_id' | 'readAt'> & { id: string }

/** Tells one person. Telling the same event again does nothing. */
export async function tell(db: Database, { id, ...message }: Told): Promise<void> {
  await db.of(messages).insert({ _id: id, ...message, readAt: null })
}

/** How many writes may be on their way at once: enough to be quick, few enough not to crowd out people's orders. */
const AT_ONCE = 10

export async function tellMany(db: Database, told: readonly Told[]): Promise<void> {
  for (let i = 0; i < told.length; i += AT_ONCE) {
    await Promise.all(told.slice(i, i + AT_ONCE).map((message) => tell(db, message)))
  }
}
