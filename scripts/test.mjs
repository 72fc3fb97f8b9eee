import { readArguments } from './lib/args.mjs'
import { ensureBrowser, ensureChineseFont } from './lib/browser.mjs'
import { buildFunctions } from './lib/functions.mjs'
import { prepareMachine } from './lib/install.mjs'
import { levels, runLevel } from './lib/jest.mjs'
import { performChecks } from './lib/perform.mjs'
import { indent, result, say, seconds, table } from './lib/say.mjs'

const parts = ['check', ...levels.map((level) => level.name)]

const { flags, words } = readArguments({
  usage: 'npm test -- [options] [parts]',
  about:
    'Sets up what is missing (dependencies, a browser), builds, checks the sources and runs all tests.\n' +
    'The last line is "N passed, N failed".\n' +
    `  check      what \`npm run check\` does, each check counted as one\n${levels
      .map((level) => `  ${level.name.padEnd(10)} ${level.about}`)
      .join('\n')}`,
  options: { files: { type: 'string', value: '<pattern>', help: 'only test files whose path fits' } },
  paths: `words: only these parts, of ${parts.join(', ')}`,
})

/** @typedef {import('./lib/jest.mjs').Tally} Tally */

function chosenParts() {
  const unknown = words.filter((word) => !parts.includes(word))
  if (unknown.length === 0) return parts.filter((part) => words.length === 0 || words.includes(part))
  say(`There is no part named ${unknown.join(', ')}. There are: ${parts.join(', ')}.`)
  process.exit(2)
}

/** @param {string} title */
const heading = (title) => say(`\n== ${title}`)

/**
 * One step of the set-up. If it fails, so does the whole run: what follows could only fail less plainly.
 * @param {string} name
 * @param {() => Promise<string>} work answers what it found or did
 */
async function setUp(name, work) {
  const started = performance.now()
  try {
    result('ok', name, await work(), performance.now() - started)
  } catch (error) {
    result('fail', name, 'could not be set up', performance.now() - started)
    say(indent(error instanceof Error ? error.message : String(error)))
    finish([{ name, passed: 0, failed: 1, skipped: 0, ms: performance.now() - started }])
  }
}

async function buildAll() {
  const { ok, output } = await buildFunctions()
  if (!ok) throw new Error(output)
  return output.trim()
}

async function prepareBrowser() {
  process.env['CHROME_PATH'] = await ensureBrowser(say)
  await ensureChineseFont(say)
  return process.env['CHROME_PATH']
}

/** @returns {Promise<Tally>} */
async function check() {
  heading('check')
  const started = performance.now()
  const results = await performChecks()
  const passed = results.filter(({ ok }) => ok).length
  return {
    name: 'check',
    passed,
    failed: results.length - passed,
    skipped: 0,
    ms: performance.now() - started,
  }
}

/** @param {Tally[]} tallies @returns {never} */
function finish(tallies) {
  heading('summary')
  const rows = tallies.map(({ name, passed, failed, skipped, ms }) =>
    [name, passed, failed, skipped, seconds(ms)].map(String),
  )
  say(table([['part', 'passed', 'failed', 'skipped', 'time'], ...rows]))
  const sum = (/** @type {'passed' | 'failed'} */ key) => tallies.reduce((total, one) => total + one[key], 0)
  say(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  process.exit(sum('failed') === 0 ? 0 : 1)
}

const chosen = chosenParts()
heading('set-up')
say(`Node ${process.versions.node} on ${process.platform} ${process.arch}`)
prepareMachine()
await setUp('functions', buildAll)
if (chosen.includes('e2e')) await setUp('browser', prepareBrowser)

/** @type {Tally[]} */
const tallies = []
if (chosen.includes('check')) tallies.push(await check())
for (const level of levels.filter(({ name }) => chosen.includes(name))) {
  heading(`${level.name}: ${level.about}`)
  tallies.push(await runLevel(level, flags.files))
}
finish(tallies)
