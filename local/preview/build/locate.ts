import fs from 'node:fs'
import path from 'node:path'

/** What stands before the path of a component that comes from an installed package. */
export const PACKAGE_PREFIX = 'miniprogram_npm/'

/**
 * Maps the paths that a mini-program uses ("pages/home/index", "miniprogram_npm/tdesign-miniprogram/button/button",
 * both without an extension) to files. Packages are read from node_modules, so that no packed copy can be stale.
 */
export class Locator {
  private readonly packages = new Map<string, string | null>()

  /** `appDir` holds app.json; packages are looked for from there upwards. */
  constructor(readonly appDir: string) {}

  /** The file system path of a mini-program path, or null when its package is not installed. */
  physical(virtual: string): string | null {
    if (!virtual.startsWith(PACKAGE_PREFIX)) return path.join(this.appDir, virtual)
    const { name, rest } = splitPackage(virtual.slice(PACKAGE_PREFIX.length))
    const root = this.packageRoot(name)
    return root === null ? null : path.join(root, rest)
  }

  /** The existing file of a mini-program path with this extension, or null. */
  file(virtual: string, extension: string): string | null {
    const base = this.physical(virtual)
    return base !== null && isFile(base + extension) ? base + extension : null
  }

  /** The first existing script of a component: TypeScript before JavaScript. */
  script(virtual: string): string | null {
    return this.file(virtual, '.ts') ?? this.file(virtual, '.js')
  }

  /** Resolves an entry of `usingComponents` as WeChat does: relative, absolute, or from a package. */
  component(from: string, target: string): string | null {
    const places = target.startsWith('/')
      ? [target.slice(1)]
      : [
          joinVirtual(path.posix.dirname(from), target),
          ...(target.startsWith('.') ? [] : [PACKAGE_PREFIX + target]),
        ]
    const candidates = places.flatMap((place) => [place, `${place}/index`])
    return candidates.find((candidate) => this.isComponent(candidate)) ?? null
  }

  /** The folder of an installed package that holds its mini-program files, or null. */
  packageRoot(name: string): string | null {
    const known = this.packages.get(name)
    if (known !== undefined) return known
    const found = this.findPackage(name)
    this.packages.set(name, found)
    return found
  }

  private findPackage(name: string): string | null {
    for (let dir = this.appDir; ; dir = path.dirname(dir)) {
      const folder = path.join(dir, 'node_modules', name)
      const manifest = path.join(folder, 'package.json')
      if (isFile(manifest)) {
        const { miniprogram } = JSON.parse(fs.readFileSync(manifest, 'utf8')) as { miniprogram?: string }
        if (miniprogram !== undefined) return path.join(folder, miniprogram)
        const built = path.join(folder, 'miniprogram_dist')
        return fs.existsSync(built) ? built : folder
      }
      if (path.dirname(dir) === dir) return null
    }
  }

  private isComponent(virtual: string): boolean {
    return this.file(virtual, '.json') !== null && this.file(virtual, '.wxml') !== null
  }
}

/** Joins mini-program paths; the result never starts with a slash. */
export function joinVirtual(folder: string, relative: string): string {
  const joined = relative.startsWith('/') ? relative : path.posix.join('/', folder, relative)
  return path.posix.normalize(joined).replace(/^\/+/, '')
}

/** "@scope/name/rest" or "name/rest" in two parts. */
export function splitPackage(specifier: string): { name: string; rest: string } {
  const parts = specifier.split('/')
  const size = specifier.startsWith('@') ? 2 : 1
  return { name: parts.slice(0, size).join('/'), rest: parts.slice(size).join('/') }
}

export function isFile(file: string): boolean {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false
}

/** Reads a text file without a byte order mark. */
export function readText(file: string): string {
  return fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
}
