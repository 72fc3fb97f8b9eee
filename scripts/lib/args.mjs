import { parseArgs } from 'node:util'

/**
 * @typedef {object} Option
 * @property {'boolean' | 'string'} type
 * @property {string} help
 * @property {string} [value] how the help names the value of a string option
 */

/**
 * Reads the command line, answers --help, and refuses what it does not know.
 * @template {Record<string, Option>} O
 * @param {object} program
 * @param {string} program.usage e.g. 'npm run check -- [options] [paths]'
 * @param {string} program.about what it does, in a few sentences
 * @param {O} program.options
 * @param {string} [program.paths] what the words after the options mean; without it there may be none
 * @returns {{ flags: { [K in keyof O]: O[K]['type'] extends 'boolean' ? boolean | undefined : string | undefined }, words: string[] }}
 */
export function readArguments({ usage, about, options, paths }) {
  const help = [usage, '', about, '', ...Object.entries(options).map(describe), describe(['help', HELP])]
  if (paths) help.push(`  ${''.padEnd(22)} ${paths}`)
  try {
    const { values, positionals } = parseArgs({
      options: { ...options, help: HELP },
      allowPositionals: paths !== undefined,
    })
    if (!('help' in values)) return { flags: /** @type {never} */ (values), words: positionals }
    console.log(help.join('\n'))
    process.exit(0)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help.join('\n')}`)
    process.exit(2)
  }
}

/** @type {Option} */
const HELP = { type: 'boolean', help: 'say this and do nothing' }

/** @param {[string, Option]} option */
function describe([name, { type, help, value }]) {
  const form = type === 'string' ? `--${name} ${value ?? '<value>'}` : `--${name}`
  return `  ${form.padEnd(22)} ${help}`
}
