import type { kitchen } from '../../contract/kitchen'
import type { Room } from '../../rooms'

export const kitchenActions = {} as Room<typeof kitchen>
