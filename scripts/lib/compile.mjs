import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { inRoot } from './run.mjs'
import { kilobytes, table } from './say.mjs'
import { compileMiniProgram, isPacked, packNpm } from './wechat.mjs'

const KB = 1024
/** Half of what WeChat allows, so that there is room to grow: bytes as uploaded. */
const LIMITS = { main: 700 * KB, sub: 300 * KB, total: 1536 * KB }

/** @returns {string[]} roots of the subpackages, with a slash at the end */
function subpackageRoots() {
  const app = JSON.parse(readFileSync(inRoot('miniprogram/app.json'), 'utf8'))
  /** @type {{ root: string }[]} */
  const packages = app.subPackages ?? app.subpackages ?? []
  return packages.map(({ root }) => `${root.replace(/\/$/, '')}/`)
}

/**
 * Every `require` of the compiled code leads to a compiled file. WeChat's compiler does not look; a phone would.
 * @param {Record<string, string>} scripts
 * @returns {string[]}
 */
export function missingModules(scripts) {
  const missing = []
  for (const [path, code] of Object.entries(scripts)) {
    for (const [, name = ''] of code.matchAll(/\brequire\("([^"]+)"\)/g)) {
      if (!candidates(path, name).some((file) => file in scripts)) missing.push(`${path} requires ${name}`)
    }
  }
  return missing
}

/** @param {string} from @param {string} name */
function candidates(from, name) {
  const bases = /^[./]/.test(name) ? [relativeBase(from, name)] : packageBases(from, name)
  return bases.flatMap((base) => [base, `${base}.js`, `${base}/index.js`])
}

/** @param {string} from @param {string} name */
const relativeBase = (from, name) =>
  name.startsWith('/') ? name.slice(1) : posix.normalize(posix.join(posix.dirname(from), name))

/** @param {string} from @param {string} name */
function packageBases(from, name) {
  const bases = []
  for (let folder = posix.dirname(from); ; folder = posix.dirname(folder)) {
    bases.push(posix.join(folder, 'miniprogram_npm', name))
    if (folder === '.') return [...bases, posix.normalize(posix.join(posix.dirname(from), name))]
  }
}

/**
 * @param {Record<string, number>} sizes
 * @returns {{ rows: string[][], over: string[] }}
 */
function weigh(sizes) {
  const roots = subpackageRoots()
  /** @type {Map<string, number>} */
  const packages = new Map([['main', 0], ...roots.map((one) => /** @type {[string, number]} */ ([one, 0]))])
  for (const [path, bytes] of Object.entries(sizes)) {
    const name = roots.find((one) => path.startsWith(one)) ?? 'main'
    packages.set(name, (packages.get(name) ?? 0) + bytes)
  }
  const total = [...packages.values()].reduce((sum, bytes) => sum + bytes, 0)
  const weights = [
    ...[...packages].map(([name, bytes]) => ({
      name,
      bytes,
      limit: name === 'main' ? LIMITS.main : LIMITS.sub,
    })),
    { name: 'total', bytes: total, limit: LIMITS.total },
  ]
  return {
    rows: [
      ['package', 'size', 'limit'],
      ...weights.map(({ name, bytes, limit }) => [name, kilobytes(bytes), kilobytes(limit)]),
    ],
    over: weights.filter(({ bytes, limit }) => bytes > limit).map(({ name }) => `${name} is over its limit`),
  }
}

/** Rules of WeChat's audit that say something about our own code; the rest is settled by project.config.json. */
const AUDIT = new Set([
  'LAZYCODE_LOADING_OPEN',
  'IMAGE_AND_AUDIO_LIMIT',
  'CONTAINS_UNUSED_COMPONENTS',
  'CONTAINS_UNUSED_CODES',
  'CONTAINS_OTHER_PKG_COMPONENTS',
])

/** @param {import('./wechat.mjs').Compiled['rules']} rules */
function audit(rules) {
  return rules
    .filter(({ name, success }) => AUDIT.has(name) && !success)
    .map(({ name, text, detail }) => ({ name, text, files: ownFiles(detail) }))
    .filter(({ name, files }) => name !== 'CONTAINS_UNUSED_CODES' || files.length > 0)
    .map(({ text, files }) => `${text} ${files.join(', ')}`)
}

/** @param {unknown} detail paths in whatever form the rule gives them; TDesign's unused files are pruned at upload */
function ownFiles(detail) {
  const paths = JSON.stringify(detail ?? []).match(/"[^"]*[./][^"]*"/g) ?? []
  return paths.map((path) => path.slice(1, -1)).filter((path) => !path.startsWith('miniprogram_npm/'))
}

/** @returns {Promise<import('./checks.mjs').Outcome>} */
export async function compile() {
  const note = "WeChat's compiler, modules, audit, package sizes"
  if (!existsSync(inRoot('miniprogram/app.json')))
    return { ok: false, note, output: 'miniprogram/app.json is missing.' }
  const packing = isPacked() ? '' : await packNpm()
  if (packing) return { ok: false, note, output: packing }
  const { sizes, scripts, rules, error, output } = await compileMiniProgram()
  if (error) return { ok: false, note, output: error || output }
  const { rows, over } = weigh(sizes)
  const faults = [...missingModules(scripts), ...audit(rules), ...over]
  return { ok: faults.length === 0, note, output: faults.join('\n'), table: table(rows) }
}
