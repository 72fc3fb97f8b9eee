import type { AlertState, WellBeing } from '../../../miniprogram/shared/vocabulary'
import type { Entity } from '../../kit/database'
import type { Address } from '../../kit/people'

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

/**
 * Nobody answered the door, or a courier worries about somebody: open until somebody has written down how the person is.
 * `_id` is derived from the order. A telephone call that was made does not close it.
 */
export interface Alert extends Entity {
  orderId: string
  menuId: string
  personId: string
  personName: string
  /** As on the order: whoever looks for them phones and goes there. */
  phone: string
  address: Address | null
  grid: string | null
  cause: 'no_answer' | 'worried'
  state: AlertState
  openedAt: number
  /** When it is next brought before more people; null once closed. */
  escalateAt: number | null
  level: number
  courier: { openid: string; name: string }
  notes: { id: string; at: number; by: string; byName: string; text: string }[]
  closed: { at: number; byName: string; how: WellBeing; text: string } | null
}
