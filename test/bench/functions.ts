import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildSync } from 'esbuild'
import { kilobytes, median, rounded, table } from './table'

const BUILT = path.join(__dirname, '../../dist/cloudfunctions')
const ROUNDS = 9

/** The least that a function can be: it only requires the SDK. */
function bundleOfSdkAlone(folder: string): string {
  const outfile = path.join(folder, 'sdk.js')
  const contents = "const sdk = require('@cloudbase/node-sdk'); exports.main = () => sdk"
  buildSync({
    stdin: { contents, resolveDir: __dirname },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    outfile,
  })
  return outfile
}

/** Seconds until a fresh process has loaded the bundle and is ready to be called. */
function coldStart(file: string): number {
  const began = performance.now()
  const env = { ...process.env, TENCENTCLOUD_RUNENV: 'SCF', TCB_ENV: 'local' }
  const { status } = spawnSync(process.execPath, ['-e', 'require(process.argv[1]).main', file], { env })
  if (status !== 0) throw new Error(`${file} cannot be loaded`)
  return performance.now() - began
}

/** Bundle size of each function, and its cold start against one that only requires the SDK, in turn. */
export function functions(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cold-'))
  const bare = bundleOfSdkAlone(folder)
  const names = readdirSync(BUILT).filter((name) => statSync(path.join(BUILT, name)).isDirectory())
  const rows = names.map((name) => {
    const file = path.join(BUILT, name, 'index.js')
    const ratios = Array.from({ length: ROUNDS }, () => coldStart(file) / coldStart(bare))
    return [name, kilobytes(statSync(file).size), rounded(median(ratios))]
  })
  table('Functions', ['function', 'bundle', 'cold start ÷ SDK alone'], rows)
  console.log(`SDK alone: ${kilobytes(statSync(bare).size)}`)
  rmSync(folder, { recursive: true, force: true })
  return Promise.resolve()
}
