import type { residents } from '../../contract/residents'
import type { Room } from '../../rooms'

export const residentActions = {} as Room<typeof residents>
