import cloudbase from '@cloudbase/node-sdk'
import { AppError, notFound } from './errors'

/**
 * Typed collections over the CloudBase SDK. Every document belongs to a community: the collection takes it from the
 * caller and puts it into every query, insert and index prefix, so that no domain can forget or choose it.
 */
export interface Entity {
  _id: string
}

/** Fields in index order; "-createdAt" is descending. The community is always the first, unseen field. */
export interface IndexDeclaration {
  fields: readonly string[]
  unique?: boolean
  sparse?: boolean
}

export interface CollectionDeclaration<T extends Entity> {
  name: string
  indexes: Readonly<Record<string, IndexDeclaration>>
  /** Only carries the document's type; never set. */
  readonly document?: T
}

export function defineCollection<T extends Entity>(
  name: string,
  indexes: Readonly<Record<string, IndexDeclaration>> = {},
): CollectionDeclaration<T> {
  return { name, indexes }
}

/** Stored form: the entity and the community it belongs to. */
export type Stored<T extends Entity> = T & { community: string }

type Path<T> = (keyof T & string) | `${keyof T & string}.${string}`
/** Conditions by field or dotted path; a value, or a `db.command` operator. */
export type Where<T> = { [P in Path<T>]?: unknown }
/** New values by field or dotted path; a value, or a `db.command` operator. Use `command.set` to replace an object. */
export type Patch<T> = { [P in Exclude<Path<T>, '_id'>]?: unknown }

export interface FindOptions<T> {
  sort?: Partial<Record<Path<T>, 'asc' | 'desc'>>
  /** At most 1,000, as the service allows; 100 unless told. */
  limit?: number
  /** Only these fields (and _id) are read. */
  fields?: readonly Path<T>[]
}

/** Name of the cloud environment that this function, its database and its storage belong to. */
export const cloudEnv = process.env['TCB_ENV'] ?? process.env['SCF_NAMESPACE'] ?? ''

/**
 * Connections are kept: the SDK opens a new one for every request inside a function unless told. Idle ones are closed
 * after five seconds at most, before an instance that was frozen could use a dead one.
 */
const app = cloudbase.init({ env: cloudEnv, keepalive: true })
const database = app.database()

export const cloud = app
export const command = database.command

interface ServiceError {
  code?: string
  message?: string
}

const isDuplicate = (error: unknown): boolean =>
  /E11000|duplicate key/i.test((error as ServiceError).message ?? '')

/** Whether a write failed because the id or a unique field is another document's already. */
export const isTaken = (error: unknown): boolean =>
  isDuplicate(error) || (error instanceof AppError && isDuplicate(error.cause ?? {}))

/** What the service says is turned into what a person can act upon; the cause is kept for the log. */
function asAppError(error: unknown): Error {
  if (error instanceof AppError) return error
  const busy = new AppError('BUSY', '现在人有点多,请稍等几秒再试一次')
  busy.cause = error
  return busy
}

async function trip<R>(run: () => Promise<R>): Promise<R> {
  try {
    return await run()
  } catch (error) {
    throw asAppError(error)
  }
}

export class Collection<T extends Entity> {
  constructor(
    readonly declaration: CollectionDeclaration<T>,
    private readonly community: string,
  ) {}

  private where(where: Where<T>) {
    return database.collection(this.declaration.name).where({ ...where, community: this.community })
  }

  /** The document, or null if there is none in this community. */
  async get(id: string): Promise<Stored<T> | null> {
    const [found] = await this.find({ _id: id }, { limit: 1 })
    return found ?? null
  }

  /** The document; throws NOT_FOUND. `what` names it in Chinese for the person. */
  async need(id: string, what?: string): Promise<Stored<T>> {
    const found = await this.get(id)
    if (!found) throw notFound(what)
    return found
  }

  async find(where: Where<T>, options: FindOptions<T> = {}): Promise<Stored<T>[]> {
    let query = this.where(where).limit(options.limit ?? 100)
    for (const [field, direction] of Object.entries(options.sort ?? {}) as [string, 'asc' | 'desc'][]) {
      query = query.orderBy(field, direction)
    }
    if (options.fields) query = query.field(Object.fromEntries(options.fields.map((f) => [f, true])))
    return trip(async () => (await query.get()).data as Stored<T>[])
  }

  async count(where: Where<T>): Promise<number> {
    return trip(async () => ((await this.where(where).count()) as { total: number }).total)
  }

  /** Adds a document; false if its id or a unique field is taken already. */
  async insert(document: T): Promise<boolean> {
    try {
      await database.collection(this.declaration.name).add({ ...document, community: this.community })
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw asAppError(error)
    }
  }

  /** Changes what fits the conditions; answers how many documents were changed. State the state that you expect. */
  async update(where: Where<T>, patch: Patch<T>): Promise<number> {
    return trip(async () => ((await this.where(where).update(patch)) as { updated: number }).updated)
  }

  /** Changes one document that fits and answers it as it is now, or null if none fits. One round trip. */
  async updateAndReturn(where: Where<T>, patch: Patch<T>): Promise<Stored<T> | null> {
    return trip(async () => {
      const result = (await this.where(where).updateAndReturn(patch)) as { doc?: Stored<T> | null }
      return result.doc ?? null
    })
  }

  async remove(where: Where<T>): Promise<number> {
    return trip(async () => ((await this.where(where).remove()) as { deleted: number }).deleted)
  }

  /** Runs an aggregation over this community's documents; the first stage is always the match on it. */
  async aggregate<R>(stages: readonly Record<string, unknown>[]): Promise<R[]> {
    const pipeline = [{ $match: { community: this.community } }, ...stages]
    return trip(async () => {
      let chain = database.collection(this.declaration.name).aggregate()
      for (const stage of pipeline) {
        for (const [name, value] of Object.entries(stage)) {
          chain = (chain as unknown as Record<string, (value: unknown) => typeof chain>)[name.slice(1)]!(
            value,
          )
        }
      }
      return ((await chain.end()) as { data: R[] }).data
    })
  }
}

/** Opens collections for one community. Functions get theirs from the caller, timers from `communities()`. */
export interface Database {
  readonly community: string
  of<T extends Entity>(declaration: CollectionDeclaration<T>): Collection<T>
}

export function openDatabase(community: string): Database {
  return { community, of: (declaration) => new Collection(declaration, community) }
}
