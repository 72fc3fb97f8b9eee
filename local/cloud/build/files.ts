import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Writes a file that others may be reading, or building too: they see the old one or the new one, never half. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}.new`
  writeFileSync(temporary, content)
  renameSync(temporary, file)
}

export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

export function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** Tells one version of a file from another without reading it; empty when there is none. */
export function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat ? `${Math.round(stat.mtimeMs)}:${stat.size}` : ''
}

/** Files by path below the project, with their stamps. */
export type Stamps = Record<string, string>

export const stampsOf = (root: string, files: readonly string[]): Stamps =>
  Object.fromEntries(files.map((file) => [file, stampOf(path.join(root, file))]))

export const isUnchanged = (root: string, stamps: Stamps): boolean =>
  Object.entries(stamps).every(([file, stamp]) => stampOf(path.join(root, file)) === stamp)
