import type { money } from '../../contract/money'
import type { Room } from '../../rooms'
import { accountActions } from './accountRoom'
import { addPolicy } from './addPolicy'
import { monthSheet } from './monthSheet'
import { policies } from './policies'

/** What is subsidised, and what came of it. */
const subsidyActions = { policies, addPolicy, monthSheet }

export const moneyActions: Room<typeof money> = { ...subsidyActions, ...accountActions }
