import { instantOf } from '../../../miniprogram/shared/time'
import { ageInWords, firstMinorBirthdate } from '../../../miniprogram/packages/account/model/age'
import { faceIn, formOf, sameFace } from '../../../miniprogram/packages/account/pages/profile/form'
import { relationOf } from '../../../miniprogram/packages/account/model/relations'
import { scopeRows, scopesAsVerbs } from '../../../miniprogram/packages/account/model/scopes'
import { ageAt, birthdateInWords } from '../../../miniprogram/shared/people'
import { addressAt, wheelsAt, wheelsOn } from '../../../miniprogram/view/address'
import { buildings } from '../pages/fixtures'

const NOON = instantOf('2026-11-23', '12:00') ?? 0

describe('ages', () => {
  it('grow on the birthday, not before', () => {
    expect(ageAt('2018-11-23', NOON)).toBe(8)
    expect(ageAt('2018-11-24', NOON)).toBe(7)
    expect(ageAt('2018-12-01', NOON)).toBe(7)
  })

  it('are said as people say them', () => {
    expect(ageInWords('2018-06-01', NOON)).toBe('8 岁')
    expect(ageInWords('2026-06-01', NOON)).toBe('不到 1 岁')
    expect(ageInWords(null, NOON)).toBe('')
    expect(birthdateInWords('2018-06-01')).toBe('2018年6月1日')
  })

  it('begin, for a child, on the day after which one is still a minor', () => {
    const first = firstMinorBirthdate(NOON)

    expect(ageAt(first, NOON - 24 * 60 * 60 * 1000)).toBe(17)
  })
})

describe('words of a family', () => {
  it('name what is done in one order, however it was ticked', () => {
    expect(scopesAsVerbs(['health', 'meals', 'groupbuy'])).toBe('订菜、订餐、登记健康数据')
  })

  it('offer rows only for what was asked', () => {
    expect(scopeRows(['meals', 'groupbuy'], ['meals'])).toMatchObject([
      { value: 'groupbuy', on: false },
      { value: 'meals', on: true },
    ])
  })

  it('take what is written only for "其他"', () => {
    expect(relationOf('其他', ' 大姨 ')).toBe('大姨')
    expect(relationOf('妈妈', '大姨')).toBe('妈妈')
  })
})

it('knows that a face was changed although typing writes into the form that was shown', () => {
  const form = formOf(null)
  const before = faceIn(form)

  form.nickname = '王姨'

  expect(sameFace(faceIn(form), before)).toBe(false)
})

describe('address wheels', () => {
  const list = buildings.buildings

  it('stand where the person lives, and read back the same address', () => {
    const address = { building: '2', unit: '1', room: '302' }
    const { at } = wheelsOn(list, address)

    expect(at).toEqual([1, 0, 9])
    expect(addressAt(list, at)).toEqual(address)
  })

  it('offer only units and rooms that the chosen building has', () => {
    const { columns, at } = wheelsAt(list, [0, 9, 99])

    expect(columns[1]).toHaveLength(4)
    expect(columns[2].at(-1)).toBe('602')
    expect(at).toEqual([0, 3, 11])
  })

  it('begin at the beginning for an address that is no longer there', () => {
    expect(wheelsOn(list, { building: '99', unit: '1', room: '101' }).at).toEqual([0, 0, 0])
  })
})
