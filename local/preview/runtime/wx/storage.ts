import type { Host } from '../core/host'
import { api, Refusal } from './call'

/** WeChat gives every mini-program ten megabytes per person. */
const LIMIT_KB = 10_240

/** `wx` storage in the browser's own, apart for every person. */
export function storageFamily(host: Host): Record<string, unknown> {
  const prefix = `mp:${host.openid}:`
  const keys = () =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
  const read = (key: string): { data: unknown } | undefined => {
    const stored = localStorage.getItem(prefix + key)
    return stored === null ? undefined : (JSON.parse(stored) as { data: unknown })
  }
  const write = (key: string, data: unknown) => localStorage.setItem(prefix + key, JSON.stringify({ data }))
  const remove = (key: string) => localStorage.removeItem(prefix + key)
  const clear = () => keys().forEach(remove)
  const info = () => {
    const bytes = keys().reduce((sum, key) => sum + (localStorage.getItem(prefix + key)?.length ?? 0), 0)
    return { keys: keys(), currentSize: Math.ceil(bytes / 1024), limitSize: LIMIT_KB }
  }

  return {
    setStorageSync: write,
    getStorageSync: (key: string) => read(key)?.data ?? '',
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorageInfoSync: info,
    setStorage: api<{ key: string; data: unknown }>('setStorage', ({ key, data }) => write(key, data)),
    getStorage: api<{ key: string }>('getStorage', ({ key }) => {
      const found = read(key)
      if (!found) throw new Refusal('data not found')
      return { data: found.data }
    }),
    removeStorage: api<{ key: string }>('removeStorage', ({ key }) => remove(key)),
    clearStorage: api('clearStorage', clear),
    getStorageInfo: api('getStorageInfo', info),
    batchSetStorageSync: (list: { key: string; value: unknown }[]) =>
      list.forEach(({ key, value }) => write(key, value)),
    batchGetStorageSync: (list: string[]) => list.map((key) => read(key)?.data ?? ''),
  }
}
