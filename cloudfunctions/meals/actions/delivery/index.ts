import type { delivery } from '../../contract/delivery'
import type { Room } from '../../rooms'

export const deliveryActions = {} as Room<typeof delivery>
