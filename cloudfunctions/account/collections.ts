import { defineCollection, type Entity } from '../kit/database'
import { accounts, communities, persons } from '../kit/people'

/** The phone that WeChat has told us of an account, for its profile to be compared with. `_id` is the openid. */
export interface VerifiedPhone extends Entity {
  phone: string
  /** Fingerprint of the code by which WeChat told it: the same code again is answered with the same phone. */
  code: string
  at: number
}

export const verifiedPhones = defineCollection<VerifiedPhone>('verifiedPhones')

/** Who is known here; the kit describes them, because every function asks who calls. */
export const declarations = [accounts, persons, communities, verifiedPhones]
