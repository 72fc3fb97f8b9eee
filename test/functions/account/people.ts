import type { Account, Person } from '../../../cloudfunctions/kit/people'
import { PRIVACY_VERSION } from '../../../miniprogram/shared/privacy'
import type { CloudApi, Reply } from '../../../typings/cloud-api'
import type { ActionResult, TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

type Api = CloudApi['account']
type Answer<A extends keyof Api> = ActionResult<Reply<'account', A>>

export const MOTHER = 'o-mother'
export const DAUGHTER = 'o-daughter'
export const SON = 'o-son'
export const NEIGHBOUR = 'o-neighbour'

export const wang = { name: '王秀英', phone: '13900001001' }
export const li = { name: '李梅', phone: '13900001002' }
export const liJun = { name: '李军', phone: '13900001003' }
export const zhao = { name: '赵国庆', phone: '13900001004' }

/** What was answered. Fails the test where the answer is a refusal. */
export function valueOf<T>(answer: ActionResult<T>): T {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`)
  return answer.value
}

/** Residents' phones, at one cloud. */
export class Phones {
  constructor(readonly cloud: TestCloud) {}

  ask<A extends keyof Api>(
    openid: string,
    action: A,
    input: Api[A]['input'],
    requestId = shop.newRequestId(),
  ): Promise<Answer<A>> {
    return this.cloud.call('account', openid, action, input, requestId)
  }

  /** The same, where nothing but an answer will do. */
  async get<A extends keyof Api>(
    openid: string,
    action: A,
    input: Api[A]['input'],
  ): Promise<Reply<'account', A>> {
    return valueOf(await this.ask(openid, action, input))
  }

  /** WeChat's phone button: the code that a page gets by it. */
  async phoneCode(openid: string, phone: string): Promise<string> {
    const answer = await this.cloud.json('POST', '/wechat/phone-code', { openid, phone })
    return (answer as { code: string }).code
  }

  async register(
    openid: string,
    who: { name: string; phone: string },
    more: { verified?: boolean; address?: Person['address'] } = {},
  ): Promise<string> {
    if (more.verified) {
      await this.get(openid, 'redeemPhone', { code: await this.phoneCode(openid, who.phone) })
    }
    const profile = { ...who, address: more.address ?? null, privacyVersion: PRIVACY_VERSION }
    return (await this.get(openid, 'saveProfile', profile)).personId
  }

  /** The daughter asks, the mother agrees; what may be done is what was asked for. */
  async link(asker: string, elder: string, as: typeof wang, scopes: Scopes = ['groupbuy']): Promise<string> {
    const { linkId } = await this.get(asker, 'askLink', { ...as, relation: '妈妈', scopes })
    await this.get(elder, 'answerLink', { linkId, accept: true })
    return linkId
  }

  async account(openid: string): Promise<Account> {
    const [found] = await this.cloud.find('accounts', { _id: openid })
    return found as unknown as Account
  }

  async person(id: string): Promise<Person | undefined> {
    const [found] = await this.cloud.find('persons', { _id: id })
    return found as unknown as Person | undefined
  }

  async inboxOf(openid: string): Promise<string[]> {
    return (await this.get(openid, 'inbox', {})).items.map(({ title }) => title)
  }
}

export type Scopes = Api['askLink']['input']['scopes']
