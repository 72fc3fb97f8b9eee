import { refused } from '../errors'
import { splitPath } from '../paths'
import { compareValues, isDocument, numberOf, TypeOrder, typeRank } from '../values'
import type { Draft, Slot } from './target'

/** Changes what stands at one place. `draft` is for the operators that touch a second place. */
export interface FieldOperator {
  /** Whether the place is made when it is missing. */
  readonly creates: boolean
  apply(slot: Slot, operand: unknown, draft: Draft, now: number): void
}

function needNumber(operator: string, path: string, value: unknown): number {
  if (typeRank(value) !== TypeOrder.Number) {
    throw refused(`Cannot apply ${operator} to a value of non-numeric type. field '${path}'`)
  }
  return numberOf(value)
}

function arithmetic(
  operator: string,
  missing: (operand: number) => number,
  combine: (a: number, b: number) => number,
) {
  return {
    creates: true,
    apply(slot: Slot, operand: unknown): void {
      const amount = needNumber(operator, slot.path, operand)
      const before = slot.get()
      slot.set(
        before === undefined ? missing(amount) : combine(needNumber(operator, slot.path, before), amount),
      )
    },
  }
}

function extreme(better: (comparison: number) => boolean): FieldOperator {
  return {
    creates: true,
    apply(slot, operand): void {
      const before = slot.get()
      if (before === undefined || better(compareValues(operand, before))) slot.set(operand)
    },
  }
}

const BITS: Readonly<Record<string, (value: number, mask: number) => number>> = {
  and: (value, mask) => value & mask,
  or: (value, mask) => value | mask,
  xor: (value, mask) => value ^ mask,
}

const bit: FieldOperator = {
  creates: true,
  apply(slot, operand): void {
    if (!isDocument(operand)) throw refused('The $bit modifier needs {and|or|xor: number}')
    let value = needNumber('$bit', slot.path, slot.get() ?? 0)
    for (const name of Object.keys(operand)) {
      const combine = Object.hasOwn(BITS, name) ? BITS[name] : undefined
      if (!combine) throw refused(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
      value = combine(value, needNumber('$bit', slot.path, operand[name]))
    }
    slot.set(value)
  },
}

const rename: FieldOperator = {
  creates: false,
  apply(slot, operand, draft): void {
    if (typeof operand !== 'string' || operand === '')
      throw refused("The 'to' field for $rename must be a string")
    const value = slot.get()
    if (value === undefined) return
    slot.remove()
    draft.needed(splitPath(operand)).set(value)
  },
}

export const FIELD_OPERATORS: Readonly<Record<string, FieldOperator>> = {
  $set: {
    creates: true,
    apply: (slot, operand) => {
      slot.set(operand)
    },
  },
  $unset: {
    creates: false,
    apply: (slot) => {
      if (slot.get() !== undefined) slot.remove()
    },
  },
  $inc: arithmetic(
    '$inc',
    (amount) => amount,
    (value, amount) => value + amount,
  ),
  $mul: arithmetic(
    '$mul',
    () => 0,
    (value, factor) => value * factor,
  ),
  $min: extreme((comparison) => comparison < 0),
  $max: extreme((comparison) => comparison > 0),
  $bit: bit,
  $rename: rename,
  $currentDate: {
    creates: true,
    apply: (slot, _operand, _draft, now) => {
      slot.set(new Date(now))
    },
  },
  // Takes effect only when an upsert inserts, which `set` alone does.
  $setOnInsert: { creates: false, apply: () => undefined },
}
