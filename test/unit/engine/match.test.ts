import { ObjectId } from 'bson'
import { matchContext } from '../../../local/cloud/engine/expressions'
import { compileQuery } from '../../../local/cloud/engine/query/match'
import type { Document } from '../../../local/cloud/engine/values'
import { refusalOf } from './world'

function matches(query: Document, document: Document): boolean {
  return compileQuery(query, matchContext())(document)
}

type Case = [query: Document, document: Document, expected: boolean]

const tables: Record<string, Case[]> = {
  'a value equals itself, or an element of an array': [
    [{ a: 1 }, { a: 1 }, true],
    [{ a: 1 }, { a: [0, 1] }, true],
    [{ a: 1 }, { a: [[1]] }, false],
    [{ a: [0, 1] }, { a: [0, 1] }, true],
    [{ a: [0, 1] }, { a: [1, 0] }, false],
    [{ a: [0, 1] }, { a: [[0, 1], 2] }, true],
    [{ a: 1 }, { a: '1' }, false],
    [{ a: true }, { a: 1 }, false],
    [{ a: new Date(5) }, { a: new Date(5) }, true],
    [{ a: new ObjectId('0'.repeat(24)) }, { a: new ObjectId('0'.repeat(24)) }, true],
  ],
  'documents are equal with the same fields in the same order': [
    [{ a: { x: 1, y: 2 } }, { a: { x: 1, y: 2 } }, true],
    [{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, false],
    [{ a: { x: 1 } }, { a: { x: 1, y: 2 } }, false],
    [{ a: {} }, { a: {} }, true],
  ],
  'null is found where a field is null or missing, not in an empty array': [
    [{ a: null }, { a: null }, true],
    [{ a: null }, {}, true],
    [{ a: null }, { a: [] }, false],
    [{ a: null }, { a: [null, 1] }, true],
    [{ a: null }, { a: 0 }, false],
    [{ 'a.b': null }, { a: 5 }, true],
    [{ 'a.b': null }, { a: [{ b: 1 }, {}] }, true],
    [{ 'a.b': null }, { a: [{ b: 1 }] }, false],
    [{ 'a.b': null }, { a: [1, 2] }, false],
    [{ a: { $ne: null } }, { a: 0 }, true],
    [{ a: { $ne: null } }, {}, false],
    [{ a: { $in: [null, 2] } }, {}, true],
    [{ a: { $nin: [null] } }, { b: 1 }, false],
    [{ a: { $gte: null } }, {}, true],
    [{ a: { $gt: null } }, {}, false],
  ],
  'existence is about the field, whatever its value': [
    [{ a: { $exists: true } }, { a: null }, true],
    [{ a: { $exists: true } }, {}, false],
    [{ a: { $exists: false } }, {}, true],
    [{ 'a.b': { $exists: true } }, { a: [{}, { b: null }] }, true],
    [{ 'a.b': { $exists: false } }, { a: [1] }, true],
    [{ constructor: { $exists: true } }, {}, false],
    [{ 'a.toString': { $exists: false } }, { a: {} }, true],
  ],
  'order operators compare within one type only': [
    [{ a: { $gt: 1 } }, { a: 2 }, true],
    [{ a: { $gt: 1 } }, { a: '2' }, false],
    [{ a: { $lt: 'b' } }, { a: 'a' }, true],
    [{ a: { $lt: 'b' } }, { a: 1 }, false],
    [{ a: { $lt: 5 } }, { a: null }, false],
    [{ a: { $lt: 5 } }, {}, false],
    [{ a: { $gte: false } }, { a: true }, true],
    [{ a: { $gt: new Date(1) } }, { a: new Date(2) }, true],
    [{ a: { $gt: new Date(1) } }, { a: 2 }, false],
    [{ a: { $gt: 4, $lt: 2 } }, { a: [1, 5] }, true],
    [{ a: { $gt: [1] } }, { a: [1, 2] }, true],
    [{ a: { $gt: { x: 1 } } }, { a: { x: 2 } }, true],
  ],
  'NaN equals itself and is in no range; minus zero is zero': [
    [{ a: Number.NaN }, { a: Number.NaN }, true],
    [{ a: { $lt: 5 } }, { a: Number.NaN }, false],
    [{ a: { $gte: Number.NaN } }, { a: Number.NaN }, true],
    [{ a: { $gt: Number.NaN } }, { a: 1 }, false],
    [{ a: 0 }, { a: -0 }, true],
    [{ a: { $gt: -0 } }, { a: 0 }, false],
  ],
  'negations hold when no value fulfils the condition': [
    [{ a: { $ne: 1 } }, { a: [1, 2] }, false],
    [{ a: { $ne: 1 } }, {}, true],
    [{ a: { $nin: [1, 2] } }, { a: [3] }, true],
    [{ a: { $nin: [1, 2] } }, { a: [2, 3] }, false],
    [{ a: { $not: { $gt: 1 } } }, { a: 'x' }, true],
    [{ a: { $not: { $gt: 1 } } }, { a: 2 }, false],
    [{ a: { $not: /^x/ } }, { a: 'yx' }, true],
    [{ $nor: [{ a: 1 }, { b: 2 }] }, { a: 2, b: 2 }, false],
    [{ $nor: [{ a: 1 }, { b: 2 }] }, { a: 2, b: 3 }, true],
  ],
  'paths go through arrays element by element and by index': [
    [{ 'a.b': 1 }, { a: [{ b: 2 }, { b: 1 }] }, true],
    [{ 'a.b': 1 }, { a: [[{ b: 1 }]] }, false],
    [{ 'a.1': 5 }, { a: [4, 5] }, true],
    [{ 'a.1': 5 }, { a: { 1: 5 } }, true],
    [{ 'a.0.b': 2 }, { a: [{ b: 2 }, { b: 1 }] }, true],
    [{ 'a.0.b': 1 }, { a: [{ b: 2 }, { b: 1 }] }, false],
    [{ 'a.b.c': 3 }, { a: { b: [{ c: 1 }, { c: 3 }] } }, true],
    [{ 'a.b': 1, 'a.c': 2 }, { a: [{ b: 1 }, { c: 2 }] }, true],
  ],
  '$elemMatch wants one element to fulfil everything': [
    [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, { a: [0, 2] }, true],
    [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, { a: [0, 5] }, false],
    [{ a: { $elemMatch: { $gt: 1 } } }, { a: 2 }, false],
    [{ a: { $elemMatch: { b: 1, c: 2 } } }, { a: [{ b: 1 }, { c: 2 }] }, false],
    [{ a: { $elemMatch: { b: 1, c: 2 } } }, { a: [{ b: 1, c: 2 }] }, true],
    [{ a: { $elemMatch: { b: 1 } } }, { a: [1, 'b'] }, false],
    [{ a: { $elemMatch: { $gt: 5 } } }, { a: [[6]] }, false],
    [{ a: { $elemMatch: { $elemMatch: { $gt: 5 } } } }, { a: [[6]] }, true],
    [{ a: { $elemMatch: { $size: 2 } } }, { a: [[1, 2]] }, true],
    [{ a: { $elemMatch: { $or: [{ b: 1 }, { c: 1 }] } } }, { a: [{ c: 1 }] }, true],
    [{ a: { $elemMatch: { b: null } } }, { a: [{}] }, true],
    [{ a: { $not: { $elemMatch: { b: 1 } } } }, { a: [{ b: 2 }] }, true],
  ],
  '$in, $all and $size': [
    [{ a: { $in: [1, /^x/] } }, { a: 'xy' }, true],
    [{ a: { $in: [1, /^x/] } }, { a: ['no', 'x'] }, true],
    [{ a: { $in: [] } }, { a: 1 }, false],
    [{ a: { $in: [[1, 2]] } }, { a: [1, 2] }, true],
    [{ a: { $in: [{ x: 1 }] } }, { a: [{ x: 1 }] }, true],
    [{ a: { $all: [1, 2] } }, { a: [2, 1, 0] }, true],
    [{ a: { $all: [1, 2] } }, { a: [1] }, false],
    [{ a: { $all: [1] } }, { a: 1 }, true],
    [{ a: { $all: [] } }, { a: [] }, false],
    [
      { a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { b: 2 } }] } },
      { a: [{ b: 1 }, { b: 2 }] },
      true,
    ],
    [{ a: { $size: 0 } }, { a: [] }, true],
    [{ a: { $size: 1 } }, { a: 'x' }, false],
  ],
  'patterns look at strings, and find a stored pattern equal to themselves': [
    [{ a: /B/i }, { a: 'abc' }, true],
    [{ a: /^b/m }, { a: 'a\nb' }, true],
    [{ a: /1/ }, { a: 1 }, false],
    [{ a: /x/ }, { a: ['a', 'x'] }, true],
    [{ a: /x/ }, { a: /x/ }, true],
    [{ a: { $regex: '^A', $options: 'i' } }, { a: 'abc' }, true],
    [{ a: { $regex: /^a/ } }, { a: 'abc' }, true],
  ],
  'types, remainders and expressions': [
    [{ a: { $type: 'string' } }, { a: 'x' }, true],
    [{ a: { $type: 'number' } }, { a: [1] }, true],
    [{ a: { $type: 'array' } }, { a: [1] }, true],
    [{ a: { $type: ['null', 9] } }, { a: new Date(0) }, true],
    [{ a: { $type: 'null' } }, {}, false],
    [{ a: { $mod: [4, 0] } }, { a: -8 }, true],
    [{ a: { $mod: [4, 1] } }, { a: 'x' }, false],
    [{ $expr: { $gt: ['$spent', '$budget'] } }, { spent: 3, budget: 2 }, true],
    [{ $expr: { $eq: ['$a', null] } }, {}, false],
    [{ $expr: '$a' }, { a: '' }, true],
    [{ $expr: '$a' }, { a: 0 }, false],
    [{ $and: [{ a: 1 }, { $or: [{ b: 1 }, { b: 2 }] }] }, { a: 1, b: 2 }, true],
    [
      { $jsonSchema: { required: ['a'], properties: { a: { bsonType: 'int', minimum: 1 } } } },
      { a: 1 },
      true,
    ],
    [
      { $jsonSchema: { required: ['a'], properties: { a: { bsonType: 'int', minimum: 1 } } } },
      { a: 0 },
      false,
    ],
    [{ $comment: 'why' }, {}, true],
  ],
}

for (const [rule, cases] of Object.entries(tables)) {
  describe(rule, () => {
    test.each(cases)('%j on %j: %s', (query, document, expected) => {
      expect(matches(query, document)).toBe(expected)
    })
  })
}

describe('a query that means nothing is refused, never ignored', () => {
  const wrong: Document[] = [
    { a: { $unknown: 1 } },
    { a: { $gt: 1, b: 2 } },
    { $unknown: 1 },
    { $where: 'true' },
    { $text: { $search: 'x' } },
    { $or: [] },
    { $or: 5 },
    { $and: [5] },
    { a: { $in: 5 } },
    { a: { $in: [{ $gt: 1 }] } },
    { a: { $nin: {} } },
    { a: { $not: 5 } },
    { a: { $ne: /x/ } },
    { a: { $regex: 5 } },
    { a: { $regex: '(' } },
    { a: { $options: 'i' } },
    { a: { $size: -1 } },
    { a: { $size: 'x' } },
    { a: { $mod: [0, 1] } },
    { a: { $mod: [1] } },
    { a: { $type: 'nothing' } },
    { a: { $elemMatch: 5 } },
    { a: { $all: [{ $gt: 1 }] } },
    { a: { $geoWithin: 5 } },
    { a: { $near: 'x' } },
    { '__proto__.x': 1 },
    { $jsonSchema: { nonsense: 1 } },
  ]
  test.each(wrong)('%j', (query) => {
    expect(refusalOf(() => matches(query, { a: 1 }))).toBeDefined()
  })
})
