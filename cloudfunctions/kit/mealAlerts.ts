import type { AlertState, WellBeing } from '../../miniprogram/shared/vocabulary'
import { defineCollection, type Entity } from './database'
import type { Address } from './people'

/**
 * Nobody answered the door, or a courier worries about somebody: open until somebody has written down how the person is.
 * `_id` is derived from the order. A telephone call that was made does not close it. It stands in the kit because it
 * names a person, who may be merged or leave.
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
  /** Until when everybody who has to hear how it stands has heard: null while the news is still to be told. */
  toldAt: number | null
  courier: { openid: string; name: string }
  /** Ids are derived from the request, so that one remark stands there once. */
  notes: { id: string; at: number; by: string; byName: string; text: string }[]
  closed: { id: string; at: number; byPersonId: string; byName: string; how: WellBeing; text: string } | null
}

export const alerts = defineCollection<Alert>('mealAlerts', {
  byState: { fields: ['state', 'openedAt'] },
  byGrid: { fields: ['grid', 'state', 'openedAt'] },
  byCourier: { fields: ['courier.openid', 'state', 'openedAt'] },
  byEscalation: { fields: ['state', 'escalateAt'] },
  byTelling: { fields: ['toldAt'] },
  byPerson: { fields: ['personId', '-openedAt'] },
  byEnder: { fields: ['closed.byPersonId'] },
})
