import { randomBytes } from 'node:crypto'
import { derivedId } from '../../kit/fingerprint'
import { action } from '../../kit/serve'
import { campaigns, type Campaign } from '../collections'
import { contract } from '../contract'
import { nextWeeks, priceFrom } from '../rules/campaign'
import { auditBy, onceFor, withSales } from '../staff'

/** A draft with the items, texts and pick-up of an older campaign, on the same weekdays of a coming week. */
export const copyCampaign = action(contract.copyCampaign, (context) =>
  onceFor(context, 'copyCampaign', context.input, async () => {
    const { input, db, caller, clock, requestId } = context
    const now = clock.now()
    const {
      community: _community,
      toldFrom: _toldFrom,
      ...original
    } = await db.of(campaigns).need(input.id, '团购')
    const items = original.items.filter((item) => !item.hidden)
    const copy: Campaign = {
      ...original,
      ...nextWeeks(original, now),
      _id: derivedId('campaign', caller.openid, requestId),
      state: 'draft',
      items,
      priceFromFen: priceFrom(items),
      terms: 1,
      version: 1,
      codeKey: randomBytes(16).toString('hex'),
      createdAt: now,
      createdBy: caller.openid,
      publishedAt: null,
      endedAt: null,
      endedReason: null,
    }
    await db.of(campaigns).insert(copy)
    await auditBy(context, 'copyCampaign', copy._id, { aboutName: copy.title, detail: { from: input.id } })
    return withSales(context, await db.of(campaigns).need(copy._id))
  }),
)
