import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, wherever the script was called from. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** @param {string} path relative to the project */
export const inRoot = (path) => join(root, path)

/**
 * No colours in what is collected, printed indented, or written to a file.
 * @param {boolean} show
 */
const colours = (show) => (show && process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined })

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env] added to the environment
 * @property {number} [timeoutMs] after which the program is stopped; none unless told
 * @property {boolean} [show] pass on what the program says on stderr as it comes, to our own stdout, so that it stays in order
 */

/**
 * Runs a program in the project's folder to its end. Never rejects: a program that cannot be started has code 127.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string, ms: number }>} output = stdout and stderr as they came
 */
export function run(command, args, { env, timeoutMs, show = false } = {}) {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...colours(show), ...env },
      stdio: ['ignore', 'pipe', show ? process.stdout : 'pipe'],
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs, killSignal: 'SIGKILL' }),
    })
    let output = ''
    const collect = (/** @type {Buffer} */ chunk) => (output += chunk.toString())
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    const end = (/** @type {number} */ code) => resolve({ code, output, ms: performance.now() - started })
    child.on('error', (error) => {
      output += `${command} could not be started: ${error.message}\n`
      end(127)
    })
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL' && timeoutMs !== undefined)
        output += `${command} was stopped after ${timeoutMs} ms.\n`
      end(code ?? 1)
    })
  })
}

/**
 * Runs a JavaScript program of a package, by the path inside node_modules: no shell, no .cmd files, no name clashes
 * between packages that bring a program of the same name.
 * @param {string} script e.g. 'eslint/bin/eslint.js'
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export const runPackage = (script, args, options) =>
  run(process.execPath, [inRoot(join('node_modules', script)), ...args], options)

/**
 * Runs a TypeScript file of ours that speaks to the person itself, also while it works.
 * @param {string} file relative to the project
 * @param {string[]} args
 * @returns {Promise<number>} what it ended with
 */
export function runToScreen(file, args) {
  const tsx = inRoot('node_modules/tsx/dist/cli.mjs')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsx, inRoot(file), ...args], { cwd: root, stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/**
 * Runs a TypeScript file of ours.
 * @param {string} file relative to the project
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export const runTypeScript = (file, args, options) =>
  runPackage('tsx/dist/cli.mjs', [inRoot(file), ...args], options)
