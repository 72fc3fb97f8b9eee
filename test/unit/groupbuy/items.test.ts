import { itemsAfter, type DraftItem } from '../../../cloudfunctions/groupbuy/rules/items'
import { bySupplier } from '../../../cloudfunctions/groupbuy/rules/purchase'
import { fen } from '../../../miniprogram/shared/money'
import { eggs, greens, refusalOf } from './fixtures'

const suppliers = [
  { _id: 's1', name: '王楼镇蔬菜基地', contact: '', phone: '', about: '', createdAt: 1 },
  { _id: 's2', name: '岳村镇散养鸡场', contact: '', phone: '', about: '', createdAt: 1 },
]

const draftOf = ({ supplierName: _name, ...item }: typeof greens): DraftItem => item
const newId = (index: number): string => `new-${index}`

describe('the items after an edit', () => {
  test('keep their ids, and new ones get theirs', () => {
    const { id: _id, ...fresh } = draftOf(eggs)
    const items = itemsAfter([{ ...fresh, name: '草鸡蛋' }, draftOf(greens)], [greens], suppliers, {
      published: true,
      newId,
    })
    expect(items.map((item) => [item.id, item.name, item.supplierName])).toEqual([
      ['new-0', '草鸡蛋', '岳村镇散养鸡场'],
      ['greens', '上海青', '王楼镇蔬菜基地'],
    ])
  })

  test('hide what was taken out of a campaign that residents have seen', () => {
    const items = itemsAfter([draftOf(greens)], [greens, eggs], suppliers, { published: true, newId })
    expect(items.map((item) => [item.id, item.hidden])).toEqual([
      ['greens', false],
      ['eggs', true],
    ])
  })

  test('lose what was taken out of a draft', () => {
    const items = itemsAfter([draftOf(greens)], [greens, eggs], suppliers, { published: false, newId })
    expect(items.map((item) => item.id)).toEqual(['greens'])
  })

  test.each([
    ['an item of another campaign', [draftOf({ ...greens, id: 'other' })]],
    ['one item on two lines', [draftOf(greens), draftOf(greens)]],
    ['a supplier who does not exist', [draftOf({ ...greens, supplierId: 's9' })]],
  ])('refuse %s', (_case, drafts) => {
    expect(refusalOf(() => itemsAfter(drafts, [greens], suppliers, { published: true, newId }))).toBe(
      'BAD_INPUT',
    )
  })
})

test('the purchase list keeps the order of the campaign under each supplier', () => {
  const bought = (supplierId: string, itemId: string, quantity: number) => ({
    _id: { supplierId, itemId },
    supplierName: supplierId,
    name: itemId,
    unit: '把',
    quantity,
    amountFen: fen(quantity * 100),
  })
  const lists = bySupplier(
    [bought('s2', 'eggs', 4), bought('s1', 'tofu', 1), bought('s1', 'greens', 2)],
    ['greens', 'eggs', 'tofu'],
  )
  expect(
    lists.map((list) => [list.supplierId, list.items.map((item) => [item.itemId, item.quantity])]),
  ).toEqual([
    [
      's1',
      [
        ['greens', 2],
        ['tofu', 1],
      ],
    ],
    ['s2', [['eggs', 4]]],
  ])
})
