import { existsSync, readdirSync, statSync } from 'node:fs'
import { buildFunctions } from './functions.mjs'
import { inRoot } from './run.mjs'
import { kilobytes, table } from './say.mjs'

const LIMIT = 1.3 * 1024 * 1024

/** @returns {{ name: string, bytes: number }[]} the built functions */
export function builtFunctions() {
  const folder = inRoot('dist/cloudfunctions')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => existsSync(`${folder}/${name}/index.js`))
    .map((name) => ({ name, bytes: statSync(`${folder}/${name}/index.js`).size }))
}

/** @returns {Promise<import('./checks.mjs').Outcome>} */
export async function functionSizes() {
  const note = 'bundles of the functions, minified'
  const { ok, output } = await buildFunctions()
  if (!ok) return { ok, note, output }
  const functions = builtFunctions()
  const over = functions.filter(({ bytes }) => bytes > LIMIT).map(({ name }) => `${name} is over its limit`)
  if (functions.length === 0) over.push('No function was built.')
  const rows = [
    ['function', 'size', 'limit'],
    ...functions.map(({ name, bytes }) => [name, kilobytes(bytes), kilobytes(LIMIT)]),
  ]
  return { ok: over.length === 0, note, output: over.join('\n'), table: table(rows) }
}
