import { Binary, Decimal128, EJSON, ObjectId } from 'bson'
import fc from 'fast-check'
import { decode, decodeStored, encode, encodeAnswer } from '../../../local/cloud/engine/codec'
import { equalValues } from '../../../local/cloud/engine/values'
import { refusalOf } from './world'

/** What the SDK sends: canonical EJSON. */
function fromSdk(value: unknown): unknown {
  return decode(EJSON.stringify(value as object, { relaxed: false }), 0)
}

describe('values on their way from the SDK into the file and back', () => {
  const values: [string, unknown][] = [
    ['whole numbers', { n: 1, big: 2 ** 53, negative: -7 }],
    ['other numbers', { n: 1.5, none: Number.NaN, more: Infinity, less: -Infinity }],
    ['dates of every age', { now: new Date(1_790_000_000_000), old: new Date(-5), far: new Date(8.64e15) }],
    ['patterns', { r: /^a.b$/im }],
    [
      'ids, bytes and decimals',
      { id: new ObjectId(), b: new Binary(Buffer.from([0, 1])), d: Decimal128.fromString('1.5') },
    ],
    ['nesting', { a: [{ b: [null, true, '$notAnOperator'] }] }],
  ]
  test.each(values)('%s stay what they are', (_name, value) => {
    const stored = encode(fromSdk(value))
    expect(equalValues(decodeStored(stored), value)).toBe(true)
    // The SDK reads it with its own library, which has a class of its own for patterns.
    if (!stored.includes('$regular')) expect(equalValues(EJSON.parse(stored), value)).toBe(true)
  })

  const plain = fc.object({
    key: fc.constantFrom('a', 'b', 'c.d', ''),
    values: [
      fc.string(),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    ],
    maxDepth: 4,
  })

  test('plain JSON of any kind stays what it is', () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(equalValues(decodeStored(encode(fromSdk(value))), JSON.parse(JSON.stringify(value)))).toBe(
          true,
        )
      }),
      { numRuns: 300 },
    )
  })

  test('ObjectIds are answered as plain text, everything else as it is stored', () => {
    const id = new ObjectId('5f'.repeat(12))
    expect(JSON.parse(encodeAnswer(encode({ _id: id, at: new Date(0), list: [id] })))).toEqual({
      _id: '5f'.repeat(12),
      at: { $date: '1970-01-01T00:00:00.000Z' },
      list: ['5f'.repeat(12)],
    })
  })

  test('serverDate is the clock of the gateway', () => {
    expect(decode('{"at":{"$tcb_server_date":{"offset":{"$numberInt":"60"}}}}', 1000)).toEqual({
      at: new Date(1060),
    })
    expect(decode('{"at":{"$tcb_server_date":{}}}', 1000)).toEqual({ at: new Date(1000) })
  })
})

describe('what cannot be read is refused', () => {
  const wrong = [
    '{',
    '',
    '{"a":{"$date":"yesterday"}}',
    '{"a":{"$date":{"$numberLong":"x"}}}',
    '{"a":{"$oid":"12"}}',
    '{"a":{"$numberInt":"x"}}',
    '{"a":{"$numberInt":{}}}',
    '{"a":{"$regularExpression":5}}',
    '{"a":{"$regularExpression":{"pattern":"("}}}',
    '{"__proto__":{"polluted":1}}',
    '{"a":[{"__proto__":1}]}',
    `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`,
    `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  ]
  test.each(wrong.map((text) => [text.slice(0, 60), text]))('%s', (_shown, text) => {
    expect(refusalOf(() => decode(text, 0))).toBeDefined()
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
