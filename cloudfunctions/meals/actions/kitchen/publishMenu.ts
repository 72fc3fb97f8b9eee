import { checkTexts } from '../../../kit/contentCheck'
import { command } from '../../../kit/database'
import { paymentChannel } from '../../../kit/paymentChannels'
import { communities } from '../../../kit/people'
import { action } from '../../../kit/serve'
import { menus, policies } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { saveChange, staleMenu } from '../../menuSaving'
import { withSales } from '../../menuViews'
import { checkPublishable, textsOf, titleOf } from '../../rules/menu'
import { policyAt, policyTerms } from '../../rules/policy'
import { auditBy, onceFor } from '../../staff'
import { applyTerms } from '../../terms'

/** Residents can see the menu and book from now on. How they pay, and what is subsidised, is settled here. */
export const publishMenu = action(kitchen.publishMenu, (context) =>
  onceFor(context, 'publishMenu', context.input, async () => {
    const { input, db, caller, clock } = context
    const now = clock.now()
    const before = await db.of(menus).need(input.id, '菜单')
    if (input.version !== before.version) throw staleMenu()
    checkPublishable(before, now)
    await checkTexts(caller.openid, 'social', textsOf(before))
    const [community, versions] = await Promise.all([
      db.of(communities).need(db.community, '社区'),
      db.of(policies).find({ fromDate: command.lte(before.date) }, { sort: { fromDate: 'desc' } }),
    ])
    const published = await saveChange(context, before, {
      state: 'published',
      publishedAt: now,
      channel: paymentChannel(community.paymentChannel).name,
      policy: command.set(policyTerms(policyAt(versions, before.date))),
      stagedAt: command.set({ open: now }),
      terms: command.inc(1),
      due: true,
    })
    await applyTerms(db, published)
    await auditBy(context, 'publishMenu', published._id, { aboutName: titleOf(published) })
    return withSales(db, published, now)
  }),
)
