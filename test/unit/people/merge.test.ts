import { comesOfAge, isMinor } from '../../../cloudfunctions/kit/people/age'
import { openReason } from '../../../cloudfunctions/kit/people/erase'
import { checkMerge, filledFrom } from '../../../cloudfunctions/kit/people/merge'
import { fen } from '../../../miniprogram/shared/money'
import { instantOf } from '../../../miniprogram/shared/time'
import { person } from '../../support/shop'

const NOW = instantOf('2026-11-23', '16:00') ?? 0
const room = { building: '3', unit: '2', room: '501' }

describe('what a merged record adds', () => {
  const phoned = person('keep', { phone: '0393-4412345', note: '上午打电话', diet: ['soft'] })
  const came = person('go', {
    phone: '13900001001',
    address: room,
    grid: '1',
    birthdate: '1948-05-06',
    diet: ['soft', 'lowSalt'],
    dietNote: '不吃香菜',
    note: '耳背',
  })

  test('is what the keeper did not know', () => {
    expect(filledFrom(phoned, came)).toEqual({
      ...phoned,
      address: room,
      grid: '1',
      birthdate: '1948-05-06',
      diet: ['soft', 'lowSalt'],
      dietNote: '不吃香菜',
      note: '上午打电话;耳背;另一个电话 13900001001',
    })
  })

  test('and never what the keeper knows better', () => {
    const other = { building: '8', unit: '1', room: '101' }
    const keeper = { ...came, _id: 'keep', address: other, grid: '2', birthdate: '1950-01-01' }

    const filled = filledFrom(keeper, came)

    expect([filled.address, filled.grid, filled.birthdate, filled.phone]).toEqual([
      other,
      '2',
      '1950-01-01',
      '13900001001',
    ])
  })

  test('is the same when it is added twice', () => {
    const once = filledFrom(phoned, came)

    expect(filledFrom(once, came)).toEqual(once)
  })

  test('is never more of a note than an editor takes', () => {
    const long = person('go', { note: '记'.repeat(100) })

    expect(filledFrom(phoned, long).note.length).toBe(100)
  })
})

describe('two records cannot become one', () => {
  const one = person('p1')

  test.each([
    ['when they are the same', one, one, '同一份'],
    ['when there is only one', one, null, '没有找到'],
    ['when one was merged away', person('p2', { mergedInto: 'p9' }), one, '没有找到'],
    ['when the other was merged into a third', one, person('p2', { mergedInto: 'p9' }), '没有找到'],
    ['when one is a child', one, person('p2', { birthdate: '2016-05-06' }), '孩子'],
  ])('%s', (_case, keeper, merged, message) => {
    expect(() => checkMerge(keeper, merged, NOW)).toThrow(message)
  })

  test('but a merge that was begun can be gone on with', () => {
    expect(() => checkMerge(one, person('p2', { mergedInto: 'p1' }), NOW)).not.toThrow()
  })
})

describe('coming of age', () => {
  test.each([
    ['2008-11-24', true],
    ['2008-11-23', false],
    ['2008-11-22', false],
    [null, false],
  ])('whoever was born on %s is a minor on 2026-11-23: %s', (birthdate, minor) => {
    expect(isMinor(birthdate, NOW)).toBe(minor)
  })

  test('is at midnight in Puyang, and on 1 March for a 29 February', () => {
    expect(comesOfAge('2008-11-24')).toBe(instantOf('2026-11-24'))
    expect(comesOfAge('2008-02-29')).toBe(instantOf('2026-03-01'))
  })
})

describe('a booking keeps its person from being deleted', () => {
  const money = (due: number, paid = 0, refunded = 0, owed = 0) => ({
    channel: 'onsite' as const,
    dueFen: fen(due),
    paidFen: fen(paid),
    refundedFen: fen(refunded),
    refundDueFen: fen(owed),
  })
  const next = (to: number) => ({ from: 1, to, what: '取菜', place: '' })

  test.each([
    ['while it is to come', next(NOW + 1), money(100, 100), 'coming'],
    ['while money is owed back', null, money(0, 100, 0, 100), 'owed'],
    ['while it waits at the counter unpaid', next(NOW - 1), money(100), 'unpaid'],
    ['not when it is done and paid', null, money(100, 100), null],
    ['not when it was given back', null, money(0, 100, 100), null],
    ['not when it was neither fetched nor paid', null, money(100), null],
  ])('%s', (_case, step, sums, why) => {
    expect(openReason({ next: step, money: sums }, NOW)).toBe(why)
  })
})
