import { refusalOf } from '../../../cloudfunctions/kit/allotment/refusal'
import type { Allotment, Reservation } from '../../../cloudfunctions/kit/allotment/types'

const allotment = (more: Partial<Allotment> = {}): Allotment => ({
  _id: 'groupbuy_c1',
  terms: 3,
  opensAt: 1_000,
  closesAt: 2_000,
  open: true,
  stock: { egg: 10, tofu: 3 },
  left: { egg: 4, tofu: 1 },
  taken: { '3_2_501': { egg: 2 } },
  holds: {},
  returns: {},
  sequence: 6,
  recent: [],
  dirty: false,
  ...more,
})

const reservation = (more: Partial<Reservation> = {}): Reservation => ({
  holdId: 'order1',
  attempt: 'a',
  takes: { egg: 1 },
  by: '3_2_501',
  terms: 3,
  limits: {},
  name: '王**',
  now: 1_500,
  ...more,
})

describe('why a reservation is refused', () => {
  test.each([
    ['one millisecond before it opens', { now: 999 }, {}, 'NOT_OPEN'],
    ['at the opening instant', { now: 1_000 }, {}, null],
    ['one millisecond before the cutoff', { now: 1_999 }, {}, null],
    ['at the cutoff', { now: 2_000 }, {}, 'CLOSED'],
    ['closed early', {}, { open: false }, 'CLOSED'],
    ['decided on other terms', { terms: 2 }, {}, 'CHANGED'],
    ['after the cutoff by staff with a reason', { now: 2_500, late: true }, { open: false }, null],
    [
      'of more than is left, by staff after the cutoff',
      { now: 2_500, late: true, takes: { tofu: 2 } },
      {},
      'SOLD_OUT',
    ],
    ['of something that is not on offer', { takes: { fish: 1 } }, {}, 'CHANGED'],
    ['of the last one', { takes: { tofu: 1 } }, {}, null],
    ['of more than is left', { takes: { tofu: 2 } }, {}, 'SOLD_OUT'],
    ['up to the household limit', { takes: { egg: 2 }, limits: { egg: 4 } }, {}, null],
    ['over the household limit', { takes: { egg: 3 }, limits: { egg: 4 } }, {}, 'LIMIT_REACHED'],
    [
      'of another household within the limit',
      { by: '3_2_502', takes: { egg: 4 }, limits: { egg: 4 } },
      {},
      null,
    ],
  ] as const)('%s', (_case, wish, state, code) => {
    const refusal = refusalOf(allotment(state), reservation(wish))

    expect(refusal?.code ?? null).toBe(code)
  })

  test('says which things are short and how many are left', () => {
    const refusal = refusalOf(allotment(), reservation({ takes: { egg: 5, tofu: 2 } }))

    expect(refusal?.detail).toEqual({
      items: [
        { key: 'egg', left: 4 },
        { key: 'tofu', left: 1 },
      ],
    })
  })

  test('an allotment that is not there is not found', () => {
    expect(refusalOf(null, reservation())?.code).toBe('NOT_FOUND')
  })
})
