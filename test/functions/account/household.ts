import { GUARDIAN_VERSION } from '../../../miniprogram/shared/privacy'
import * as shop from '../../support/shop'
import { DAUGHTER, MOTHER, valueOf, type Phones } from './people'

/** Names that stand nowhere else, so that they can be looked for everywhere. */
export const elder = { name: '欧阳淑芬', phone: '13955550001' }
export const daughter = { name: '上官小梅', phone: '13955550002' }
export const childs = {
  name: '诸葛一诺',
  birthdate: '2018-06-01',
  relation: '儿子',
  consentVersion: GUARDIAN_VERSION,
}
export const HOME = { building: '3', unit: '2', room: '501' }

/** A mother and a daughter who may act for her and has a child; all of it new to the community. */
export async function family(
  phones: Phones,
): Promise<{ mother: string; daughterId: string; child: string; linkId: string }> {
  await phones.cloud.sdk().database().collection('quotas').where({ community: 'xinglong' }).remove()
  const mother = await phones.register(MOTHER, elder, { verified: true, address: HOME })
  const daughterId = await phones.register(DAUGHTER, daughter, { verified: true })
  const linkId = await phones.link(DAUGHTER, MOTHER, elder)
  const child = (await phones.get(DAUGHTER, 'addChild', childs)).personId
  return { mother, daughterId, child, linkId }
}

/** Orders, pays, and takes back what was ordered, so that there is money in the books and nothing to come. */
export async function orderAndPay({ cloud }: Phones, openid: string, personId?: string): Promise<string> {
  const wish = { takes: { eggs: 1 }, ...(personId ? { personId } : {}) }
  const placed = valueOf(await shop.order(cloud, openid, wish))
  const money = { kind: 'groupbuy', bookingId: placed.id, method: 'cash', seenFen: 100 }
  valueOf(await cloud.call('payment', shop.ORGANISER, 'collect', money, shop.newRequestId()))
  valueOf(await shop.cancel(cloud, openid, placed.id))
  const back = { ...money, reason: '不要了' }
  valueOf(await cloud.call('payment', shop.ORGANISER, 'payBack', back, shop.newRequestId()))
  return placed.id
}
