import { addressOf, householdOf, phoneTailOf } from '../../../cloudfunctions/kit/people'
import { gridOf } from '../../../cloudfunctions/kit/people/address'
import { addressInWords } from '../../../miniprogram/shared/people'

const community = {
  buildings: [
    { building: '3', grid: '1', units: 4, floors: 6, roomsPerFloor: 2 },
    { building: '22', grid: '5', units: 2, floors: 18, roomsPerFloor: 4 },
  ],
}

describe('an address', () => {
  test.each([
    ['3', '2', '501', '1'],
    ['3', '4', '602', '1'],
    ['22', '1', '1804', '5'],
  ])('%s-%s-%s belongs to grid %s', (building, unit, room, grid) => {
    expect(gridOf(community, { building, unit, room })).toBe(grid)
  })

  test.each([
    ['a building that is not ours', '4', '1', '101'],
    ['a unit too many', '3', '5', '101'],
    ['a floor too high', '3', '1', '701'],
    ['a flat too many', '3', '1', '103'],
    ['no floor', '3', '1', '001'],
    ['a room that is none', '3', '1', 'abc'],
    ['unit 0', '3', '0', '101'],
    ['another spelling of unit 2, which would be another household', '3', '02', '501'],
    ['another spelling of room 501', '3', '2', '0501'],
  ])('%s is refused', (_case, building, unit, room) => {
    expect(() => gridOf(community, { building, unit, room })).toThrow('没有这个门牌')
  })

  test('may be left out', () => {
    expect(gridOf(community, null)).toBeNull()
  })

  test('is said as people say it', () => {
    expect(addressInWords({ building: '3', unit: '2', room: '501' })).toBe('3 号楼 2 单元 501')
  })
})

test('the tail of a phone number is its last four digits', () => {
  expect(phoneTailOf('0393-4412345')).toBe('2345')
})

describe('a household', () => {
  test('stands for the address that it was made of', () => {
    const address = { building: '3', unit: '2', room: '501' }

    expect(addressOf(householdOf('p-wang', address))).toEqual(address)
  })

  test.each(['p-wang', 'p_with_signs', 'p'])('of %s, who has no address, stands for none', (personId) => {
    expect(addressOf(householdOf(personId, null))).toBeNull()
  })
})
