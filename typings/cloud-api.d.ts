import type { ClientApi } from '../cloudfunctions/kit/contract'
import type { contract as account } from '../cloudfunctions/account/contract'
import type { contract as groupbuy } from '../cloudfunctions/groupbuy/contract'
import type { contract as meals } from '../cloudfunctions/meals/contract'
import type { contract as news } from '../cloudfunctions/news/contract'
import type { contract as payment } from '../cloudfunctions/payment/contract'
import type { contract as people } from '../cloudfunctions/people/contract'

/** Every function's actions with what they take and give, composed from the contracts. */
export interface CloudApi {
  account: ClientApi<typeof account>
  groupbuy: ClientApi<typeof groupbuy>
  meals: ClientApi<typeof meals>
  news: ClientApi<typeof news>
  payment: ClientApi<typeof payment>
  people: ClientApi<typeof people>
}

/** The answer's value of one action: `Reply<'groupbuy', 'campaign'>`. */
export type Reply<F extends keyof CloudApi, A extends keyof CloudApi[F]> = CloudApi[F][A] extends {
  output: infer O
}
  ? O
  : never
