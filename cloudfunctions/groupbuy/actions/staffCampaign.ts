import { allotments } from '../../kit/allotment'
import { action } from '../../kit/serve'
import { campaigns } from '../collections'
import { contract } from '../contract'
import { allotmentIdOf } from '../rules/campaign'
import { staffCampaign as view } from '../views'

export const staffCampaign = action(contract.staffCampaign, async ({ input, db, clock }) => {
  const [campaign, allotment] = await Promise.all([
    db.of(campaigns).need(input.id, '团购'),
    db.of(allotments).get(allotmentIdOf(input.id)),
  ])
  return view(campaign, allotment, clock.now())
})
