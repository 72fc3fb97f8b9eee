import { actorName } from '../../../cloudfunctions/kit/actorName'
import {
  canCancel,
  decideCancel,
  decideOrder,
  namedRefusal,
  newOrder,
  orderMoves,
  priceLines,
  type OrderMove,
} from '../../../cloudfunctions/groupbuy/rules/order'
import { AppError } from '../../../cloudfunctions/kit/errors'
import { fen } from '../../../miniprogram/shared/money'
import type { OrderState } from '../../../miniprogram/shared/vocabulary'
import { campaign, CLOSES, eggs, greens, OPENS, order, PICKUP_FROM, PICKUP_TO, refusalOf } from './fixtures'

const wish = {
  pickupPointId: 'pp1',
  lines: [
    { itemId: 'eggs', quantity: 2 },
    { itemId: 'greens', quantity: 3 },
  ],
  seenTotalFen: 2 * 2980 + 3 * 250,
}

describe('deciding an order', () => {
  test('prices every line by the campaign, never by the wish', () => {
    const { lines, totalFen, takes, limits } = decideOrder(campaign(), wish, OPENS)

    expect(lines.map((l) => [l.itemId, l.ordered, l.priceFen, l.amountFen, l.picked])).toEqual([
      ['greens', 3, 250, 750, 0],
      ['eggs', 2, 2980, 5960, 0],
    ])
    expect(totalFen).toBe(6710)
    expect(takes).toEqual({ greens: 3, eggs: 2 })
    expect(limits).toEqual({ eggs: 2 })
  })

  test('makes one line of an item that is wished for twice', () => {
    const lines = priceLines(campaign(), [
      { itemId: 'greens', quantity: 1 },
      { itemId: 'greens', quantity: 2 },
    ])
    expect(lines.map((l) => l.ordered)).toEqual([3])
  })

  test.each([
    ['another total than was seen', { seenTotalFen: 6709 }, {}, 'CHANGED'],
    ['an item that nobody offers', { lines: [{ itemId: 'fish', quantity: 1 }] }, {}, 'CHANGED'],
    ['an item that was hidden', {}, { items: [{ ...greens, hidden: true }, eggs] }, 'CHANGED'],
    ['a pickup point that is not of this campaign', { pickupPointId: 'pp9' }, {}, 'CHANGED'],
    [
      'more than 99 of one thing in two lines',
      { lines: [1, 2].map(() => ({ itemId: 'greens', quantity: 50 })) },
      {},
      'BAD_INPUT',
    ],
    ['a draft', {}, { state: 'draft' as const }, 'NOT_FOUND'],
    ['a cancelled campaign', {}, { state: 'cancelled' as const }, 'CLOSED'],
  ])('refuses %s', (_case, wishChange, campaignChange, code) => {
    expect(refusalOf(() => decideOrder(campaign(campaignChange), { ...wish, ...wishChange }, OPENS))).toBe(
      code,
    )
  })

  test.each([
    ['a millisecond before the opening', OPENS - 1, 'NOT_OPEN'],
    ['at the opening', OPENS, null],
    ['a millisecond before the cutoff', CLOSES - 1, null],
    ['at the cutoff', CLOSES, 'CLOSED'],
  ])('%s', (_case, now, code) => {
    expect(refusalOf(() => decideOrder(campaign(), wish, now))).toBe(code)
  })

  test('a changed price comes with the new total', () => {
    const dearer = campaign({ items: [greens, { ...eggs, priceFen: fen(3000) }] })
    let refusal: unknown
    try {
      decideOrder(dearer, wish, OPENS)
    } catch (error) {
      refusal = error
    }
    expect(refusal).toMatchObject({ code: 'CHANGED', detail: { totalFen: 6750 } })
    expect((refusal as Error).message).toContain('¥67.50')
  })
})

describe("the allotment's refusal in words", () => {
  test.each([
    ['SOLD_OUT', { key: 'greens', left: 1 }, '库存不足:上海青只剩 1 份'],
    ['SOLD_OUT', { key: 'eggs', left: 0 }, '库存不足:土鸡蛋已经没有了'],
    ['LIMIT_REACHED', { key: 'eggs', limit: 2, taken: 1 }, '土鸡蛋每户限 2 份,您家已订 1 份'],
    ['LIMIT_REACHED', { key: 'eggs', limit: 2, taken: 0 }, '土鸡蛋每户限 2 份'],
  ] as const)('%s %j', (code, short, sentence) => {
    const named = namedRefusal(new AppError(code, '', { items: [short] }), campaign())
    expect(named.message).toBe(sentence)
    expect(named.detail).toEqual({ items: [short] })
  })

  test('leaves other refusals as they are', () => {
    const closed = new AppError('CLOSED', '已经截止了')
    expect(namedRefusal(closed, campaign())).toBe(closed)
  })
})

describe('the stored order', () => {
  const made = (door: 'self' | 'proxy' | 'staff') =>
    newOrder({
      id: 'o1',
      campaign: campaign(),
      decision: decideOrder(campaign(), wish, OPENS),
      subject: {
        personId: 'p-mother',
        name: '王秀英',
        phone: '13900001001',
        household: '3_2_501',
        birthdate: null,
        door,
      },
      placer: {
        personId: door === 'self' ? 'p-mother' : 'p-placer',
        name: door === 'self' ? '王秀英' : '李梅',
      },
      number: 7,
      code: '123456',
      attempt: 'a1',
      state: 'placed',
      remark: '要嫩一点的',
      requestFingerprint: 'mark',
      now: OPENS,
    })

  test.each([
    ['self', ['p-mother'], '本人'],
    ['proxy', ['p-mother', 'p-placer'], '家人 李梅'],
    ['staff', ['p-mother'], '社区 李梅'],
  ] as const)('placed by %s is seen by %j', (door, watchers, by) => {
    const placed = made(door)
    expect(placed.watchers).toEqual(watchers)
    expect(placed.events).toEqual([{ at: OPENS, what: '下单', by, note: '' }])
  })

  test('copies what was agreed', () => {
    expect(made('self')).toMatchObject({
      title: '生鲜团购 · 周五鲜蔬',
      next: { from: PICKUP_FROM, to: PICKUP_TO, what: '取菜', place: '党群服务中心一楼' },
      money: { channel: 'onsite', dueFen: 6710, paidFen: 0, refundedFen: 0, refundDueFen: 0 },
      closesAt: CLOSES,
      limited: ['eggs'],
      household: '3_2_501',
      restock: null,
    })
  })

  test('has no undefined anywhere: the database would not know what to make of it', () => {
    expect(JSON.parse(JSON.stringify(made('proxy')))).toStrictEqual(made('proxy'))
  })
})

describe('cancelling', () => {
  test.each<[OrderState, OrderMove, number, string | null]>([
    ['placed', 'cancel', CLOSES - 1, 'go'],
    ['placed', 'cancel', CLOSES, 'CLOSED'],
    ['placed', 'staffCancel', CLOSES, 'go'],
    ['cancelled', 'cancel', CLOSES, 'already'],
    ['partly_picked', 'cancel', CLOSES - 1, 'STALE'],
    ['partly_picked', 'staffCancel', CLOSES, 'STALE'],
    ['picked', 'staffCancel', CLOSES, 'STALE'],
    ['no_show', 'staffCancel', CLOSES, 'STALE'],
  ])('of a %s order by %s at %d: %s', (state, move, now, outcome) => {
    let found: string | null = null
    const code = refusalOf(() => {
      found = decideCancel(order({ state }), move as 'cancel' | 'staffCancel', now)
    })
    expect(code ?? found).toBe(outcome)
  })

  test('is offered exactly as long as it is possible', () => {
    expect(canCancel(order(), CLOSES - 1)).toBe(true)
    expect(canCancel(order(), CLOSES)).toBe(false)
    expect(canCancel(order({ state: 'picked' }), CLOSES - 1)).toBe(false)
  })
})

test('what was handed over cannot be cancelled or missed', () => {
  const ends = (['cancel', 'staffCancel', 'callOff', 'miss'] as const).flatMap(
    (move) => orderMoves[move].from,
  )
  expect(ends).not.toContain('picked')
  expect(ends).not.toContain('partly_picked')
})

test.each([
  ['self', undefined, '本人'],
  ['proxy', '妈妈', '子女 李梅'],
  ['proxy', '婆婆', '儿媳 李梅'],
  ['proxy', '舅舅', '家人 李梅'],
  ['proxy', 'constructor', '家人 李梅'],
  ['staff', undefined, '社区 李梅'],
] as const)('the timeline names who came by the door of %s for %s: %s', (door, relation, words) => {
  expect(actorName({ door, ...(relation ? { relation } : {}) }, '李梅')).toBe(words)
})
