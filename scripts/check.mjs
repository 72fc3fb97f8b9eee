import { readArguments } from './lib/args.mjs'
import { checks } from './lib/checks.mjs'
import { indent, result, say } from './lib/say.mjs'

const names = checks.map((check) => check.name)

const { flags, words } = readArguments({
  usage: 'npm run check -- [options] [paths]',
  about: `Checks the sources without running them:\n${checks.map((one) => `  ${one.name.padEnd(10)} ${one.about}`).join('\n')}`,
  options: {
    only: {
      type: 'string',
      value: '<names>',
      help: `some of them, e.g. --only ${names.slice(0, 2).join(',')}`,
    },
    fast: { type: 'boolean', help: 'leave out the official compile and the function bundles' },
  },
  paths: 'words: look only at these files or folders (lint, templates, styles, format)',
})

/** @returns {import('./lib/checks.mjs').Check[]} */
function chosen() {
  if (!flags.only) return checks.filter((check) => !(flags.fast && check.slow))
  const wanted = flags.only.split(',')
  const unknown = wanted.filter((name) => !names.includes(name))
  if (unknown.length === 0) return checks.filter((check) => wanted.includes(check.name))
  say(`There is no check named ${unknown.join(', ')}. There are: ${names.join(', ')}.`)
  process.exit(2)
}

/** @param {import('./lib/checks.mjs').Check} check */
async function perform(check) {
  const started = performance.now()
  const { ok, note, output, table } = await check.run(words)
  result(ok ? 'ok' : 'fail', check.name, note, performance.now() - started)
  if (table) say(indent(table))
  if (!ok) say(indent(output || 'It said nothing.'))
  return ok
}

// Two at a time: most of them use one core, and a laptop has at least two.
const queue = chosen()
/** @type {boolean[]} */
const results = []
const worker = async () => {
  for (let check = queue.shift(); check; check = queue.shift()) results.push(await perform(check))
}
await Promise.all([worker(), worker()])

const failed = results.filter((ok) => !ok).length
say(failed === 0 ? `All ${results.length} checks passed.` : `${failed} of ${results.length} checks failed.`)
process.exitCode = failed === 0 ? 0 : 1
