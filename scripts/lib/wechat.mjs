import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inRoot, run } from './run.mjs'

/**
 * @typedef {object} Compiled
 * @property {Record<string, number>} sizes bytes by path, as they would be uploaded
 * @property {Record<string, string>} scripts
 * @property {{ name: string, success: boolean, text: string, detail?: unknown }[]} rules of WeChat's code audit
 */

/**
 * @template T
 * @param {'pack' | 'compile'} task
 * @returns {Promise<T & { error?: string, output: string }>}
 */
async function ask(task) {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-'))
  const answerFile = join(folder, 'answer.json')
  try {
    const { output } = await run(
      process.execPath,
      [inRoot('scripts/lib/wechat-compiler.mjs'), task, answerFile],
      {
        timeoutMs: 300_000,
      },
    )
    if (!existsSync(answerFile))
      return /** @type {never} */ ({ error: 'The compiler ended without an answer.', output })
    return { ...JSON.parse(readFileSync(answerFile, 'utf8')), output }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const PACKED = 'miniprogram/miniprogram_npm'

/** Are the packed npm packages younger than the lockfile? */
export function isPacked() {
  if (!existsSync(inRoot(PACKED))) return false
  return statSync(inRoot(PACKED)).mtimeMs >= statSync(inRoot('package-lock.json')).mtimeMs
}

/**
 * Builds miniprogram/miniprogram_npm.
 * @returns {Promise<string>} what went wrong; empty if nothing did
 */
export async function packNpm() {
  rmSync(inRoot(PACKED), { recursive: true, force: true })
  /** @type {{ warnings?: string[], error?: string, output: string }} */
  const { error, warnings = [], output } = await ask('pack')
  return error ? `${error}\n${output}` : warnings.join('\n')
}

/** @returns {Promise<Compiled & { error?: string, output: string }>} */
export const compileMiniProgram = () => ask('compile')
