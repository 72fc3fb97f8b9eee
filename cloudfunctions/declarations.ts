import { declarations as account } from './account/collections'
import { declarations as groupbuy } from './groupbuy/collections'
import { declarations as meals } from './meals/collections'
import { declarations as news } from './news/collections'
import { declarations as payment } from './payment/collections'
import { declarations as people } from './people/collections'
import { allotments } from './kit/allotment'
import { auditEntries } from './kit/audit'
import { consents } from './kit/consents'
import type { IndexDeclaration } from './kit/database'
import { answeredRequests } from './kit/idempotency'
import { messages } from './kit/messages'
import { accountEntries, personAccounts } from './kit/personAccounts'
import { quotas } from './kit/quota'
import { credits } from './kit/subscriptions'

/** An index as the database wants it. */
export interface IndexSpec {
  name: string
  keys: [field: string, direction: 1 | -1][]
  unique?: boolean
  sparse?: boolean
}

/** What a collection is called and which indexes it has; the document's type does not matter here. */
interface Declared {
  name: string
  indexes: Readonly<Record<string, IndexDeclaration>>
}

/** Every collection of the deployment. The local cloud and the deployment create them from this one list. */
export const allDeclarations: readonly Declared[] = [
  ...account,
  ...groupbuy,
  ...meals,
  ...news,
  ...payment,
  ...people,
  allotments,
  answeredRequests,
  auditEntries,
  consents,
  credits,
  messages,
  accountEntries,
  personAccounts,
  quotas,
]

const keyOf = (field: string): [string, 1 | -1] => (field.startsWith('-') ? [field.slice(1), -1] : [field, 1])

/** The indexes of one collection. Every key begins with the community, because every query names it. */
export function indexSpecsOf(declared: Declared): IndexSpec[] {
  return Object.entries(declared.indexes).map(([name, { fields, unique, sparse }]) => ({
    name,
    keys: [['community', 1], ...fields.map(keyOf)],
    ...(unique ? { unique } : {}),
    ...(sparse ? { sparse } : {}),
  }))
}

/** Indexes by collection: what the build writes to `collections.json`. */
export const allIndexSpecs = (): Record<string, IndexSpec[]> =>
  Object.fromEntries(allDeclarations.map((declared) => [declared.name, indexSpecsOf(declared)]))
