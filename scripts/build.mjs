import { writeFileSync } from 'node:fs'
import { readArguments } from './lib/args.mjs'
import { prepareMachine } from './lib/install.mjs'

const { flags } = readArguments({
  usage: 'npm run build -- [options]',
  about:
    'Builds what is deployed: the functions (dist/cloudfunctions), the npm packages of the mini-program\n' +
    '(miniprogram/miniprogram_npm), and the cloudbaserc.json that `tcb fn deploy` takes.',
  options: {
    quick: { type: 'boolean', help: 'keep the npm packages if they are younger than package-lock.json' },
  },
})
prepareMachine()

// Loaded now, because a bare machine had nothing to load before.
const { buildFunctions } = await import('./lib/functions.mjs')
const { builtFunctions } = await import('./lib/function-sizes.mjs')
const { cloudbaserc } = await import('./lib/cloudbaserc.mjs')
const { inRoot } = await import('./lib/run.mjs')
const { indent, kilobytes, result, say, table } = await import('./lib/say.mjs')
const { isPacked, packNpm } = await import('./lib/wechat.mjs')

/**
 * @param {string} name
 * @param {() => Promise<{ ok: boolean, note: string, output: string }>} work
 */
async function step(name, work) {
  const started = performance.now()
  const { ok, note, output } = await work()
  result(ok ? 'ok' : 'fail', name, note, performance.now() - started)
  if (ok) return
  say(indent(output))
  process.exit(1)
}

await step('functions', async () => {
  const { ok, output } = await buildFunctions()
  return { ok, note: `dist/cloudfunctions: ${output.trim()}`, output }
})

await step('npm', async () => {
  if (flags.quick && isPacked()) return { ok: true, note: 'miniprogram/miniprogram_npm is fresh', output: '' }
  const output = await packNpm()
  return { ok: output === '', note: 'miniprogram/miniprogram_npm', output }
})

await step('cloudbaserc', () => {
  const json = (/** @type {string} */ root) => `${JSON.stringify(cloudbaserc(root), null, 2)}\n`
  writeFileSync(inRoot('cloudbaserc.json'), json('dist/cloudfunctions'))
  // dist/ is complete in itself: it can be carried away and deployed from elsewhere.
  writeFileSync(inRoot('dist/cloudbaserc.json'), json('cloudfunctions'))
  return Promise.resolve({ ok: true, note: 'cloudbaserc.json, dist/cloudbaserc.json', output: '' })
})

say(table([['function', 'size'], ...builtFunctions().map(({ name, bytes }) => [name, kilobytes(bytes)])]))
