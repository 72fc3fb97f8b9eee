import { checks } from './checks.mjs'
import { indent, result, say } from './say.mjs'

/**
 * @param {import('./checks.mjs').Check} check
 * @param {import('./checks.mjs').Scope} scope
 */
async function perform(check, scope) {
  const started = performance.now()
  const { ok, note, output, table } = await check.run(scope)
  result(ok ? 'ok' : 'fail', check.name, note, performance.now() - started)
  if (table) say(indent(table))
  if (!ok) say(indent(output || 'It said nothing.'))
  return { name: check.name, ok }
}

/**
 * Runs checks, two at a time: most of them use one core, and a laptop has at least two.
 * @param {import('./checks.mjs').Check[]} [chosen] all of them unless told
 * @param {import('./checks.mjs').Scope} [scope] everywhere unless told
 * @returns {Promise<{ name: string, ok: boolean }[]>}
 */
export async function performChecks(chosen = checks, scope = { paths: [], fix: false }) {
  const queue = [...chosen]
  /** @type {{ name: string, ok: boolean }[]} */
  const results = []
  const worker = async () => {
    for (let check = queue.shift(); check; check = queue.shift()) results.push(await perform(check, scope))
  }
  await Promise.all([worker(), worker()])
  return results
}
