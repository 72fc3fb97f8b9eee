import { endsWith, readQuery, waitingFirst } from '../../../cloudfunctions/meals/rules/window'

const ID = 'meal:p-1:2026-11-30:lunch'

test.each([
  ['123 456', { by: 'code', code: '123456' }],
  [`xlv1.${ID}.123456`, { by: 'scan', orderId: ID, code: '123456' }],
  [ID, { by: 'scan', orderId: ID, code: null }],
  ['card.p-1.abc', { by: 'card', text: 'card.p-1.abc' }],
  ['#12', { by: 'number', number: 12 }],
  ['1003', { by: 'phone', tail: '1003' }],
  ['0393-4412345', { by: 'phone', tail: '03934412345' }],
  [' 王 秀英', { by: 'name', prefix: '王秀英' }],
  ['xlv1.broken', { by: 'name', prefix: 'xlv1.broken' }],
])('"%s" at the window means %o', (query, asked) => {
  expect(readQuery(query)).toEqual(asked)
})

test('a phone number is found by its end, however it is written', () => {
  expect(endsWith('0393-4412345', '93441')).toBe(false)
  expect(endsWith('0393-4412345', '34412345')).toBe(true)
})

test('what can be handed out comes first, what is over last', () => {
  const meals = [
    { state: 'collected' as const, number: 1 },
    { state: 'cooking' as const, number: 2 },
    { state: 'returned' as const, number: 4 },
    { state: 'ready' as const, number: 3 },
  ]

  expect(meals.sort(waitingFirst).map(({ number }) => number)).toEqual([3, 4, 2, 1])
})
