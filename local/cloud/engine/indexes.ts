import { refused } from './errors'
import { describeKey, encodeKey, type Direction } from './keys'
import { field, indexValues, splitPath } from './paths'
import type { Document } from './values'

/** The declaration of an index. */
export interface IndexSpec {
  name: string
  keys: [field: string, direction: 1 | -1][]
  unique?: boolean
  sparse?: boolean
}

export interface IndexComponent {
  readonly path: string
  readonly segments: readonly string[]
  readonly direction: Direction
  /** Whether any document has had several values (an array) here. Per path, so that the other paths still serve sorts. */
  multikey: boolean
}

/** An index as the store keeps it. */
export interface Index {
  readonly id: number
  readonly name: string
  readonly components: readonly IndexComponent[]
  readonly unique: boolean
  readonly sparse: boolean
}

/** One array field of reasonable size, not a product of several that fills the disk. */
const MAX_ENTRIES = 10_000

export function createIndex(id: number, spec: IndexSpec, multikey: readonly boolean[]): Index {
  if (spec.keys.length === 0) throw refused(`index ${spec.name} has no fields`)
  return {
    id,
    name: spec.name,
    unique: spec.unique === true,
    sparse: spec.sparse === true,
    components: spec.keys.map(([path, direction], i) => ({
      path,
      segments: splitPath(path),
      direction,
      multikey: multikey[i] === true,
    })),
  }
}

/** What two declarations must share to be the same index. */
export function specOf(index: Index): IndexSpec {
  return {
    name: index.name,
    keys: index.components.map(({ path, direction }) => [path, direction]),
    unique: index.unique,
    sparse: index.sparse,
  }
}

export interface IndexEntries {
  readonly keys: Buffer[]
  /** Which components this document has arrays in. */
  readonly arrays: readonly boolean[]
}

const NO_ENTRIES: IndexEntries = { keys: [], arrays: [] }

function distinct(keys: Buffer[]): Buffer[] {
  if (keys.length < 2) return keys
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()]
}

/** The keys under which a document stands in an index: one, or one for every combination of its array values. */
export function entriesOf(index: Index, document: Document): IndexEntries {
  let present = false
  let array: string | undefined
  let keys: Buffer[] = []
  const arrays: boolean[] = []
  index.components.forEach((component, position) => {
    const found = indexValues(document, component.segments)
    if (found.values.some((value) => value !== undefined)) present = true
    if (found.array !== undefined) {
      if (array !== undefined && array !== found.array) {
        throw refused(`cannot index parallel arrays [${found.array}] [${array}]`)
      }
      array = found.array
    }
    arrays.push(found.array !== undefined)
    const encoded = found.values.map((value) => encodeKey(value, component.direction))
    keys = position === 0 ? encoded : keys.flatMap((key) => encoded.map((next) => Buffer.concat([key, next])))
    if (keys.length > MAX_ENTRIES)
      throw refused(`index ${index.name}: the document has too many array values`)
  })
  if (index.sparse && !present) return NO_ENTRIES
  return { keys: array === undefined ? keys : distinct(keys), arrays }
}

/** Whether an update can have changed the document's keys: documents share the parts that an update left alone. */
export function mayDiffer(index: Index, before: Document, after: Document): boolean {
  return index.components.some(({ segments }) => {
    const root = segments[0] as string
    return field(before, root) !== field(after, root)
  })
}

/** The key values of a document as the duplicate-key message shows them. */
export function describeEntry(index: Index, document: Document): string {
  return describeKey(
    index.components.map(({ path }) => path),
    index.components.map(({ segments }) => indexValues(document, segments).values[0]),
  )
}
