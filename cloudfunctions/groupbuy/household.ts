import type { Caller } from '../kit/caller'
import { AppError } from '../kit/errors'
import { ORDERS_FOR_CALLERS } from './rules/order'

/**
 * Whose limits count on the page of a campaign: the caller's own household, or that of somebody for whom they may order,
 * as family or as staff (one or two round trips); null when we do not know. Ordering itself decides with a fresh account.
 */
export async function householdFor(caller: Caller, personId: string | undefined): Promise<string | null> {
  if (personId === undefined || personId === caller.personId) return caller.household
  if (!(await caller.hasProfile())) return null
  try {
    return (await caller.actFor(personId, 'groupbuy', ORDERS_FOR_CALLERS)).household
  } catch (error) {
    // Somebody for whom the caller may not order is nobody here: the page shows what is left for anyone.
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  }
}
