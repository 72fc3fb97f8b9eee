import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import type { ActionContract, FunctionContract } from '../../../cloudfunctions/kit/contract'
import type { CollectionDeclaration, Entity } from '../../../cloudfunctions/kit/database'
import type { IndexSpec } from '../gateway'

/** What `/local/contract` and tests read about one action. */
export interface ActionDescription {
  who: ActionContract['who']
  writes: boolean
  /** JSON Schema of what a client sends. */
  input: unknown
}

export interface Description {
  contracts: Record<string, Record<string, ActionDescription>>
  collections: Record<string, IndexSpec[]>
}

type Module = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isContract = (value: unknown): value is FunctionContract =>
  isObject(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value).every((each) => isObject(each) && 'who' in each && 'writes' in each && 'input' in each)

const isCollection = (value: unknown): value is CollectionDeclaration<Entity> =>
  isObject(value) && typeof value['name'] === 'string' && isObject(value['indexes'])

/** Refinements that JSON Schema cannot say are left out: the function itself still checks them. */
const schemaOf = (input: GenericSchema): unknown =>
  toJsonSchema(input, { errorMode: 'ignore', typeMode: 'input' })

function actionsOf(module: Module): Record<string, ActionDescription> {
  const contracts = Object.values(module).filter(isContract)
  const actions = contracts.flatMap((contract) => Object.entries(contract))
  return Object.fromEntries(
    actions.map(([name, { who, writes, input }]) => [name, { who, writes, input: schemaOf(input) }]),
  )
}

/** Every index begins with the community, as every query does. */
function indexesOf({ indexes }: CollectionDeclaration<Entity>): IndexSpec[] {
  return Object.entries(indexes).map(([name, { fields, unique = false, sparse = false }]) => {
    const keys = fields.map((field): [string, 1 | -1] =>
      field.startsWith('-') ? [field.slice(1), -1] : [field, 1],
    )
    return { name, keys: [['community', 1], ...keys], unique, sparse }
  })
}

/** What the loaded contracts and collection declarations say, in the form that tools read. */
export function describe(modules: {
  contracts: Readonly<Record<string, Module>>
  collections: readonly Module[]
}): Description {
  const contracts = Object.entries(modules.contracts).map(
    ([name, module]) => [name, actionsOf(module)] as const,
  )
  const collections: Record<string, IndexSpec[]> = {}
  for (const declaration of modules.collections
    .flatMap((module) => Object.values(module))
    .filter(isCollection)) {
    // Declared twice by functions that share a collection: together they say what is needed.
    const known = collections[declaration.name] ?? []
    const more = indexesOf(declaration).filter(({ name }) => !known.some((index) => index.name === name))
    collections[declaration.name] = [...known, ...more]
  }
  return { contracts: Object.fromEntries(contracts), collections }
}
