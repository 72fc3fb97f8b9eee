import {
  draftOf,
  emptyForm,
  emptyItem,
  formOf,
  itemProblem,
  sameForm,
  type CampaignForm,
  type ItemForm,
  type StaffCampaign,
} from '../../../miniprogram/packages/staff/model/campaign-form'
import { fen } from '../../../miniprogram/shared/money'
import { HOUR, instantOf } from '../../../miniprogram/shared/time'
import { moved } from '../../../miniprogram/view/moved'

const NOW = instantOf('2026-11-25', '09:03') ?? 0

const greens: ItemForm = {
  ...emptyItem('new-1'),
  name: '上海青',
  unit: '约 500 克/把',
  photo: 'cloud://env.bucket/greens.jpg',
  priceYuan: '3.5',
  stock: '100',
  limit: '4',
  supplierId: 'wanglou',
  supplierName: '王楼镇蔬菜基地',
}

const typed = (more: Partial<CampaignForm> = {}): CampaignForm => ({
  ...emptyForm(NOW),
  title: '周五蔬菜团',
  items: [greens],
  ...more,
})

const saved: StaffCampaign = {
  id: 'c1',
  version: 3,
  title: '周五蔬菜团',
  text: '',
  photos: ['cloud://env.bucket/cover.jpg'],
  phase: 'open',
  opensAt: NOW - HOUR,
  closesAt: NOW + HOUR,
  pickupFrom: NOW + 5 * HOUR,
  pickupTo: NOW + 8 * HOUR,
  pickupPoints: [{ id: 'p1', name: '党群服务中心', place: '一楼', hours: '每天', phone: '0393-4400000' }],
  items: [
    {
      id: 'i1',
      name: '土鸡蛋',
      unit: '30 枚/板',
      note: '',
      photo: 'cloud://env.bucket/eggs.jpg',
      priceFen: fen(2650),
      supplierId: 's1',
      supplierName: '岳村镇养殖户',
      stock: 40,
      sold: 12,
      left: 28,
      limitPerHousehold: null,
      hidden: false,
    },
  ],
  endedReason: null,
  now: NOW,
}

describe('campaign form', () => {
  test('a new campaign proposes times in their order: open, cutoff, pick-up', () => {
    const form = emptyForm(NOW)
    const times = [NOW, form.opensAt, form.closesAt, form.pickupFrom, form.pickupTo]
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  test('what was saved comes back unchanged when it is sent again', () => {
    const result = draftOf(formOf(saved), { id: 'c1', version: 3 })
    expect(result).toMatchObject({
      draft: {
        id: 'c1',
        version: 3,
        title: '周五蔬菜团',
        pickupPointIds: ['p1'],
        items: [{ id: 'i1', priceFen: 2650, stock: 40, limitPerHousehold: null }],
      },
    })
  })

  test('a new item is sent without an id, its price in fen', () => {
    const result = draftOf(typed(), null)
    if (!('draft' in result)) throw new Error(result.problem.message)
    expect(result.draft).not.toHaveProperty('id')
    expect(result.draft.items[0]).not.toHaveProperty('id')
    expect(result.draft.items[0]).toMatchObject({ priceFen: 350, stock: 100, limitPerHousehold: 4 })
  })

  test('only what is in the contract is sent: no key, no sold count, no supplier name', () => {
    const result = draftOf(typed(), null)
    if (!('draft' in result)) throw new Error(result.problem.message)
    expect(Object.keys(result.draft.items[0] ?? {}).sort()).toEqual(
      [
        'hidden',
        'limitPerHousehold',
        'name',
        'note',
        'photo',
        'priceFen',
        'stock',
        'supplierId',
        'unit',
      ].sort(),
    )
  })

  test('without a title nothing is sent, and the person is told which', () => {
    expect(draftOf(typed({ title: ' ' }), null)).toMatchObject({ problem: { field: 'title' } })
  })

  test.each([
    ['photo', { photo: '' }],
    ['name', { name: ' ' }],
    ['unit', { unit: '' }],
    ['price that is no number', { priceYuan: '三块' }],
    ['price of zero', { priceYuan: '0' }],
    ['price with three decimals', { priceYuan: '3.505' }],
    ['stock', { stock: '' }],
    ['limit of zero', { limit: '0' }],
    ['supplier', { supplierId: '' }],
  ])('an item is not finished while its %s is missing or wrong', (_what, change) => {
    expect(itemProblem(greens)).toBeNull()
    expect(itemProblem({ ...greens, ...change })).not.toBeNull()
  })

  test('an item with a problem is named in the sentence', () => {
    const result = draftOf(typed({ items: [{ ...greens, priceYuan: '' }] }), null)
    if (!('problem' in result)) throw new Error('was taken for complete')
    expect(result.problem.field).toBe('items')
    expect(result.problem.message).toContain('上海青')
  })

  test('a form counts as changed as soon as one letter differs, and no sooner', () => {
    expect(sameForm(typed(), typed())).toBe(true)
    expect(sameForm(typed(), typed({ text: '早上摘的' }))).toBe(false)
  })

  test('moving stops at both ends of the list', () => {
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
  })
})
