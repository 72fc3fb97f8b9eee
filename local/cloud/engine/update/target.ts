import { refused } from '../errors'
import { arrayIndex, field } from '../paths'
import { equalValues, isDocument, type Document } from '../values'

type Container = Document | unknown[]

/** MongoDB's own limit for the nulls that setting a far index puts in between. */
const MAX_BACKFILL = 1_500_000

/** A place inside a container: the field of a document or the element of an array. */
export interface Slot {
  readonly path: string
  get(): unknown
  set(value: unknown): void
  remove(): void
}

/**
 * The document that an update is making. The original is never changed: containers are copied the first time that
 * something inside them changes, everything else is shared.
 */
export class Draft {
  private readonly copied = new WeakSet<Container>()
  private root: Document

  constructor(original: Document) {
    this.root = original
  }

  get document(): Document {
    return this.root
  }

  private own<T extends Container>(container: T): T {
    if (this.copied.has(container)) return container
    const copy = (Array.isArray(container) ? [...container] : { ...container }) as T
    this.copied.add(copy)
    return copy
  }

  private ownRoot(): Document {
    this.root = this.own(this.root)
    return this.root
  }

  /** What stands at a path, without entering arrays element by element. */
  peek(segments: readonly string[]): unknown {
    let value: unknown = this.root
    for (const segment of segments) value = childOf(value, segment)
    return value
  }

  /** The slot of a path whose way there exists, or undefined. */
  existing(segments: readonly string[]): Slot | undefined {
    const parent = this.peek(segments.slice(0, -1))
    const last = segments.at(-1) as string
    const fits = Array.isArray(parent) ? arrayIndex(last) >= 0 : isDocument(parent)
    return fits ? this.slot(segments) : undefined
  }

  /** The slot of a path; documents that are missing on the way are made. */
  needed(segments: readonly string[]): Slot {
    let value: unknown = this.root
    for (const [i, segment] of segments.entries()) {
      const name = segments.slice(0, i).join('.')
      if (value === undefined) break
      if (Array.isArray(value) ? arrayIndex(segment) < 0 : !isDocument(value)) {
        throw refused(`Cannot create field '${segment}' in element {${name}: ${describe(value)}}`)
      }
      value = childOf(value, segment)
    }
    return this.slot(segments)
  }

  private slot(segments: readonly string[]): Slot {
    const last = segments.at(-1) as string
    const open = (): Container => this.openParent(segments)
    return {
      path: segments.join('.'),
      get: () => this.peek(segments),
      set: (value) => {
        const before = this.peek(segments)
        // Setting what is there already changes nothing: a document that stays as it is need not be written.
        if (before === undefined || !equalValues(before, value)) put(open(), last, value)
      },
      remove: () => {
        const parent = open()
        // An element of an array becomes null: removing it would move the others.
        if (!Array.isArray(parent)) Reflect.deleteProperty(parent, last)
        else if (arrayIndex(last) < parent.length) parent[arrayIndex(last)] = null
      },
    }
  }

  /** Copies the way to the last container, making what is missing. */
  private openParent(segments: readonly string[]): Container {
    let container: Container = this.ownRoot()
    for (const segment of segments.slice(0, -1)) {
      const child = childOf(container, segment)
      const next: Container = Array.isArray(child) || isDocument(child) ? this.own(child) : this.own({})
      put(container, segment, next)
      container = next
    }
    return container
  }
}

function childOf(value: unknown, segment: string): unknown {
  if (Array.isArray(value)) {
    const index = arrayIndex(segment)
    return index < 0 ? undefined : (value[index] as unknown)
  }
  return isDocument(value) ? field(value, segment) : undefined
}

function put(container: Container, segment: string, value: unknown): void {
  if (!Array.isArray(container)) {
    container[segment] = value
    return
  }
  const index = arrayIndex(segment)
  if (index < 0) throw refused(`Cannot create field '${segment}' in an array`)
  if (index - container.length > MAX_BACKFILL) throw refused("can't backfill more than 1500000 elements")
  while (container.length < index) container.push(null)
  container[index] = value
}

function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined'
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
