import { serve } from '../kit/serve'
import { campaign } from './actions/campaign'
import { campaignOrders } from './actions/campaignOrders'
import { campaigns } from './actions/campaigns'
import { cancelCampaign } from './actions/cancelCampaign'
import { cancelOrder } from './actions/cancelOrder'
import { choices } from './actions/choices'
import { closeOrdering } from './actions/closeOrdering'
import { copyCampaign } from './actions/copyCampaign'
import { desk } from './actions/desk'
import { endCampaign } from './actions/endCampaign'
import { findForPickup } from './actions/findForPickup'
import { myOrders } from './actions/myOrders'
import { order } from './actions/order'
import { placeOrder } from './actions/placeOrder'
import { publishCampaign } from './actions/publishCampaign'
import { purchaseList } from './actions/purchaseList'
import { quote } from './actions/quote'
import { saveCampaign } from './actions/saveCampaign'
import { savePickupPoint } from './actions/savePickupPoint'
import { saveSupplier } from './actions/saveSupplier'
import { staffCampaign } from './actions/staffCampaign'
import { staffCampaigns } from './actions/staffCampaigns'
import { staffCancelOrder } from './actions/staffCancelOrder'
import { staffOrder } from './actions/staffOrder'
import { undoVerification } from './actions/undoVerification'
import { verify } from './actions/verify'
import type { contract } from './contract'
import { sweep } from './sweep'

/** 生鲜团购: campaigns, orders, handing over. */
export const main = serve<typeof contract>({
  name: 'groupbuy',
  actions: {
    campaigns,
    campaign,
    quote,
    placeOrder,
    myOrders,
    order,
    cancelOrder,
    staffCampaigns,
    staffCampaign,
    choices,
    saveSupplier,
    savePickupPoint,
    saveCampaign,
    publishCampaign,
    copyCampaign,
    closeOrdering,
    endCampaign,
    cancelCampaign,
    campaignOrders,
    purchaseList,
    findForPickup,
    staffOrder,
    verify,
    undoVerification,
    staffCancelOrder,
    desk,
  },
  timers: { sweep },
})
