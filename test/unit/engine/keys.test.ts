import { ObjectId } from 'bson'
import fc from 'fast-check'
import {
  EMPTY,
  encodeKey,
  pointInterval,
  prefixInterval,
  rangeInterval,
  successor,
  withPrefix,
  type Direction,
  type Interval,
} from '../../../local/cloud/engine/keys'
import { compareValues } from '../../../local/cloud/engine/values'

/** Values of every type, with the ones that are easily put in the wrong place. */
const scalar = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    -0,
    1,
    -1,
    0.5,
    Number.NaN,
    Infinity,
    -Infinity,
    Number.MIN_VALUE,
    2 ** 53,
  ),
  fc.double(),
  fc.integer(),
  fc.constantFrom('', 'a', 'ab', 'a\0', 'a\0b', 'aÿ', '茄', '茄子', '😀', '\uffff', 'z'),
  fc.string(),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom(new ObjectId('0'.repeat(24)), new ObjectId('f'.repeat(24)), /a/, /a/i),
)
const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'ab'), tie('any'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).any
const direction = fc.constantFrom<Direction>(1, -1)

function holds(interval: Interval, key: Buffer): boolean {
  return Buffer.compare(interval.low, key) <= 0 && Buffer.compare(key, interval.high) < 0
}

describe('index keys', () => {
  test('compare as the values do, ascending and descending', () => {
    fc.assert(
      fc.property(value, value, direction, (left, right, sign) => {
        const bytes = Math.sign(Buffer.compare(encodeKey(left, sign), encodeKey(right, sign)))
        expect(bytes + 0).toBe(Math.sign(compareValues(left, right)) * sign + 0)
      }),
      { numRuns: 3000 },
    )
  })

  test('of one value never begin with the key of another, so compound keys cannot run into each other', () => {
    fc.assert(
      fc.property(value, value, direction, (left, right, sign) => {
        fc.pre(compareValues(left, right) !== 0)
        const short = encodeKey(left, sign)
        expect(encodeKey(right, sign).subarray(0, short.length).equals(short)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('of an empty array lie below null', () => {
    expect(Buffer.compare(encodeKey(EMPTY, 1), encodeKey(null, 1))).toBe(-1)
    expect(Buffer.compare(encodeKey(EMPTY, -1), encodeKey(null, -1))).toBe(1)
  })
})

describe('key ranges', () => {
  test('hold exactly the values between the bounds, of the same type', () => {
    const bound = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true }),
      fc.string(),
      fc.date({ noInvalidDate: true }),
    )
    fc.assert(
      fc.property(
        bound,
        fc.boolean(),
        fc.boolean(),
        scalar,
        direction,
        (edge, inclusive, isLow, candidate, sign) => {
          const limit = { value: edge, inclusive }
          const interval = isLow
            ? rangeInterval(limit, undefined, sign)
            : rangeInterval(undefined, limit, sign)
          const comparable =
            Object.prototype.toString.call(edge) === Object.prototype.toString.call(candidate) &&
            !Number.isNaN(candidate)
          const order = compareValues(candidate, edge)
          const expected = comparable && (order === 0 ? inclusive : order > 0 === isLow)
          expect(holds(interval, encodeKey(candidate, sign))).toBe(expected)
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('of a text hold the strings that begin with it: not the one before, not the one after', () => {
    for (const sign of [1, -1] as const) {
      const interval = prefixInterval('ab', sign)
      const found = ['a', 'aa', 'ab', 'ab\0', 'abc', 'abÿ', 'ab😀', 'ac', 'b'].filter((text) =>
        holds(interval, encodeKey(text, sign)),
      )
      expect(found).toEqual(['ab', 'ab\0', 'abc', 'abÿ', 'ab😀'])
    }
  })

  test('of one value hold every compound key that goes on after it, and none of a longer string', () => {
    for (const sign of [1, -1] as const) {
      const interval = pointInterval('a', sign)
      const compound = Buffer.concat([encodeKey('a', sign), encodeKey(99, 1)])
      expect(holds(interval, compound)).toBe(true)
      expect(holds(interval, encodeKey('a\0', sign))).toBe(false)
      expect(holds(interval, encodeKey('aa', sign))).toBe(false)
    }
  })

  test('end at the next possible key, carrying over bytes that cannot grow', () => {
    expect(successor(Buffer.of(1, 0xff, 0xff))).toEqual(Buffer.of(2))
    expect(successor(Buffer.of(0xff))).toBeUndefined()
    expect(withPrefix(Buffer.alloc(0)).high).toEqual(Buffer.of(0xff))
  })
})
