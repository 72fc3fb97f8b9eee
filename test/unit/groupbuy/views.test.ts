import {
  availableOf,
  campaignCard,
  campaignDetail,
  householdText,
  whereText,
  orderCard,
  orderDetail,
  staffCampaign,
  staffOrder,
} from '../../../cloudfunctions/groupbuy/views'
import type { Allotment } from '../../../cloudfunctions/kit/allotment'
import { campaign, CLOSES, eggs, greens, OPENS, order } from './fixtures'

const allotment: Allotment = {
  _id: 'groupbuy_c1',
  terms: 3,
  opensAt: OPENS,
  closesAt: CLOSES,
  open: true,
  stock: { greens: 10, eggs: 10 },
  left: { greens: 4, eggs: 9 },
  taken: { '3_2_501': { eggs: 1 } },
  holds: {},
  returns: {},
  sequence: 6,
  recent: [
    { name: '王**', at: 1 },
    { name: '李*', at: 2 },
  ],
  dirty: false,
}

describe('how many a household may still take', () => {
  test.each([
    ['of what has no limit: what is left', greens, '3_2_501', 4],
    ['what its limit leaves', eggs, '3_2_501', 1],
    ['the whole limit, for another household', eggs, '3_2_502', 2],
    ['the whole limit, as long as we do not know who it is', eggs, null, 2],
    [
      'nothing, once the limit was lowered under what it has',
      { ...eggs, limitPerHousehold: 0 },
      '3_2_501',
      0,
    ],
    ['nothing of what the allotment does not know', { ...greens, id: 'fish' }, null, 0],
  ])('%s', (_case, item, household, available) => {
    expect(availableOf(item, allotment, household)).toBe(available)
  })

  test('never more than 99 a line', () => {
    expect(availableOf(greens, { left: { greens: 500 }, taken: {} }, null)).toBe(99)
  })
})

describe('a campaign', () => {
  test('shows residents what is on offer, never what is hidden or secret', () => {
    const shown = campaign({ items: [greens, { ...eggs, hidden: true }] })
    const detail = campaignDetail(shown, allotment, null, OPENS)

    expect(detail.items.map((item) => item.id)).toEqual(['greens'])
    expect(detail.itemCount).toBe(1)
    expect(JSON.stringify(detail)).not.toContain(shown.codeKey)
  })

  test('names the latest who joined under their numbers, the newest first', () => {
    expect(campaignDetail(campaign(), allotment, null, OPENS).joiners).toEqual([
      { number: 6, maskedName: '李*', at: 2 },
      { number: 5, maskedName: '王**', at: 1 },
    ])
  })

  test('borrows the first picture of its items when it has none', () => {
    expect(campaignCard(campaign({ photos: [] }), OPENS).cover).toBe(greens.photo)
  })

  test('shows the organiser stock and sales of the allotment, or the plan before there is one', () => {
    const stored = { ...campaign(), community: 'xinglong' }
    const sales = (a: Allotment | null) =>
      staffCampaign(stored, a, OPENS).items.map(({ stock, sold, left }) => [stock, sold, left])

    expect(sales(allotment)).toEqual([
      [10, 6, 4],
      [10, 1, 9],
    ])
    expect(sales(null)).toEqual([
      [10, 0, 10],
      [10, 0, 10],
    ])
  })
})

describe('an order', () => {
  test('says what was ordered in one line, and whether it is for somebody else', () => {
    expect(orderCard(order(), 'p-wang')).toMatchObject({ summary: '上海青 3 · 土鸡蛋 1', forOther: false })
    expect(orderCard(order(), 'p-daughter').forOther).toBe(true)
  })

  test('shows a masked phone and no room: both are added where their reading is written down', () => {
    expect(JSON.stringify(orderDetail(order(), 'p-wang', OPENS))).not.toContain('13900001001')
    expect(JSON.stringify(staffOrder(order(), null, OPENS))).not.toContain('13900001001')
    expect(staffOrder(order(), null, OPENS)).toMatchObject({
      phone: null,
      household: '3 号楼 2 单元',
      openFen: 3730,
    })
  })

  test('offers cancelling until the cutoff', () => {
    expect(orderDetail(order(), 'p-wang', CLOSES - 1).canCancel).toBe(true)
    expect(orderDetail(order(), 'p-wang', CLOSES).canCancel).toBe(false)
  })
})

test('a person without an address has no room to be named', () => {
  expect(householdText('person_p-1')).toBe('')
  expect(whereText('person_p-1')).toBe('')
})
