import type { Query } from './host'

/** A page's address in parts. */
export interface Route {
  /** Mini-program path without a leading slash. */
  path: string
  query: Query
}

/** Reads "/pages/home/index?id=1". Values stay encoded as they are written: WeChat leaves decoding to the page. */
export function parseUrl(url: string): Route {
  const [path = '', search = ''] = splitOnce(url, '?')
  const query: Query = {}
  for (const pair of search.split('&').filter(Boolean)) {
    const [name, value] = splitOnce(pair, '=')
    query[name ?? ''] = value ?? ''
  }
  return { path: path.replace(/^\/+/, '').replace(/\.html$/, ''), query }
}

/** Writes a route as `path?name=value`, without a leading slash. */
export function formatRoute({ path, query }: Route): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`)
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
}

/** Resolves an address that is written relative to the page `from`. */
export function resolveUrl(url: string, from: string | undefined): string {
  if (url.startsWith('/') || from === undefined) return url
  const [path = '', search] = splitOnce(url, '?')
  const parts = from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}${search === undefined ? '' : `?${search}`}`
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)]
}
