import type { Role } from '../../../shared/vocabulary'

export interface Tile {
  key: string
  title: string
  note: string
  icon: string
  url: string
  /** How much waits behind it; 0 for nothing, or where nothing is counted. */
  count: number
}

/** A number that waits for somebody, and where it is dealt with. */
export interface Figure {
  key: string
  label: string
  count: number
  unit: string
  url: string
}

/** A tile with who sees it. */
export type Rule = Omit<Tile, 'count'> & { for: readonly Role[]; count?: number }

export const holds = (roles: readonly Role[], wanted: readonly Role[]): boolean =>
  roles.some((role) => wanted.includes(role))
