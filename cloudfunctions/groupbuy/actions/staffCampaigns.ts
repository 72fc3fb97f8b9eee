import { allotments } from '../../kit/allotment'
import { command, type Collection, type Database, type Stored } from '../../kit/database'
import { action } from '../../kit/serve'
import { campaigns, type Campaign } from '../collections'
import { contract } from '../contract'
import { pageOf, placeOf, rowsToRead, type Place } from '../../kit/paging'
import { allotmentIdOf, byUrgency, currentSince, isCurrent } from '../rules/campaign'
import { campaignCard, CARD_FIELDS } from '../views'

const MAX_CURRENT = 100

interface Page {
  items: Stored<Campaign>[]
  next?: string
}

async function current(collection: Collection<Campaign>, now: number): Promise<Page> {
  const found = await collection.find(
    { state: 'published', pickupTo: command.gte(currentSince(now)) },
    { sort: { pickupTo: 'asc' }, limit: MAX_CURRENT, fields: CARD_FIELDS },
  )
  return { items: found.sort(byUrgency(now)) }
}

async function drafts(collection: Collection<Campaign>, place: Place | null): Promise<Page> {
  const found = await collection.find(
    { state: 'draft', ...(place ? { createdAt: command.lte(place.value) } : {}) },
    { sort: { createdAt: 'desc' }, limit: rowsToRead(place), fields: [...CARD_FIELDS, 'createdAt'] },
  )
  return pageOf(found, place, (campaign) => campaign.createdAt)
}

async function past(collection: Collection<Campaign>, place: Place | null, now: number): Promise<Page> {
  const found = await collection.find(
    { closesAt: command.lte(place?.value ?? now), state: command.in(['published', 'ended', 'cancelled']) },
    { sort: { closesAt: 'desc' }, limit: rowsToRead(place), fields: CARD_FIELDS },
  )
  const page = pageOf(found, place, (campaign) => campaign.closesAt)
  return { ...page, items: page.items.filter((campaign) => !isCurrent(campaign, now)) }
}

async function orderCounts(db: Database, shown: readonly Campaign[]): Promise<Map<string, number>> {
  const ids = shown.map(({ _id }) => allotmentIdOf(_id))
  if (ids.length === 0) return new Map()
  const found = await db
    .of(allotments)
    .find({ _id: command.in(ids) }, { limit: ids.length, fields: ['sequence'] })
  return new Map(found.map((allotment) => [allotment._id, allotment.sequence]))
}

/** The organiser's campaigns, with how many orders each has had. */
export const staffCampaigns = action(contract.staffCampaigns, async ({ input, db, clock }) => {
  const now = clock.now()
  const place = placeOf(input.cursor)
  const collection = db.of(campaigns)
  const lists = {
    current: () => current(collection, now),
    drafts: () => drafts(collection, place),
    past: () => past(collection, place, now),
  }
  const { items, ...more } = await lists[input.show]()
  const counts = input.show === 'drafts' ? new Map<string, number>() : await orderCounts(db, items)
  return {
    items: items.map((campaign) => ({
      ...campaignCard(campaign, now),
      orderCount: counts.get(allotmentIdOf(campaign._id)) ?? 0,
    })),
    ...more,
    now,
  }
})
