import type { money } from '../../contract/money'
import type { Room } from '../../rooms'

export const moneyActions = {} as Room<typeof money>
