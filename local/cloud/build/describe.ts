import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import type { ActionContract, FunctionContract } from '../../../cloudfunctions/kit/contract'

/** What `/local/contract` and tests read about one action. */
export interface ActionDescription {
  who: ActionContract['who']
  writes: boolean
  /** JSON Schema of what a client sends. */
  input: unknown
}

type Module = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isContract = (value: unknown): value is FunctionContract =>
  isObject(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value).every((each) => isObject(each) && 'who' in each && 'writes' in each && 'input' in each)

/** Refinements that JSON Schema cannot say are left out: the function itself still checks them. */
const schemaOf = (input: GenericSchema): unknown =>
  toJsonSchema(input, { errorMode: 'ignore', typeMode: 'input' })

/** The actions of a loaded `contract.ts`, in the form that tools read. */
export function describeContract(module: Module): Record<string, ActionDescription> {
  const actions = Object.values(module)
    .filter(isContract)
    .flatMap(Object.entries<ActionContract>)
  return Object.fromEntries(
    actions.map(([name, { who, writes, input }]) => [name, { who, writes, input: schemaOf(input) }]),
  )
}
