import { maskPhone } from '../../kit/masking'
import { isActive } from '../../kit/people/links'
import { action } from '../../kit/serve'
import { campaigns } from '../collections'
import { contract } from '../contract'
import { orderingRefusal } from '../rules/campaign'
import { ORDERS_FOR_CALLERS, priceLines, totalOf } from '../rules/order'
import { orderLine } from '../views'

/** What the confirm page shows. Reserves nothing: between this and the order anything may sell out. */
export const quote = action(contract.quote, async ({ input, caller, db, clock }) => {
  const now = clock.now()
  const subject = await caller.actFor(input.personId, 'groupbuy', ORDERS_FOR_CALLERS)
  const campaign = await db.of(campaigns).need(input.campaignId, '团购')
  const refusal = orderingRefusal(campaign, now)
  if (refusal) throw refusal
  const lines = priceLines(campaign, input.lines)
  const { personId, name, phone, links } = caller.profile()
  const linked = links.flatMap((link) =>
    link.personId !== null && isActive(link, now, 'groupbuy') ? [{ ...link, personId: link.personId }] : [],
  )
  const own = [{ personId, name, phone, relation: '本人' }, ...linked]
  const people = subject.door === 'staff' ? [{ ...subject, relation: '代电话订' }, ...own] : own
  return {
    campaignTitle: campaign.title,
    people: people.map((p) => ({
      personId: p.personId,
      name: p.name,
      relation: p.relation,
      maskedPhone: maskPhone(p.phone),
    })),
    forPersonId: subject.personId,
    pickupPoints: campaign.pickupPoints,
    pickupFrom: campaign.pickupFrom,
    pickupTo: campaign.pickupTo,
    closesAt: campaign.closesAt,
    lines: lines.map(orderLine),
    totalFen: totalOf(lines),
    channel: campaign.channel,
    now,
  }
})
