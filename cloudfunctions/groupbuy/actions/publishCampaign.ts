import { checkTexts } from '../../kit/contentCheck'
import { communities } from '../../kit/people'
import { paymentChannel } from '../../kit/paymentChannels'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { checkPublishable, textsOf } from '../rules/campaign'
import { changeCampaign, onceFor, withSales } from '../staff'

/** Residents can see the campaign from now on, and order once it opens. How they pay is settled here. */
export const publishCampaign = action(contract.publishCampaign, (context) =>
  onceFor(context, 'publishCampaign', context.input, async () => {
    const { id, version } = context.input
    const published = await changeCampaign(context, {
      id,
      version,
      event: 'publish',
      patch: async (campaign, now) => {
        checkPublishable(campaign, now)
        await checkTexts(context.caller.openid, 'social', textsOf(campaign))
        const community = await context.db.of(communities).need(context.db.community, '社区')
        const channel = paymentChannel(community.paymentChannel).name
        return { publishedAt: now, channel }
      },
    })
    return withSales(context, published)
  }),
)
