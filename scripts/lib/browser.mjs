import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, runPackage } from './run.mjs'

/** Names under which a browser of the Chromium family may be on the PATH. */
const COMMANDS = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
)

const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/** @returns {string[]} places where an installed browser may be, best first */
function installedPlaces() {
  if (process.platform === 'darwin') return MAC_APPS
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map(
      (name) => process.env[name] ?? '',
    )
    return folders
      .filter(Boolean)
      .flatMap((folder) => WINDOWS_PROGRAMS.map((program) => join(folder, program)))
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)))
}

/** @returns {Promise<string | undefined>} where playwright-core keeps its own Chromium, if it has been downloaded */
async function playwrightPlace() {
  const { chromium } = await import('playwright-core')
  const place = chromium.executablePath()
  return place && existsSync(place) ? place : undefined
}

/**
 * Does it start? Ubuntu's `chromium-browser` may be a script that only speaks of snap; a download may lack libraries.
 * @param {string} path
 */
async function starts(path) {
  if (process.platform === 'win32') return true
  const { code, output } = await run(path, ['--version'], { timeoutMs: 20_000 })
  return code === 0 && /\d+\.\d+\.\d+/.test(output)
}

/**
 * The browser for the end-to-end tests: what CHROME_PATH names, else an installed Chrome, Chromium or Edge, else the
 * one that playwright-core has downloaded. Installs nothing.
 * @returns {Promise<string | undefined>} path of the program
 */
export async function findBrowser() {
  const named = process.env['CHROME_PATH']
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROME_PATH is ${named}, where there is nothing.`)
  }
  const places = [...new Set(installedPlaces())].filter((place) => existsSync(place))
  const own = await playwrightPlace()
  for (const place of own ? [...places, own] : places) if (await starts(place)) return place
  return undefined
}

const isRoot = () => process.getuid?.() === 0

/** @param {string[]} packages @returns {Promise<boolean>} */
async function aptInstall(packages) {
  if (process.platform !== 'linux' || !isRoot() || !existsSync('/usr/bin/apt-get')) return false
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env, timeoutMs: 300_000 })
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages]
  const { code } = await run('apt-get', args, { env, timeoutMs: 900_000 })
  return code === 0
}

/**
 * Finds a browser, or installs one: playwright's Chromium where the network allows, else Debian's when root.
 * @param {(line: string) => void} log
 * @returns {Promise<string>} path of the program; throws a sentence that says what to do
 */
export async function ensureBrowser(log) {
  const found = await findBrowser()
  if (found) return found
  log('There is no Chrome, Chromium or Edge here; downloading one with playwright-core …')
  await runPackage('playwright-core/cli.js', ['install', 'chromium'], { timeoutMs: 600_000 })
  const downloaded = await findBrowser()
  if (downloaded) return downloaded
  log('That did not give one that starts; asking apt-get for chromium …')
  await aptInstall(['chromium'])
  const installed = await findBrowser()
  if (installed) return installed
  throw new Error(
    'The end-to-end tests need a browser. Install Chrome, Chromium or Edge, or set CHROME_PATH to one; ' +
      'on Debian: apt-get install chromium fonts-noto-cjk.',
  )
}

/** @returns {Promise<boolean>} */
async function hasChineseFont() {
  if (process.platform !== 'linux') return true
  const { code, output } = await run('fc-list', [':lang=zh', 'family'], { timeoutMs: 20_000 })
  return code === 0 && output.trim() !== ''
}

/**
 * Without a Chinese font every word on a screenshot is a row of boxes, and lines break elsewhere.
 * @param {(line: string) => void} log
 */
export async function ensureChineseFont(log) {
  if (await hasChineseFont()) return
  log('There is no Chinese font here; asking apt-get for fonts-noto-cjk …')
  await aptInstall(['fontconfig', 'fonts-noto-cjk'])
  if (!(await hasChineseFont()))
    log('Still none: the tests run, but screenshots show boxes instead of words.')
}
