import fc from 'fast-check'
import { matchContext } from '../../../local/cloud/engine/expressions'
import type { IndexSpec } from '../../../local/cloud/engine/indexes'
import { EMPTY } from '../../../local/cloud/engine/keys'
import { compareIndexed, sortValue, splitPath } from '../../../local/cloud/engine/paths'
import type { SortSpec } from '../../../local/cloud/engine/planner'
import { compileQuery } from '../../../local/cloud/engine/query/match'
import type { Document } from '../../../local/cloud/engine/values'
import { World } from './world'

/**
 * Whatever indexes there are, the answer is that of reading every document. Values come from a small world, so that
 * random queries meet random documents.
 */
const scalar = fc.constantFrom<unknown>(
  null,
  0,
  1,
  2,
  3,
  1.5,
  Number.NaN,
  '',
  'a',
  'ab',
  'abc',
  'b',
  'a\0',
  true,
  false,
  new Date(1),
  new Date(2),
  /^a/,
)
const leaf = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>({ y: 1 }, { x: 1, y: 2 }, [[1], 2], [[]]) },
)
const inner = fc.record({ x: leaf, y: leaf }, { requiredKeys: [] })
const document = fc.record<Document>(
  { a: leaf, b: leaf, c: fc.oneof(leaf, inner, fc.array(fc.oneof(inner, scalar), { maxLength: 3 })) },
  { requiredKeys: [], noNullPrototype: true },
)
const path = fc.constantFrom('a', 'b', 'c', 'c.x', 'c.y', 'c.0', 'c.1.x', 'c.x.0')

const condition: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: leaf },
  {
    weight: 2,
    arbitrary: fc.record({ $gt: scalar, $lte: scalar }, { requiredKeys: [], noNullPrototype: true }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ $gte: scalar, $lt: scalar }, { requiredKeys: [], noNullPrototype: true }),
  },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }).map(($in) => ({ $in })) },
  scalar.filter((value) => !(value instanceof RegExp)).map(($ne) => ({ $ne })),
  fc.array(scalar, { maxLength: 2 }).map(($nin) => ({ $nin })),
  scalar.map(($gt) => ({ $not: { $gt } })),
  fc.array(scalar, { maxLength: 2 }).map(($all) => ({ $all })),
  fc.constantFrom<unknown>({ $exists: true }, { $exists: false }, { $size: 1 }, { $type: 'string' }),
  fc.constantFrom<unknown>(/^ab?/, /^a/, /b$/, /^a|b/, /^ab+c/, /^A/i, { $regex: '^a', $options: 's' }),
  fc.record({ $gte: scalar, $lt: scalar }).map(($elemMatch) => ({ $elemMatch })),
  fc.tuple(scalar, scalar).map(([x, y]) => ({ $elemMatch: { x, y: { $gte: y } } })),
  scalar.map((x) => ({ $elemMatch: { $or: [{ x }, { y: null }] } })),
)
const simple = fc
  .array(fc.tuple(path, condition), { minLength: 1, maxLength: 3 })
  .map((pairs): Document => Object.fromEntries(pairs))
const query = fc.oneof(
  { weight: 4, arbitrary: simple },
  fc.tuple(simple, simple).map(([one, other]) => ({ $and: [one, other] })),
  fc.tuple(simple, simple).map(([one, other]) => ({ $or: [one, other] })),
  fc.tuple(simple, simple, simple).map(([one, other, third]) => ({ ...third, $or: [one, other] })),
  fc.tuple(simple, simple).map(([one, other]) => ({ $nor: [one], ...other })),
)
const direction = fc.constantFrom<1 | -1>(1, -1)
const keys = fc.uniqueArray(fc.tuple(path, direction), {
  minLength: 1,
  maxLength: 3,
  selector: ([field]) => field,
})
const index = fc.tuple(keys, fc.boolean())
const sort = fc.uniqueArray(fc.tuple(path, direction), { maxLength: 2, selector: ([field]) => field })

function insertWhereAllowed(world: World, documents: readonly Document[]): Document[] {
  return documents.filter((candidate, _id) => {
    try {
      world.insert({ _id, ...candidate })
      return true
    } catch {
      // Two arrays in one index, as in MongoDB: the document is not stored.
      return false
    }
  })
}

function sortKeys(found: readonly Document[], order: SortSpec): unknown[][] {
  return found.map((one) => order.map(([field, sign]) => sortValue(one, splitPath(field), sign)))
}

function sameKeys(left: unknown[][], right: unknown[][]): boolean {
  return (
    left.length === right.length &&
    left.every((values, i) => values.every((value, j) => compareIndexed(value, right[i]?.[j]) === 0))
  )
}

test('an indexed answer is the answer of reading everything', () => {
  fc.assert(
    fc.property(
      fc.array(document, { minLength: 1, maxLength: 12 }),
      fc.array(index, { minLength: 1, maxLength: 3 }),
      fc.array(query, { minLength: 1, maxLength: 6 }),
      sort,
      fc.nat(3),
      fc.integer({ min: 1, max: 5 }),
      (documents, indexes, queries, order, skip, limit) => {
        const world = new World()
        try {
          const specs = indexes.map(([fields, sparse], i): IndexSpec => ({
            name: `i${i}`,
            keys: fields,
            sparse,
          }))
          world.indexes(...specs)
          insertWhereAllowed(world, documents)
          const all = world.find({})
          for (const asked of queries) {
            const matches = compileQuery(asked, matchContext())
            const expected = all.filter(matches)
            expect(world.ids(asked).sort()).toEqual(expected.map(({ _id }) => _id).sort())
            expect(world.count(asked)).toBe(expected.length)
            const sorted = world.find(asked, { sort: order })
            expect(sorted.map(({ _id }) => _id).sort()).toEqual(expected.map(({ _id }) => _id).sort())
            const inOrder = sortKeys([...sorted], order).sort(([...a], [...b]) => {
              for (const [i, [, sign]] of order.entries()) {
                const difference = compareIndexed(a[i], b[i]) * sign
                if (difference !== 0) return difference
              }
              return 0
            })
            expect(sameKeys(sortKeys(sorted, order), inOrder)).toBe(true)
            const page = world.find(asked, { sort: order, skip, limit })
            expect(sameKeys(sortKeys(page, order), inOrder.slice(skip, skip + limit))).toBe(true)
          }
        } finally {
          world.close()
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('documents that change and go keep the indexes right', () => {
  const change = fc.tuple(fc.nat(7), fc.option(document, { nil: undefined }))
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 20 }),
      fc.array(index, { minLength: 1, maxLength: 2 }),
      (changes, indexes) => {
        const world = new World()
        try {
          world.indexes(
            ...indexes.map(([fields, sparse], i): IndexSpec => ({ name: `i${i}`, keys: fields, sparse })),
          )
          for (const [_id, next] of changes) {
            try {
              world.batch(() => {
                if (next) world.writer.set(world.things, { _id, ...next }, 100)
                else world.writer.remove(world.things, { _id }, { multi: false })
              })
            } catch {
              // Refused for its arrays: nothing of it may have stayed.
            }
          }
          const all = world.find({})
          for (const one of all) {
            for (const [field] of indexes.flatMap(([fields]) => fields)) {
              const value = sortValue(one, splitPath(field), 1)
              const asked = { [field]: value === EMPTY ? [] : (value ?? null) }
              const matches = compileQuery(asked, matchContext())
              expect(world.ids(asked).sort()).toEqual(
                all
                  .filter(matches)
                  .map(({ _id }) => _id)
                  .sort(),
              )
            }
          }
        } finally {
          world.close()
        }
      },
    ),
    { numRuns: 50 },
  )
})
