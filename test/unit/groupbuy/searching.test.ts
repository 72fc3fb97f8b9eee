import { searchWhere } from '../../../cloudfunctions/groupbuy/searching'

test.each([
  ['12', { number: 12 }],
  ['#7', { number: 7 }],
  ['1001', { personPhone: /1001$/ }],
  ['081066', { code: '081066' }],
  ['13900001001', { personPhone: '13900001001' }],
  ['王秀', { personName: /^王秀/ }],
  ['王.*', { personName: /^王\.\*/ }],
])('a search for %j means %j', (search, where) => {
  expect(searchWhere(search)).toEqual(where)
})
