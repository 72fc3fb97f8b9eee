import type { Address } from './index'

/** Whoever shares a flat shares the household limits; a person without an address is a household of one. */
export function householdOf(personId: string, address: Address | null): string {
  return address ? `${address.building}_${address.unit}_${address.room}` : `person_${personId}`
}

/** The address that a household stands for; null for a person without one. */
export function addressOf(household: string): Address | null {
  const [building, unit, room, more] = household.split('_')
  if (household.startsWith('person_') || more !== undefined) return null
  return building && unit && room ? { building, unit, room } : null
}
