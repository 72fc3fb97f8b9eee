import { defineCollection, type Entity } from '../kit/database'
import { accounts, communities, persons } from '../kit/people'

/** The phone that WeChat has told us of an account, until a profile uses it. `_id` is the openid. */
export interface VerifiedPhone extends Entity {
  phone: string
  at: number
}

export const verifiedPhones = defineCollection<VerifiedPhone>('verifiedPhones')

/** Who is known here; the kit describes them, because every function asks who calls. */
export const declarations = [accounts, persons, communities, verifiedPhones]
