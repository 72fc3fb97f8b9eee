import { command, type Database, type Stored } from '../../kit/database'
import { AppError } from '../../kit/errors'
import { action } from '../../kit/serve'
import { campaigns, orders, type Order } from '../collections'
import { contract } from '../contract'
import { currentSince } from '../rules/campaign'
import { readCode } from '../rules/pickup'
import { staffOrder } from '../views'

const unknownCode = (): AppError => new AppError('NOT_FOUND', '没有这个取货码,请再核对一下')

/** Says which campaign a code belongs to, and nothing else of the order. */
const ofOtherCampaign = (order: Order): AppError =>
  new AppError('NOT_FOUND', `这是「${order.campaignTitle}」的取货码,请切换到那次团购`)

async function scanned(db: Database, orderId: string, code: string): Promise<Stored<Order>> {
  const order = await db.of(orders).get(orderId)
  if (!order || order.code !== code) throw unknownCode()
  return order
}

/** A code is unique within its campaign; one that is not of this campaign may be of another one that runs now. */
async function typed(db: Database, campaignId: string, code: string, now: number): Promise<Stored<Order>> {
  const [order] = await db.of(orders).find({ campaignId, code }, { limit: 1 })
  if (order) return order
  const running = await db
    .of(campaigns)
    .find({ state: 'published', pickupTo: command.gte(currentSince(now)) }, { fields: ['state'] })
  const ids = running.map(({ _id }) => _id)
  const [other] = await db.of(orders).find({ campaignId: command.in(ids), code }, { limit: 1 })
  if (!other) throw unknownCode()
  return other
}

/** The order behind a pickup code that was typed or scanned at the counter of one campaign. */
export const findForPickup = action(contract.findForPickup, async ({ input, caller, db, clock }) => {
  const now = clock.now()
  const code = readCode(input.code)
  if (!code) throw unknownCode()
  const order =
    code.orderId === null
      ? await typed(db, input.campaignId, code.code, now)
      : await scanned(db, code.orderId, code.code)
  if (order.campaignId !== input.campaignId) throw ofOtherCampaign(order)
  return staffOrder(order, caller.personId, now)
})
