import { decodeCursor, encodeCursor } from '../../../cloudfunctions/kit/cursor'
import { derivedId, fingerprint } from '../../../cloudfunctions/kit/fingerprint'
import { maskName, maskPhone } from '../../../cloudfunctions/kit/masking'
import { throttle } from '../../../cloudfunctions/kit/throttle'

test('a cursor comes back as it was given out', () => {
  expect(decodeCursor(encodeCursor([1_700_000_000_000, 'o-1']), ['number', 'string'])).toEqual([
    1_700_000_000_000,
    'o-1',
  ])
})

test.each([
  '',
  'x',
  encodeCursor(['a']),
  encodeCursor([1, 2]),
  Buffer.from('{"$gt":1}').toString('base64url'),
])('a cursor that we did not make (%p) is refused', (cursor) => {
  expect(() => decodeCursor(cursor, ['number', 'string'])).toThrow('列表接不上了')
})

test('the order of keys does not change a fingerprint, a value does', () => {
  expect(fingerprint({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(fingerprint({ b: [{ d: 3, c: 2 }], a: 1 }))
  expect(fingerprint({ a: 1 })).not.toBe(fingerprint({ a: 2 }))
})

test('derived ids do not collide by moving a border between parts', () => {
  expect(derivedId('ab', 'c')).not.toBe(derivedId('a', 'bc'))
})

test('neighbours read masked names and numbers', () => {
  expect([maskName('王秀英'), maskName('李梅'), maskName('王')]).toEqual(['王**', '李*', '王*'])
  expect([maskPhone('13839301234'), maskPhone('0393-4412345'), maskPhone('110')]).toEqual([
    '138****1234',
    '039****2345',
    '****',
  ])
})

test('a hundred calls at once are throttled, and a neighbour does not notice', () => {
  const now = 1_000_000
  const calls = Array.from({ length: 100 }, () => {
    try {
      throttle('o-fast', now)
      return 'in'
    } catch {
      return 'out'
    }
  })

  expect(calls.filter((c) => c === 'out').length).toBe(40)
  expect(() => throttle('o-calm', now)).not.toThrow()
  expect(() => throttle('o-fast', now + 1_000)).not.toThrow()
})
