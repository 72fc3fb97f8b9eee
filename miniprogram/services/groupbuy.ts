import type { ActionName, Input, Output } from './cloud'
import { call } from './cloud'
import { unanswered, write } from './intention'

type In<A extends ActionName<'groupbuy'>> = Input<'groupbuy', A>
type Out<A extends ActionName<'groupbuy'>> = Output<'groupbuy', A>

/** Group-buy, for residents and for the organiser. Writes name the thing that they are about as their slot. */
export const groupbuy = {
  campaigns: (input: In<'campaigns'>) => call('groupbuy', 'campaigns', input),
  campaign: (input: In<'campaign'>) => call('groupbuy', 'campaign', input),
  quote: (input: In<'quote'>) => call('groupbuy', 'quote', input),
  /** Staff who order for callers pass a slot of their own, so that nothing mixes with their own shopping. */
  placeOrder: (input: In<'placeOrder'>, slot: string = input.campaignId) =>
    write('groupbuy', 'placeOrder', input, slot),
  /** An order of mine from this campaign that was sent and never answered. */
  unansweredOrder: (campaignId: string) => unanswered('groupbuy', 'placeOrder', campaignId),
  myOrders: (input: In<'myOrders'>) => call('groupbuy', 'myOrders', input),
  order: (input: In<'order'>) => call('groupbuy', 'order', input),
  cancelOrder: (input: In<'cancelOrder'>) => write('groupbuy', 'cancelOrder', input, input.id),

  staffCampaigns: (input: In<'staffCampaigns'>) => call('groupbuy', 'staffCampaigns', input),
  staffCampaign: (input: In<'staffCampaign'>) => call('groupbuy', 'staffCampaign', input),
  choices: () => call('groupbuy', 'choices', {}),
  saveSupplier: (input: In<'saveSupplier'>) => write('groupbuy', 'saveSupplier', input, input.id),
  savePickupPoint: (input: In<'savePickupPoint'>) => write('groupbuy', 'savePickupPoint', input, input.id),
  saveCampaign: (input: In<'saveCampaign'>) => write('groupbuy', 'saveCampaign', input, input.id),
  publishCampaign: (input: In<'publishCampaign'>) => write('groupbuy', 'publishCampaign', input, input.id),
  copyCampaign: (input: In<'copyCampaign'>) => write('groupbuy', 'copyCampaign', input, input.id),
  closeOrdering: (input: In<'closeOrdering'>) => write('groupbuy', 'closeOrdering', input, input.id),
  endCampaign: (input: In<'endCampaign'>) => write('groupbuy', 'endCampaign', input, input.id),
  cancelCampaign: (input: In<'cancelCampaign'>) => write('groupbuy', 'cancelCampaign', input, input.id),
  campaignOrders: (input: In<'campaignOrders'>) => call('groupbuy', 'campaignOrders', input),
  purchaseList: (input: In<'purchaseList'>) => call('groupbuy', 'purchaseList', input),
  findForPickup: (input: In<'findForPickup'>) => call('groupbuy', 'findForPickup', input),
  staffOrder: (input: In<'staffOrder'>) => call('groupbuy', 'staffOrder', input),
  verify: (input: In<'verify'>) => write('groupbuy', 'verify', input, input.orderId),
  undoVerification: (input: In<'undoVerification'>) =>
    write('groupbuy', 'undoVerification', input, input.verificationId),
  staffCancelOrder: (input: In<'staffCancelOrder'>) => write('groupbuy', 'staffCancelOrder', input, input.id),
  desk: () => call('groupbuy', 'desk', {}),
}

export type CampaignCard = Out<'campaigns'>['items'][number]
export type Campaign = Out<'campaign'>
export type CampaignItem = Campaign['items'][number]
export type PickupPoint = Campaign['pickupPoints'][number]
export type Quote = Out<'quote'>
export type OrderCard = Out<'myOrders'>['items'][number]
export type Order = Out<'order'>
export type OrderLine = Order['lines'][number]
export type StaffOrder = Out<'staffOrder'>
export type StaffCampaign = Out<'staffCampaign'>
export type StaffItem = StaffCampaign['items'][number]
export type PurchaseList = Out<'purchaseList'>
