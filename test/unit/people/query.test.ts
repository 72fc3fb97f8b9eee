import { personQuery } from '../../../cloudfunctions/people/rules/query'

test.each([
  ['1001', { by: 'phoneTail', tail: '1001' }],
  ['139 0000 1001', { by: 'phone', phone: '13900001001' }],
  ['0393-4412345', { by: 'phone', phone: '0393-4412345' }],
  ['3-2-501', { by: 'room', address: { building: '3', unit: '2', room: '501' } }],
  ['3号楼2单元501室', { by: 'room', address: { building: '3', unit: '2', room: '501' } }],
  ['WXY', { by: 'initials', prefix: 'wxy' }],
  ['王秀', { by: 'name', prefix: '王秀' }],
])('staff who type %j look by %j', (text, query) => {
  expect(personQuery(text)).toEqual(query)
})
