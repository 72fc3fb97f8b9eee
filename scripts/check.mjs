import { readArguments } from './lib/args.mjs'
import { checks } from './lib/checks.mjs'
import { prepareMachine } from './lib/install.mjs'
import { performChecks } from './lib/perform.mjs'
import { say } from './lib/say.mjs'

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
    fix: { type: 'boolean', help: 'let lint, templates, styles and format change what they can' },
    fast: { type: 'boolean', help: 'leave out the official compile and the function bundles' },
  },
  paths: 'words: look only at these files or folders (lint, templates, styles, format)',
})

/** @returns {import('./lib/checks.mjs').Check[]} */
function choose() {
  if (!flags.only) return checks.filter((check) => !(flags.fast && check.slow))
  const wanted = flags.only.split(',')
  const unknown = wanted.filter((name) => !names.includes(name))
  if (unknown.length === 0) return checks.filter((check) => wanted.includes(check.name))
  say(`There is no check named ${unknown.join(', ')}. There are: ${names.join(', ')}.`)
  process.exit(2)
}

const chosen = choose()
prepareMachine()
const results = await performChecks(chosen, { paths: words, fix: flags.fix ?? false })
const failed = results.filter(({ ok }) => !ok)
say(
  failed.length === 0
    ? `All ${results.length} checks passed.`
    : `${failed.length} of ${results.length} checks failed: ${failed.map(({ name }) => name).join(', ')}.`,
)
process.exitCode = failed.length === 0 ? 0 : 1
