import { compileUpdate } from '../../../local/cloud/engine/update/apply'
import type { Document } from '../../../local/cloud/engine/values'

const NOW = Date.UTC(2026, 10, 23)

function updated(document: Document, update: Document, query: Document = {}): Document {
  const { _id, ...rest } = compileUpdate(update, query, NOW).apply({ _id: 1, ...document })
  return rest
}

type Case = [document: Document, update: Document, expected: Document]

const tables: Record<string, Case[]> = {
  'operators on fields': [
    [{ a: 1 }, { $set: { b: 2 } }, { a: 1, b: 2 }],
    [{}, { $set: { 'a.b.c': 2 } }, { a: { b: { c: 2 } } }],
    [{ a: [1] }, { $set: { 'a.2': 3 } }, { a: [1, null, 3] }],
    [{ a: [{ b: 1 }] }, { $set: { 'a.0.b': 2 } }, { a: [{ b: 2 }] }],
    [{ a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
    [{ a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
    [{ a: 1 }, { $unset: { 'x.y': '' } }, { a: 1 }],
    [{ a: 1 }, { $inc: { a: 2, 'b.c': 3 } }, { a: 3, b: { c: 3 } }],
    [{ a: 3 }, { $mul: { a: 2, b: 2 } }, { a: 6, b: 0 }],
    [{ a: 3, b: 3 }, { $min: { a: 2, b: 4, c: 5 } }, { a: 2, b: 3, c: 5 }],
    [{ a: 3, b: 3 }, { $max: { a: 2, b: 4, c: 5 } }, { a: 3, b: 4, c: 5 }],
    [{ a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
    [{ a: 1 }, { $rename: { x: 'y' } }, { a: 1 }],
    [{ a: 6 }, { $bit: { a: { and: 3 }, b: { or: 4 } } }, { a: 2, b: 4 }],
    [{}, { $currentDate: { a: true } }, { a: new Date(NOW) }],
    [{ a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1 }],
  ],
  'operators on arrays': [
    [{}, { $push: { a: 1 } }, { a: [1] }],
    [{ a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }],
    [{ a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
    [{ a: [1] }, { $push: { a: { $each: [2, 3], $position: 0 } } }, { a: [2, 3, 1] }],
    [{ a: [3] }, { $push: { a: { $each: [1, 2], $sort: -1, $slice: 2 } } }, { a: [3, 2] }],
    [{ a: [3] }, { $push: { a: { $each: [1, 2], $slice: -2 } } }, { a: [1, 2] }],
    [
      { a: [{ n: 2 }] },
      { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 } } } },
      { a: [{ n: 1 }, { n: 2 }] },
    ],
    [{ a: [1] }, { $addToSet: { a: 1 } }, { a: [1] }],
    [{ a: [{ x: 1 }] }, { $addToSet: { a: { $each: [{ x: 1 }, { x: 2 }] } } }, { a: [{ x: 1 }, { x: 2 }] }],
    [{ a: [1, 2, 3] }, { $pop: { a: 1 } }, { a: [1, 2] }],
    [{ a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }],
    [{ a: [1, 5, 3] }, { $pull: { a: { $gte: 3 } } }, { a: [1] }],
    [{ a: [{ x: 1, y: 1 }, { x: 2 }] }, { $pull: { a: { x: 1 } } }, { a: [{ x: 2 }] }],
    [{ a: ['ab', 'b'] }, { $pull: { a: /^a/ } }, { a: ['b'] }],
    [{ a: [1, 2, 1] }, { $pullAll: { a: [1] } }, { a: [2] }],
    [{}, { $pull: { a: 1 } }, {}],
    [{ a: [1, 2] }, { $inc: { 'a.$[]': 10 } }, { a: [11, 12] }],
  ],
}

for (const [rule, cases] of Object.entries(tables)) {
  describe(rule, () => {
    test.each(cases)('%j with %j gives %j', (document, update, expected) => {
      expect(updated(document, update)).toEqual(expected)
    })
  })
}

describe('the positional operator', () => {
  test('stands for the first element that the query matches', () => {
    const document = {
      lines: [
        { sku: 'egg', left: 1 },
        { sku: 'tomato', left: 5 },
      ],
    }
    const query = { 'lines.sku': 'tomato' }
    expect(updated(document, { $inc: { 'lines.$.left': -2 } }, query)).toEqual({
      lines: [
        { sku: 'egg', left: 1 },
        { sku: 'tomato', left: 3 },
      ],
    })
  })

  test('follows $elemMatch and conditions on the elements themselves', () => {
    expect(updated({ a: [1, 5, 7] }, { $set: { 'a.$': 0 } }, { a: { $gt: 4 } })).toEqual({ a: [1, 0, 7] })
    const query = { a: { $elemMatch: { x: 1, y: 2 } } }
    const document = {
      a: [
        { x: 1, y: 1 },
        { x: 1, y: 2 },
      ],
    }
    expect(updated(document, { $set: { 'a.$.z': 3 } }, query)).toEqual({
      a: [
        { x: 1, y: 1 },
        { x: 1, y: 2, z: 3 },
      ],
    })
  })

  test('is refused when the query says nothing of the array', () => {
    expect(() => updated({ a: [1] }, { $set: { 'a.$': 0 } }, { b: 1 })).toThrow('positional operator')
  })
})

describe('documents are never changed in place', () => {
  test('the old document stays as it was, and shares what the update left alone', () => {
    const before = { _id: 1, a: { b: 1 }, untouched: { deep: [1] } }
    const copy = structuredClone(before)
    const after = compileUpdate({ $set: { 'a.b': 2 }, $push: { list: 1 } }, {}, NOW).apply(before)
    expect(before).toEqual(copy)
    expect(after['untouched']).toBe(before.untouched)
  })

  test('an update that changes nothing gives back the very same document', () => {
    const before = { _id: 1, a: { b: 1 }, list: [1] }
    const update = { $set: { 'a.b': 1 }, $addToSet: { list: 1 }, $max: { 'a.c': 0 } }
    const once = compileUpdate(update, {}, NOW).apply(before)
    expect(compileUpdate(update, {}, NOW).apply(once)).toBe(once)
  })
})

describe('an update that cannot be is refused', () => {
  const wrong: [string, Document][] = [
    ['Unknown modifier', { $nothing: { a: 1 } }],
    ['Unknown modifier', { a: 1 }],
    ['empty', {}],
    ['Modifiers operate on fields', { $set: 5 }],
    ['non-numeric', { $inc: { text: 1 } }],
    ['non-numeric', { $inc: { n: 'x' } }],
    ['Cannot create field', { $set: { 'text.x': 1 } }],
    ['Cannot create field', { $set: { 'list.x': 1 } }],
    ['non-array', { $push: { n: 1 } }],
    ['would create a conflict', { $set: { a: 1 }, $inc: { 'a.b': 1 } }],
    ['would create a conflict', { $rename: { n: 'm' }, $set: { m: 1 } }],
    ["immutable field '_id'", { $set: { _id: 2 } }],
    ["immutable field '_id'", { $unset: { _id: '' } }],
    ['empty field name', { $set: { 'a..b': 1 } }],
    ['not valid for storage', { $set: { a: { $b: 1 } } }],
    ['backfill', { $set: { 'list.9999999': 1 } }],
    ['__proto__', { $set: { '__proto__.polluted': 1 } }],
    ['__proto__', { $rename: { n: '__proto__.polluted' } }],
    ['must be an array', { $push: { list: { $each: 1 } } }],
    ['Unrecognized clause', { $push: { list: { $each: [], $x: 1 } } }],
    ['array filter', { $set: { 'list.$[x]': 1 } }],
    ['$pop expects', { $pop: { list: 2 } }],
  ]
  test.each(wrong)('%s: %j', (message, update) => {
    expect(() => updated({ text: 'x', n: 1, list: [1] }, update)).toThrow(message)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  test('a path through constructor makes a field and touches nothing else', () => {
    expect(updated({}, { $set: { 'constructor.prototype.polluted': 1 } })).toEqual({
      constructor: { prototype: { polluted: 1 } },
    })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
