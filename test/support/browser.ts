import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser } from 'playwright-core'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser that `npm test` has found, or, when jest is started by hand, the one that it would find. */
function browserPath(): string {
  const named = process.env['CHROME_PATH']
  if (named) return named
  const finder = pathToFileURL(path.join(__dirname, '../../scripts/lib/browser.mjs')).href
  // Jest cannot load ES modules, so a Node of its own asks.
  const ask = `import('${finder}').then((b) => b.findBrowser()).then((p) => process.stdout.write(p ?? ''))`
  const found = execFileSync(process.execPath, ['-e', ask], { encoding: 'utf8' })
  if (!found) throw new Error('there is no browser: run `npm test -- e2e` once, or set CHROME_PATH')
  return found
}

export interface TestBrowser {
  browser: Browser
  close(): Promise<void>
}

/** A headless browser with an empty profile of its own. */
export async function launchBrowser(): Promise<TestBrowser> {
  const home = mkdtempSync(path.join(tmpdir(), 'browser-'))
  const browser = await chromium.launch({
    executablePath: browserPath(),
    args: FLAGS,
    // Some builds keep crash reports and fonts' caches outside of the profile.
    env: { ...process.env, XDG_CONFIG_HOME: home },
    timeout: 120_000,
  })
  return {
    browser,
    async close() {
      await browser.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
