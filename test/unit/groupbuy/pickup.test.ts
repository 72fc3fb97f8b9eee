import {
  decideUndo,
  decideVerification,
  inWords,
  qrOf,
  readCode,
} from '../../../cloudfunctions/groupbuy/rules/pickup'
import type { OrderState } from '../../../miniprogram/shared/vocabulary'
import { CLOSES, order, refusalOf } from './fixtures'

const picked = (greens: number, eggs: number) =>
  order({
    state: greens + eggs === 0 ? 'placed' : 'partly_picked',
    lines: order().lines.map((line, i) => ({ ...line, picked: i === 0 ? greens : eggs })),
  })

const wish = (greens: number, eggs: number) =>
  [
    { itemId: 'greens', quantity: greens },
    { itemId: 'eggs', quantity: eggs },
  ].filter((line) => line.quantity > 0)

// ordered: 3 greens, 1 egg
describe('handing over', () => {
  test.each<[string, number[], number[], OrderState]>([
    ['everything', [0, 0], [3, 1], 'picked'],
    ['a part', [0, 0], [2, 0], 'partly_picked'],
    ['the rest', [2, 1], [1, 0], 'picked'],
  ])('%s', (_case, [greens = 0, eggs = 0], [moreGreens = 0, moreEggs = 0], state) => {
    const decided = decideVerification(picked(greens, eggs), wish(moreGreens, moreEggs), 0, CLOSES)
    expect(decided).toEqual({ picked: [greens + moreGreens, eggs + moreEggs], state })
  })

  test('more than was ordered is refused, and says what is left', () => {
    expect(() => decideVerification(picked(2, 0), wish(2, 0), 0, CLOSES)).toThrow(
      '上海青只剩 1 份没取,请刷新后核对',
    )
  })

  test('the same item twice in one request counts twice', () => {
    const twice = [...wish(2, 0), ...wish(2, 0)]
    expect(refusalOf(() => decideVerification(picked(0, 0), twice, 0, CLOSES))).toBe('STALE')
  })

  test('before the cutoff is refused to the millisecond', () => {
    expect(refusalOf(() => decideVerification(order(), wish(1, 0), 0, CLOSES - 1))).toBe('NOT_OPEN')
    expect(refusalOf(() => decideVerification(order(), wish(1, 0), 0, CLOSES))).toBeNull()
  })

  test('waits for the money', () => {
    expect(() => decideVerification(order(), wish(1, 0), 3730, CLOSES)).toThrow('还有 ¥37.30 没收,请先收款')
  })

  test('of something that was not ordered is refused', () => {
    const other = [{ itemId: 'fish', quantity: 1 }]
    expect(refusalOf(() => decideVerification(order(), other, 0, CLOSES))).toBe('BAD_INPUT')
  })

  test.each<OrderState>(['cancelled', 'expired', 'no_show', 'picked', 'pending_pay'])(
    'of a %s order is refused',
    (state) => {
      expect(refusalOf(() => decideVerification(order({ state }), wish(1, 0), 0, CLOSES))).toBe('STALE')
    },
  )
})

describe('taking a handing-over back', () => {
  const verification = {
    id: 'v1',
    at: CLOSES,
    staffName: '张敏',
    staffId: 'o-zhang',
    lines: wish(2, 1),
    undone: null,
  }

  test('leaves what other handings-over gave', () => {
    expect(decideUndo(picked(3, 1), verification)).toEqual({ picked: [1, 0], state: 'partly_picked' })
  })

  test('of the only one leaves the order as it was placed', () => {
    expect(decideUndo(picked(2, 1), verification)).toEqual({ picked: [0, 0], state: 'placed' })
  })

  test('of a cancelled order is refused', () => {
    expect(refusalOf(() => decideUndo(order({ state: 'cancelled' }), verification))).toBe('STALE')
  })
})

describe('what is scanned or typed', () => {
  test('the QR of an order is read back', () => {
    expect(readCode(qrOf(order()))).toEqual({ orderId: 'order-1', code: '081066' })
  })

  test.each([
    ['081066', '081066'],
    [' 081 066 ', '081066'],
  ])('%j is the code %s', (text, code) => {
    expect(readCode(text)).toEqual({ orderId: null, code })
  })

  test.each(['12345', '1234567', 'abcdef', 'xlv1.order-1', 'xlv2.order-1.081066', 'http://example.com'])(
    '%j is none of ours',
    (text) => {
      expect(readCode(text)).toBeNull()
    },
  )
})

test('quantities are said with their names', () => {
  expect(inWords(order(), wish(3, 1))).toBe('上海青 3 · 土鸡蛋 1')
})
