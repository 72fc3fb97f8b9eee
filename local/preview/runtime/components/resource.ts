import { fileUrl } from '../wx/file-store'
import type { BuiltinNode } from './kit'

const CLOUD_ID = /^cloud:\/\/[^/]+\/(.+)$/

/** Where the mini-program's own files are served. */
const PROJECT_ROOT = '/mp/'

/**
 * What the browser must load for an address in WXML: a cloud file id, a temporary file, a file of the
 * project (absolute or relative to the component that names it), or a plain URL.
 */
export function resourceUrl(node: BuiltinNode, src: string): string {
  const owner = node.component.ownerShadowRoot?.getHostNode().is ?? ''
  return resolveResource(src, owner)
}

/** The same for code that knows only the path of the component, `pages/home/index`. */
export function resolveResource(src: string, owner = ''): string {
  const cloudPath = CLOUD_ID.exec(src)?.[1]
  if (cloudPath) return `/storage/${cloudPath.split('/').map(encodeURIComponent).join('/')}`
  if (src.startsWith('wxfile://')) return fileUrl(src) ?? src
  if (/^(https?:|data:|blob:)/.test(src) || src.startsWith('//')) return src
  if (src.startsWith('/storage/')) return src
  const base = new URL(`${PROJECT_ROOT}${owner.replace(/^\/+/, '')}`, 'http://project')
  const path = src.startsWith('/') ? `${PROJECT_ROOT}${src.slice(1)}` : src
  return new URL(path, base).pathname
}
