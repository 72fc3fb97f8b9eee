import { defineCollection, type Database, type Entity } from './database'
import type { MessageTemplate, Role } from '../../miniprogram/shared/vocabulary'

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
  /** Where a tap leads: "/packages/groupbuy/pages/order/index?id=…"; empty for nowhere. */
  page: string
  at: number
  readAt: number | null
  /** With which of WeChat's templates to push it; null for the inbox alone. */
  template: MessageTemplate | null
  /** Who telephones if it can neither be pushed nor was read; null if that is not worth a call. */
  callBy: Role | null
  /** `due` until a timer has tried to push it; `sending` while it tries; then what came of it. */
  push: 'due' | 'sending' | 'sent' | 'unsent'
  /** When the push was begun or ended, epoch ms. */
  pushAt: number
}

export const messages = defineCollection<Message>('messages', {
  byPerson: { fields: ['personId', '-at'] },
  byUnread: { fields: ['personId', 'readAt'] },
  byPush: { fields: ['push', 'at'] },
})

export interface Told {
  id: string
  personId: string
  kind: string
  title: string
  text: string
  page: string
  at: number
  template?: MessageTemplate
  callBy?: Role
}

/** Tells one person. Telling the same event again does nothing. The push follows within a minute, by a timer. */
export async function tell(db: Database, told: Told): Promise<void> {
  const { id, template = null, callBy = null, ...message } = told
  const push = template === null && callBy === null ? 'unsent' : 'due'
  await db
    .of(messages)
    .insert({ _id: id, ...message, template, callBy, push, pushAt: message.at, readAt: null })
}

/** How many writes may be on their way at once: enough to be quick, few enough not to crowd out people's orders. */
const AT_ONCE = 10

export async function tellMany(db: Database, told: readonly Told[]): Promise<void> {
  for (let i = 0; i < told.length; i += AT_ONCE) {
    await Promise.all(told.slice(i, i + AT_ONCE).map((message) => tell(db, message)))
  }
}
