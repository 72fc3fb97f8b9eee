import { allotments } from '../../kit/allotment'
import { notFound } from '../../kit/errors'
import { action } from '../../kit/serve'
import { campaigns } from '../collections'
import { contract } from '../contract'
import { householdFor } from '../household'
import { allotmentIdOf } from '../rules/campaign'
import { campaignDetail } from '../views'

/** One campaign with what is left of everything. A draft answers like one that does not exist. */
export const campaign = action(contract.campaign, async ({ input, caller, db, clock }) => {
  const [found, allotment, household] = await Promise.all([
    db.of(campaigns).need(input.id, '团购'),
    db.of(allotments).get(allotmentIdOf(input.id)),
    householdFor(caller, input.personId),
  ])
  if (found.publishedAt === null) throw notFound('团购')
  return campaignDetail(found, allotment, household, clock.now())
})
