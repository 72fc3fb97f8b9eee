import { action } from '../../kit/serve'
import { command } from '../../kit/database'
import { campaigns as campaignCollection } from '../collections'
import { contract } from '../contract'
import { pageOf, placeOf, rowsToRead } from '../../kit/paging'
import { byUrgency, currentSince, isCurrent } from '../rules/campaign'
import { campaignCard, CARD_FIELDS } from '../views'

/** More campaigns than these are never current at once. */
const MAX_CURRENT = 100

/** What residents see: the current campaigns on one page, the open ones first; or the past ones, the latest first. */
export const campaigns = action(contract.campaigns, async ({ input, db, clock }) => {
  const now = clock.now()
  const collection = db.of(campaignCollection)
  if (input.show === 'current') {
    const found = await collection.find(
      { state: 'published', pickupTo: command.gte(currentSince(now)) },
      { sort: { pickupTo: 'asc' }, limit: MAX_CURRENT, fields: CARD_FIELDS },
    )
    return { items: found.sort(byUrgency(now)).map((campaign) => campaignCard(campaign, now)), now }
  }
  const place = placeOf(input.cursor)
  const found = await collection.find(
    { closesAt: command.lte(place?.value ?? now), publishedAt: command.gt(0) },
    { sort: { closesAt: 'desc' }, limit: rowsToRead(place), fields: CARD_FIELDS },
  )
  const { items, ...more } = pageOf(found, place, (campaign) => campaign.closesAt)
  const past = items.filter((campaign) => !isCurrent(campaign, now))
  return { items: past.map((campaign) => campaignCard(campaign, now)), ...more, now }
})
