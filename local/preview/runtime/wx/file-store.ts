/** Files that a mini-program holds on the phone: temporary ones from the album, and its own user data. */
const files = new Map<string, Blob>()
const urls = new Map<string, string>()
let count = 0

/** Where `wx.env.USER_DATA_PATH` points. */
export const USER_DATA_PATH = 'wxfile://usr'

/** Keeps a blob as a temporary file and answers its path, as WeChat does with a chosen picture. */
export function keepTemporary(blob: Blob, extension: string): string {
  count += 1
  const path = `wxfile://tmp_${count}.${extension}`
  writeFile(path, blob)
  return path
}

export function writeFile(path: string, blob: Blob): void {
  removeFile(path)
  files.set(path, blob)
}

export function readFile(path: string): Blob | undefined {
  return files.get(path)
}

export function removeFile(path: string): boolean {
  const url = urls.get(path)
  if (url) URL.revokeObjectURL(url)
  urls.delete(path)
  return files.delete(path)
}

/** Paths that begin with `folder`. */
export function listFiles(folder: string): string[] {
  return [...files.keys()].filter((path) => path.startsWith(folder))
}

/** A URL under which the browser can show a kept file. */
export function fileUrl(path: string): string | undefined {
  const blob = files.get(path)
  if (!blob) return undefined
  const known = urls.get(path)
  if (known) return known
  const url = URL.createObjectURL(blob)
  urls.set(path, url)
  return url
}

/** The blob behind any path that `wx` functions accept: a kept file, or something the browser can load. */
export async function loadFile(path: string, resolve: (path: string) => string): Promise<Blob> {
  const kept = files.get(path)
  if (kept) return kept
  const response = await fetch(resolve(path))
  if (!response.ok) throw new Error(`no such file or directory ${path}`)
  return response.blob()
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
  'video/mp4': 'mp4',
  'application/pdf': 'pdf',
}

/** The file extension for a media type; `dat` when unknown. */
export const extensionOf = (type: string): string => EXTENSIONS[type] ?? 'dat'
