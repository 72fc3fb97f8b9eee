import { myAccount } from './myAccount'
import { openKitchen } from './openKitchen'
import { tellWellBeing } from './tellWellBeing'

/** What residents see of kitchen and account, and what family write of somebody who was looked for. */
export const ownActions = { openKitchen, myAccount, tellWellBeing }
