import { prepareMachine } from './lib/install.mjs'

prepareMachine()

// Loaded now, because a bare machine had nothing to load before.
const { buildFunctions } = await import('./lib/functions.mjs')
const { runToScreen } = await import('./lib/run.mjs')
const { say } = await import('./lib/say.mjs')

const words = process.argv.slice(2)
if (!words.includes('--help')) {
  const { ok, output } = await buildFunctions()
  say(output.trim())
  if (!ok) process.exit(1)
}
process.exitCode = await runToScreen('test/bench/index.ts', words)
