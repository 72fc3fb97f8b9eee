import { checks } from './checks.mjs'
import { indent, result, say } from './say.mjs'

/**
 * @param {import('./checks.mjs').Check} check
 * @param {string[]} paths
 */
async function perform(check, paths) {
  const started = performance.now()
  const { ok, note, output, table } = await check.run(paths)
  result(ok ? 'ok' : 'fail', check.name, note, performance.now() - started)
  if (table) say(indent(table))
  if (!ok) say(indent(output || 'It said nothing.'))
  return { name: check.name, ok }
}

/**
 * Runs checks, two at a time: most of them use one core, and a laptop has at least two.
 * @param {{ paths?: string[], chosen?: import('./checks.mjs').Check[] }} [what] all of them, everywhere, unless told
 * @returns {Promise<{ name: string, ok: boolean }[]>}
 */
export async function performChecks({ paths = [], chosen = checks } = {}) {
  const queue = [...chosen]
  /** @type {{ name: string, ok: boolean }[]} */
  const results = []
  const worker = async () => {
    for (let check = queue.shift(); check; check = queue.shift()) results.push(await perform(check, paths))
  }
  await Promise.all([worker(), worker()])
  return results
}
