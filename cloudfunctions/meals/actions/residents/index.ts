import type { residents } from '../../contract/residents'
import type { Room } from '../../rooms'
import { ownActions } from './ownRoom'

export const residentActions = { ...ownActions } as Partial<Room<typeof residents>> as Room<typeof residents>
