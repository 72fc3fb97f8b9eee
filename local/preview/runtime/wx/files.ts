import type { Host } from '../core/host'
import { resolveResource } from '../components/resource'
import { viewDocument } from '../sheets/viewers'
import { api, Refusal } from './call'
import {
  extensionOf,
  fileUrl,
  keepTemporary,
  listFiles,
  loadFile,
  readFile,
  removeFile,
  USER_DATA_PATH,
  writeFile,
} from './file-store'

const decode = async (blob: Blob, encoding?: string): Promise<string | ArrayBuffer> => {
  if (!encoding) return blob.arrayBuffer()
  if (encoding !== 'base64') return blob.text()
  const bytes = new Uint8Array(await blob.arrayBuffer())
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))
}

const encode = (data: string | ArrayBuffer, encoding = 'utf8'): Blob => {
  if (typeof data !== 'string' || encoding !== 'base64') return new Blob([data])
  return new Blob([Uint8Array.from(atob(data), (character) => character.charCodeAt(0))])
}

const need = (path: string): Blob => {
  const blob = readFile(path)
  if (!blob) throw new Refusal(`no such file or directory ${path}`, { errno: 1_300_002 })
  return blob
}

/** WeChat's FileSystemManager on files in memory. */
function fileSystem(): Record<string, unknown> {
  return {
    access: api<{ path: string }>('access', ({ path }) => void need(path)),
    accessSync: (path: string) => void need(path),
    readFile: api<{ filePath: string; encoding?: string }>('readFile', async ({ filePath, encoding }) => ({
      data: await decode(await loadFile(filePath, resolveResource), encoding),
    })),
    writeFile: api<{ filePath: string; data: string | ArrayBuffer; encoding?: string }>(
      'writeFile',
      ({ filePath, data, encoding }) => writeFile(filePath, encode(data, encoding)),
    ),
    writeFileSync: (path: string, data: string | ArrayBuffer, encoding?: string) =>
      writeFile(path, encode(data, encoding)),
    unlink: api<{ filePath: string }>('unlink', ({ filePath }) => {
      need(filePath)
      removeFile(filePath)
    }),
    unlinkSync: (path: string) => {
      need(path)
      removeFile(path)
    },
    copyFile: api<{ srcPath: string; destPath: string }>('copyFile', async ({ srcPath, destPath }) =>
      writeFile(destPath, await loadFile(srcPath, resolveResource)),
    ),
    saveFile: api<{ tempFilePath: string; filePath?: string }>('saveFile', ({ tempFilePath, filePath }) => {
      const saved = filePath ?? `${USER_DATA_PATH}/${tempFilePath.split('/').at(-1) ?? 'file'}`
      writeFile(saved, need(tempFilePath))
      removeFile(tempFilePath)
      return { savedFilePath: saved }
    }),
    getFileInfo: api<{ filePath: string }>('getFileInfo', ({ filePath }) => ({ size: need(filePath).size })),
    mkdir: api('mkdir', () => undefined),
    mkdirSync: () => undefined,
    readdir: api<{ dirPath: string }>('readdir', ({ dirPath }) => ({
      files: listFiles(`${dirPath}/`).map((path) => path.slice(dirPath.length + 1)),
    })),
  }
}

/** Files on the phone: reading, writing, opening, fetching and sending them. */
export function fileFamily(host: Host): Record<string, unknown> {
  const manager = fileSystem()
  return {
    env: { USER_DATA_PATH },
    getFileSystemManager: () => manager,
    openDocument: api<{ filePath: string; fileType?: string }>(
      'openDocument',
      async ({ filePath, fileType }) => {
        const kept = readFile(filePath)
        const name = filePath.split('/').at(-1) ?? 'file'
        const url = kept ? (fileUrl(filePath) ?? filePath) : resolveResource(filePath)
        await viewDocument(host, url, fileType && !name.includes('.') ? `${name}.${fileType}` : name)
      },
    ),
    downloadFile: api<{ url: string; filePath?: string }>('downloadFile', async ({ url, filePath }) => {
      host.busy()
      try {
        const response = await fetch(url)
        const blob = await response.blob()
        const extension = /\.(\w{1,5})(?:\?|$)/.exec(url)?.[1] ?? extensionOf(blob.type)
        if (filePath) writeFile(filePath, blob)
        const path = filePath ?? keepTemporary(blob, extension)
        return { tempFilePath: path, filePath: path, statusCode: response.status }
      } finally {
        host.done()
      }
    }),
  }
}
