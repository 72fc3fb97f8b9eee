import { randomBytes, randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ServiceError } from '../http/errors'

export const fileLimit = 50 * 1024 * 1024

const uploadMs = 15 * 60_000
const badPath = () => new ServiceError('STORAGE_PATH_INVALID', 'not a path within the storage', 400)

/** What CloudBase takes as a path: letters of any script, digits and a few signs; no empty, "." or ".." part. */
function checked(cloudPath: string): string {
  const parts = cloudPath.split('/')
  const fine = (part: string) =>
    part !== '' && part !== '.' && part !== '..' && /^[\p{L}\p{N}!\-_. *]+$/u.test(part)
  if (Buffer.byteLength(cloudPath) > 850 || !parts.every(fine)) throw badPath()
  return cloudPath
}

export interface StoredFile {
  file: string
  size: number
  modifiedMs: number
}

/** Cloud storage in a folder. A file is there whole or not at all. */
export class FileStore {
  private readonly incoming: string
  /** Upload tokens by cloud path, as `getUploadMetadata` gives them out. */
  private readonly tokens = new Map<string, { token: string; until: number }>()

  constructor(
    private readonly folder: string,
    private readonly env: string,
  ) {
    // Beside the files and not among them: what is only half there cannot be asked for.
    this.incoming = `${folder}-incoming`
    rmSync(this.incoming, { recursive: true, force: true })
  }

  /** `cloud://…` id of a path. */
  idOf(cloudPath: string): string {
    return `cloud://${this.env}.local-${this.env}/${checked(cloudPath)}`
  }

  /** The path in an id (or a bare path). Ids of other environments are refused. */
  pathOf(fileId: string): string {
    const prefix = `cloud://${this.env}.local-${this.env}/`
    if (fileId.startsWith(prefix)) return checked(fileId.slice(prefix.length))
    if (fileId.includes('://')) throw badPath()
    return checked(fileId)
  }

  /** The path in a request's target, which is percent-encoded once. */
  decode(encoded: string): string {
    try {
      return checked(decodeURIComponent(encoded))
    } catch {
      throw badPath()
    }
  }

  private locate(cloudPath: string): string {
    return path.join(this.folder, ...checked(cloudPath).split('/'))
  }

  /** A token that allows one path to be written for 15 minutes. */
  permit(cloudPath: string): string {
    const now = Date.now()
    for (const [key, { until }] of this.tokens) if (until < now) this.tokens.delete(key)
    const token = randomBytes(16).toString('hex')
    this.tokens.set(checked(cloudPath), { token, until: now + uploadMs })
    return token
  }

  permits(cloudPath: string, token: string | undefined): boolean {
    const given = this.tokens.get(cloudPath)
    return given !== undefined && given.token === token && given.until >= Date.now()
  }

  async put(cloudPath: string, bytes: Uint8Array): Promise<void> {
    const target = this.locate(cloudPath)
    const temporary = path.join(this.incoming, randomUUID())
    try {
      await mkdir(this.incoming, { recursive: true })
      await mkdir(path.dirname(target), { recursive: true })
      await writeFile(temporary, bytes, { flush: true })
      await rename(temporary, target)
    } catch (error) {
      await rm(temporary, { force: true })
      const { code } = error as NodeJS.ErrnoException
      // A folder where a file should be, or a file where a folder should be.
      if (code === 'EISDIR' || code === 'ENOTDIR' || code === 'EEXIST' || code === 'ENOTEMPTY')
        throw badPath()
      throw error
    }
  }

  async find(cloudPath: string): Promise<StoredFile | undefined> {
    const file = this.locate(cloudPath)
    try {
      const { size, mtimeMs, isFile } = await stat(file).then((s) => ({ ...s, isFile: s.isFile() }))
      return isFile ? { file, size, modifiedMs: mtimeMs } : undefined
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return undefined
      throw error
    }
  }

  /** Whether there was a file to delete. */
  async remove(cloudPath: string): Promise<boolean> {
    const found = await this.find(cloudPath)
    if (found) await rm(found.file, { force: true })
    return found !== undefined
  }
}
