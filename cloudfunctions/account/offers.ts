import type { Fen } from '../../miniprogram/shared/money'
import { defineCollection, command, type Database, type Entity } from '../kit/database'

/** What home shows of something that can be booked; each domain's own collection holds much more. */
interface Bookable extends Entity {
  title: string
  photos: string[]
  items: { photo: string; hidden: boolean }[]
  state: string
  opensAt: number
  closesAt: number
  priceFromFen: Fen
}

const groupbuyCampaigns = defineCollection<Bookable>('groupbuyCampaigns')

/** Home has room for so many; the tab has them all. */
const SHOWN = 3
const READ = 20

/** What can be booked at this moment, soonest cutoff first. One round trip. */
export async function openOffers(db: Database, now: number) {
  const open = await db.of(groupbuyCampaigns).find(
    { state: 'published', closesAt: command.gt(now) },
    {
      sort: { closesAt: 'asc' },
      limit: READ,
      fields: ['title', 'photos', 'items.photo', 'items.hidden', 'opensAt', 'closesAt', 'priceFromFen'],
    },
  )
  const bookable = open.filter((campaign) => campaign.opensAt <= now)
  return bookable.slice(0, SHOWN).map(({ _id, title, photos, items, closesAt, priceFromFen }) => ({
    kind: 'groupbuy' as const,
    id: _id,
    title,
    cover: photos[0] ?? items.find((item) => !item.hidden)?.photo ?? '',
    closesAt,
    priceFromFen,
  }))
}
