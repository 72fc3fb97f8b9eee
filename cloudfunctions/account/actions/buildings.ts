import { communityOf } from '../../kit/community'
import { action } from '../../kit/serve'
import { contract } from '../contract'

export const buildings = action(contract.buildings, async ({ db }) => ({
  buildings: (await communityOf(db)).buildings,
}))
