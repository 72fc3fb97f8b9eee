import type { GenericSchema, InferInput, InferOutput } from 'valibot'
import type { Role } from '../../miniprogram/shared/vocabulary'

/**
 * Who may call an action.
 * - `visitor`: anyone in WeChat, even before they have told us who they are
 * - `resident`: anyone with a profile
 * - a list of roles: holders of one of them; an admin may do all that a role may
 */
export type Who = 'visitor' | 'resident' | readonly Role[]

export interface ActionContract<
  I extends GenericSchema = GenericSchema,
  O extends GenericSchema = GenericSchema,
> {
  readonly who: Who
  readonly writes: boolean
  /** Use `strictObject`: unknown fields are refused at the door. */
  readonly input: I
  /** Use `object`: what is not declared here never leaves the server. */
  readonly output: O
}

export type FunctionContract = Record<string, ActionContract>

/** An action that changes nothing. */
export const reads = <I extends GenericSchema, O extends GenericSchema>(
  who: Who,
  input: I,
  output: O,
): ActionContract<I, O> => ({ who, writes: false, input, output })

/** An action that changes something: its caller must send a requestId, and may send it again. */
export const writes = <I extends GenericSchema, O extends GenericSchema>(
  who: Who,
  input: I,
  output: O,
): ActionContract<I, O> => ({ who, writes: true, input, output })

/** What a client sends and gets, per action: the form that `CloudApi` is made of. */
export type ClientApi<C extends FunctionContract> = {
  [A in keyof C]: {
    input: InferInput<C[A]['input']>
    output: InferOutput<C[A]['output']>
    writes: C[A]['writes']
  }
}
