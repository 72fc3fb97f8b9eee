import { existsSync, readdirSync } from 'node:fs'
import { compile } from './compile.mjs'
import { functionSizes } from './function-sizes.mjs'
import { inRoot, runPackage } from './run.mjs'

/**
 * @typedef {object} Outcome
 * @property {boolean} ok
 * @property {string} note one line: what was looked at
 * @property {string} output what the tool said; printed when it failed
 * @property {string} [table] figures that are printed in any case
 *
 * @typedef {object} Check
 * @property {string} name
 * @property {string} about
 * @property {boolean} [slow] left out by --fast
 * @property {(scope: Scope) => Promise<Outcome>} run
 *
 * @typedef {object} Scope
 * @property {string[]} paths where to look; empty = everywhere
 * @property {boolean} fix change what the tool can change by itself
 */

/** TypeScript worlds: each has its own globals, so each has its own tsconfig. */
const WORLDS = ['miniprogram', 'cloudfunctions', 'local', 'local/preview/runtime', 'test', 'scripts']

const SOURCES = ['miniprogram', 'cloudfunctions', 'local', 'scripts', 'test', 'typings']

/**
 * The files a tool is to look at: its own kinds only, for a fixer mangles what it cannot read.
 * @param {string[]} paths empty = everywhere
 * @param {string[]} endings
 */
function filesFor(paths, endings) {
  const pattern = endings.length === 1 ? `**/*.${endings[0]}` : `**/*.{${endings.join(',')}}`
  if (paths.length === 0) return [pattern]
  return paths.flatMap((path) => {
    const ending = /\.(\w+)$/.exec(path)?.[1]
    if (!ending) return [`${path.replace(/\/$/, '')}/${pattern}`]
    return endings.includes(ending) ? [path] : []
  })
}

/**
 * @param {string} script
 * @param {string[]} args
 * @param {string} note
 * @returns {Promise<Outcome>}
 */
async function tool(script, args, note) {
  const { code, output } = await runPackage(script, args)
  return { ok: code === 0, note, output }
}

/** @returns {Promise<Outcome>} */
async function types() {
  const faults = []
  // One after the other: the compiler itself uses every core.
  for (const world of WORLDS) {
    const args = ['--noEmit', '--pretty', 'false', '-p', world]
    const { code, output } = await runPackage('typescript7/bin/tsc', args)
    if (code !== 0) faults.push(`seen from ${world}/tsconfig.json:\n${output}`)
  }
  return { ok: faults.length === 0, note: `TypeScript 7, ${WORLDS.length} worlds`, output: faults.join('') }
}

/**
 * @param {string} script
 * @param {string[]} options
 * @param {string[]} endings
 * @param {string} note
 * @returns {Check['run']}
 */
const linter =
  (script, options, endings, note) =>
  async ({ paths, fix }) => {
    const files = filesFor(paths, endings)
    if (files.length === 0) return { ok: true, note: `no ${endings.join(', ')} among the paths`, output: '' }
    return tool(script, ['--max-warnings', '0', ...options, ...(fix ? ['--fix'] : []), ...files], note)
  }

/** @param {string[]} endings @param {string} note */
const eslint = (endings, note) =>
  linter('eslint/bin/eslint.js', ['--no-error-on-unmatched-pattern'], endings, note)

const lint = eslint(['ts', 'mjs', 'cjs', 'js'], 'eslint with types')

const templates = eslint(['wxml'], 'WXML: syntax, expressions, names for screen readers, declared components')

const styles = linter(
  'stylelint/bin/stylelint.mjs',
  ['--allow-empty-input'],
  ['wxss', 'css'],
  'stylelint: mistakes, tokens for colours and type',
)

/** @type {Check['run']} */
const format = ({ paths, fix }) =>
  tool(
    'prettier/bin/prettier.cjs',
    [fix ? '--write' : '--check', '--log-level', 'warn', ...(paths.length ? paths : ['.'])],
    'prettier',
  )

const imports = () =>
  tool(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', ...SOURCES.filter(hasCode)],
    'import directions, cycles, orphans',
  )

/** @param {string} folder */
const hasCode = (folder) => existsSync(inRoot(folder)) && readdirSync(inRoot(folder)).length > 0

/** @type {Check[]} */
export const checks = [
  // The longest first, so that the others run beside it.
  { name: 'lint', about: 'eslint over all code', run: lint },
  { name: 'types', about: 'types of every world', run: types },
  { name: 'templates', about: 'eslint over WXML', run: templates },
  { name: 'styles', about: 'stylelint over WXSS and CSS', run: styles },
  { name: 'format', about: 'prettier', run: format },
  { name: 'imports', about: 'which way imports point', run: imports },
  { name: 'compile', about: "WeChat's own compiler, offline, and package sizes", slow: true, run: compile },
  { name: 'functions', about: 'bundles of the functions and their sizes', slow: true, run: functionSizes },
]
