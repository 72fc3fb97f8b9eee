import type { Meal } from '../../../miniprogram/shared/vocabulary'
import type { Entity } from '../../kit/database'

/** What the kitchen shows of one day. `_id` is derived from community and date. */
export interface KitchenDay extends Entity {
  date: string
  photos: { file: string; at: number; byName: string }[]
}

/** A food sample, kept for 48 hours in the cold (food-service operation rules of 2018, at least 125 g a dish). */
export interface Sample extends Entity {
  date: string
  meal: Meal
  dish: string
  grams: number
  takenAt: number
  takenByName: string
  /** From when on it may be thrown away. */
  keepUntil: number
  disposedAt: number | null
  disposedByName: string
}
