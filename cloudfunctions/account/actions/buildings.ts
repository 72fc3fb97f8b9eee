import { action } from '../../kit/serve'
import { communityOf } from '../community'
import { contract } from '../contract'

export const buildings = action(contract.buildings, async ({ db }) => ({
  buildings: (await communityOf(db)).buildings,
}))
