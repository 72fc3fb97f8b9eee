import fc from 'fast-check'
import * as v from 'valibot'
import { contract as account } from '../../../cloudfunctions/account/contract'
import { contract as groupbuy } from '../../../cloudfunctions/groupbuy/contract'
import { contract as meals } from '../../../cloudfunctions/meals/contract'
import { contract as news } from '../../../cloudfunctions/news/contract'
import { contract as people } from '../../../cloudfunctions/people/contract'
import { contract as payment } from '../../../cloudfunctions/payment/contract'
import type { FunctionContract } from '../../../cloudfunctions/kit/contract'
import { NOTHING, wishes } from '../../support/wishes'

const contracts: Record<string, FunctionContract> = { account, groupbuy, meals, news, people, payment }
const actions = Object.entries(contracts).flatMap(([fn, contract]) =>
  Object.entries(contract).map(([action, { input }]) => ({
    fn,
    action,
    input,
    good: wishes[fn]![action]!(NOTHING),
  })),
)

const evil = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    NaN,
    Infinity,
    0,
    -1,
    1.5,
    -0,
    2 ** 53,
    '',
    [],
    {},
    { $gt: '' },
    '$where',
    '\u0000',
  ),
  fc.constantFrom<unknown>(JSON.parse('{"__proto__":{"polluted":true}}'), {
    constructor: { prototype: { polluted: true } },
  }),
  fc.anything({ maxDepth: 3 }),
)

describe.each(actions)('$fn $action at the door', ({ input, good }) => {
  test('lets a good input in', () => {
    expect(v.safeParse(input, good).success).toBe(true)
  })

  test('never throws, and lets nothing in but its own fields with plain values', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.oneof(fc.constantFrom('id', ...Object.keys(good)), fc.string()), evil, {
          maxKeys: 3,
        }),
        (changes) => {
          const parsed = v.safeParse(input, { ...good, ...changes })
          expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
          if (!parsed.success) return
          const text = JSON.stringify(parsed.output)
          // an operator would be a key; inside a string the quote is escaped
          expect(text).not.toContain('{"$')
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('refuses a field that it does not know', () => {
    expect(v.safeParse(input, { ...good, openid: 'o-admin' }).success).toBe(false)
  })
})
