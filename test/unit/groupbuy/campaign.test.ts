import {
  byUrgency,
  campaignMoves,
  checkChange,
  checkPublishable,
  checkTimes,
  isCurrent,
  moveCampaign,
  nextWeeks,
  orderingRefusal,
  phaseOf,
  priceFrom,
  termsChanged,
  termsOf,
  type CampaignEvent,
} from '../../../cloudfunctions/groupbuy/rules/campaign'
import { fen } from '../../../miniprogram/shared/money'
import { DAY, HOUR } from '../../../miniprogram/shared/time'
import type { CampaignPhase } from '../../../miniprogram/shared/vocabulary'
import { campaign, CLOSES, eggs, greens, OPENS, PICKUP_FROM, PICKUP_TO, refusalOf } from './fixtures'

describe('the phase of a campaign', () => {
  test.each<[string, number, CampaignPhase]>([
    ['a millisecond before it opens', OPENS - 1, 'scheduled'],
    ['at the opening', OPENS, 'open'],
    ['a millisecond before the cutoff', CLOSES - 1, 'open'],
    ['at the cutoff', CLOSES, 'closed'],
    ['a millisecond before pick-up', PICKUP_FROM - 1, 'closed'],
    ['when pick-up begins', PICKUP_FROM, 'pickup'],
    ['after pick-up, until it is ended', PICKUP_TO + DAY, 'pickup'],
  ])('%s', (_when, now, phase) => {
    expect(phaseOf(campaign(), now)).toBe(phase)
  })

  test.each(['draft', 'ended', 'cancelled'] as const)('of a %s one does not depend on the clock', (state) => {
    expect([OPENS, CLOSES, PICKUP_TO].map((now) => phaseOf(campaign({ state }), now))).toEqual(
      Array(3).fill(state),
    )
  })

  test('goes from closed to pick-up at once when both are the same instant', () => {
    expect(phaseOf(campaign({ pickupFrom: CLOSES }), CLOSES)).toBe('pickup')
  })
})

describe('what an organiser may do in each phase', () => {
  const moments: Record<CampaignPhase, Parameters<typeof phaseOf>> = {
    draft: [campaign({ state: 'draft' }), OPENS],
    scheduled: [campaign(), OPENS - 1],
    open: [campaign(), OPENS],
    closed: [campaign(), CLOSES],
    pickup: [campaign(), PICKUP_FROM],
    ended: [campaign({ state: 'ended' }), PICKUP_TO],
    cancelled: [campaign({ state: 'cancelled' }), OPENS],
  }
  const allowed: Record<CampaignPhase, CampaignEvent[]> = {
    draft: ['save', 'publish', 'cancel'],
    scheduled: ['save', 'cancel'],
    open: ['save', 'closeOrdering', 'cancel'],
    closed: ['save', 'cancel'],
    pickup: ['save', 'end'],
    ended: [],
    cancelled: [],
  }

  test.each(Object.keys(allowed) as CampaignPhase[])('%s', (phase) => {
    const [shown, now] = moments[phase]
    const events = Object.keys(campaignMoves) as CampaignEvent[]
    const possible = events.filter(
      (event) => refusalOf(() => moveCampaign(shown as ReturnType<typeof campaign>, event, now)) === null,
    )
    expect(possible).toEqual(allowed[phase])
  })

  test('a refusal says in which phase the campaign is, in Chinese', () => {
    expect(() => moveCampaign(campaign(), 'end', OPENS)).toThrow(
      '这次团购现在是“正在接龙”,到了取货时间以后才能结束',
    )
  })

  test('saving leaves the state, publishing changes it', () => {
    expect(moveCampaign(campaign(), 'save', OPENS)).toBe('published')
    expect(moveCampaign(campaign({ state: 'draft' }), 'publish', OPENS)).toBe('published')
  })
})

describe('the times of a campaign', () => {
  const times = { opensAt: OPENS, closesAt: CLOSES, pickupFrom: PICKUP_FROM, pickupTo: PICKUP_TO }

  test.each([
    ['cutoff at the opening', { closesAt: OPENS }, '截单时间要在开始时间之后'],
    ['pick-up before the cutoff', { pickupFrom: CLOSES - 1 }, '取货要在截单之后才能开始'],
    ['pick-up that ends when it begins', { pickupTo: PICKUP_FROM }, '取货结束时间要在开始时间之后'],
    ['pick-up that drags on', { pickupTo: PICKUP_FROM + 14 * DAY + 1 }, '取货时间最长 14 天'],
  ])('%s are refused in words', (_case, change, sentence) => {
    expect(() => checkTimes({ ...times, ...change })).toThrow(sentence)
  })

  test('pick-up may begin at the cutoff', () => {
    expect(() => checkTimes({ ...times, pickupFrom: CLOSES })).not.toThrow()
  })

  test.each([
    ['a week on while the original is open', OPENS, 1],
    ['the first week whose cutoff is a day ahead', CLOSES + 20 * DAY, 3],
    ['further when the cutoff would be less than a day ahead', CLOSES + 7 * DAY - DAY + 1, 2],
  ])('of a copy: %s', (_case, now, weeks) => {
    const copy = nextWeeks(times, now)
    expect(copy.closesAt).toBe(CLOSES + weeks * 7 * DAY)
    expect(copy.pickupTo - copy.opensAt).toBe(PICKUP_TO - OPENS)
  })
})

describe('publishing', () => {
  const draft = campaign({ state: 'draft' })

  test.each([
    ['no items', { items: [] }, '至少要有一样菜才能发布'],
    ['only hidden items', { items: [{ ...greens, hidden: true }] }, '至少要有一样菜才能发布'],
    ['no stock of anything', { items: [{ ...greens, stock: 0 }] }, '所有菜的库存都是 0,请先填库存'],
    ['no pickup point', { pickupPoints: [] }, '请选择自提点'],
  ])('with %s is refused in words', (_case, change, sentence) => {
    expect(() => checkPublishable({ ...draft, ...change }, OPENS)).toThrow(sentence)
  })

  test('is possible until the cutoff, not at it', () => {
    expect(refusalOf(() => checkPublishable(draft, CLOSES - 1))).toBeNull()
    expect(() => checkPublishable(draft, CLOSES)).toThrow('截单时间已经过了,请改到以后')
  })
})

describe('changing a campaign that residents have seen', () => {
  const dearer = { items: [{ ...greens, priceFen: fen(300) }, eggs] }

  test.each([
    ['price while open', dearer, OPENS, null],
    ['price after the cutoff', dearer, CLOSES, 'STALE'],
    ['cutoff after the cutoff', { closesAt: CLOSES + HOUR }, CLOSES, 'STALE'],
    ['text after the cutoff', { text: '改到一楼东侧取' }, CLOSES, null],
    ['pick-up hours after the cutoff', { pickupTo: PICKUP_TO + HOUR }, CLOSES, null],
    ['cutoff into the past', { closesAt: OPENS + HOUR }, OPENS + 2 * HOUR, 'BAD_INPUT'],
    ['an announced pickup point taken away', { pickupPoints: [] }, OPENS, 'BAD_INPUT'],
  ])('%s', (_case, change, now, code) => {
    expect(refusalOf(() => checkChange(campaign(), campaign(change), now))).toBe(code)
  })

  test('a draft may be incomplete, but not upside down', () => {
    const draft = campaign({ state: 'draft' })
    expect(refusalOf(() => checkChange(draft, { ...draft, items: [] }, OPENS))).toBeNull()
    expect(refusalOf(() => checkChange(draft, { ...draft, closesAt: OPENS }, OPENS))).toBe('BAD_INPUT')
  })

  test.each([
    ['a price', dearer, true],
    ['a stock', { items: [{ ...greens, stock: 11 }, eggs] }, true],
    ['a limit', { items: [{ ...greens, limitPerHousehold: 1 }, eggs] }, true],
    ['a hidden item', { items: [{ ...greens, hidden: true }, eggs] }, true],
    ['the cutoff', { closesAt: CLOSES - HOUR }, true],
    ['a title', { title: '周六鲜蔬' }, false],
    ['a note on an item', { items: [{ ...greens, note: '带根' }, eggs] }, false],
  ])('%s makes new terms: %#', (_case, change, changed) => {
    expect(termsChanged(campaign(), campaign(change))).toBe(changed)
  })
})

test('only a published campaign opens its allotment', () => {
  expect(termsOf(campaign())).toEqual({
    terms: 3,
    opensAt: OPENS,
    closesAt: CLOSES,
    open: true,
    stock: { greens: 10, eggs: 10 },
  })
  expect(termsOf(campaign({ state: 'cancelled' })).open).toBe(false)
})

test('a card shows the lowest price that is on offer', () => {
  expect(priceFrom([eggs, greens])).toBe(250)
  expect(priceFrom([eggs, { ...greens, hidden: true }])).toBe(2980)
  expect(priceFrom([])).toBe(0)
})

describe('the list of current campaigns', () => {
  test('keeps one until a day after its pick-up', () => {
    expect(isCurrent(campaign(), PICKUP_TO + DAY)).toBe(true)
    expect(isCurrent(campaign(), PICKUP_TO + DAY + 1)).toBe(false)
    expect(isCurrent(campaign({ state: 'ended' }), OPENS)).toBe(false)
  })

  test('begins with what is open, the soonest cutoff first', () => {
    const later = campaign({ _id: 'later', closesAt: CLOSES + HOUR, pickupFrom: PICKUP_FROM + DAY })
    const pickup = campaign({ _id: 'pickup', opensAt: 0, closesAt: 1, pickupFrom: 2 })
    const scheduled = campaign({ _id: 'scheduled', opensAt: CLOSES - 1 })
    const sorted = [scheduled, pickup, later, campaign()].sort(byUrgency(OPENS))
    expect(sorted.map(({ _id }) => _id)).toEqual(['c1', 'later', 'pickup', 'scheduled'])
  })
})

describe('ordering is refused', () => {
  test.each([
    ['before it opens', campaign(), OPENS - 1, 'NOT_OPEN'],
    ['at the cutoff', campaign(), CLOSES, 'CLOSED'],
    ['when cancelled', campaign({ state: 'cancelled' }), OPENS, 'CLOSED'],
    ['of a draft, as if it did not exist', campaign({ state: 'draft' }), OPENS, 'NOT_FOUND'],
  ])('%s', (_case, shown, now, code) => {
    expect(orderingRefusal(shown, now)?.code).toBe(code)
  })

  test('and not a millisecond earlier', () => {
    expect(orderingRefusal(campaign(), OPENS)).toBeNull()
    expect(orderingRefusal(campaign(), CLOSES - 1)).toBeNull()
  })
})
