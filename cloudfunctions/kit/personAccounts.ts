import type { AccountMode, AccountMove, CounterMethod } from '../../miniprogram/shared/vocabulary'
import { defineCollection, type Entity } from './database'

/** How somebody pays for meals. `_id` is the person's id; without a document they pay each one at the counter. */
export interface PersonAccount extends Entity {
  personName: string
  mode: AccountMode
  version: number
  since: number
  setByName: string
}

/**
 * One movement on somebody's account. Written once, never changed; the balance is the sum of the amounts: what was paid
 * in is above zero, what was eaten below. Ids are derived from what it is for, so that one meal is charged once.
 */
export interface AccountEntry extends Entity {
  personId: string
  at: number
  /** Calendar day and month in Puyang: "2026-11-23", "2026-11". */
  date: string
  month: string
  move: AccountMove
  /** Signed fen. */
  amountFen: number
  /** 午餐 11月23日 · 红烧鱼套餐 */
  title: string
  bookingId: string | null
  /** How money came in or went out; null where none moved. */
  method: CounterMethod | null
  staffId: string
  staffName: string
  /** Of the member of staff who moved money by hand, so that a repeat is known; empty otherwise. */
  requestKey: string
}

export const personAccounts = defineCollection<PersonAccount>('personAccounts', {
  byMode: { fields: ['mode'] },
})

export const accountEntries = defineCollection<AccountEntry>('accountEntries', {
  byPerson: { fields: ['personId', '-at'] },
  byMonth: { fields: ['month', 'personId'] },
  byTime: { fields: ['at'] },
})
