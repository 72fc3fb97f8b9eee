import type { Entity } from '../../kit/database'

/** The walk of a courier: buildings in walking order. A building is on one route. */
export interface Route extends Entity {
  name: string
  buildings: string[]
  /** Who usually walks it. */
  courier: { personId: string; openid: string; name: string } | null
  createdAt: number
}

/** A route of one menu, and who walks it. `_id` is derived from menu and route. */
export interface Run extends Entity {
  menuId: string
  date: string
  routeId: string
  routeName: string
  buildings: string[]
  courier: { personId: string; openid: string; name: string; phone: string }
  startedAt: number | null
}
