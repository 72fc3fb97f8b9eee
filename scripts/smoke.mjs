import { readArguments } from './lib/args.mjs'
import { prepareMachine } from './lib/install.mjs'
import { indent, result, say } from './lib/say.mjs'

readArguments({
  usage: 'npm run smoke',
  about:
    'After a deployment: every collection is there and every function starts, reads its contract and answers.\n' +
    'Writes nothing. Reads the same environment variables as npm run deploy.',
  options: {},
})

const {
  CLOUDBASE_ENV_ID: env,
  TENCENTCLOUD_SECRETID: secretId,
  TENCENTCLOUD_SECRETKEY: secretKey,
} = process.env
if (!env || !secretId || !secretKey) {
  say('Set CLOUDBASE_ENV_ID, TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY, as for the deployment.')
  process.exit(2)
}
prepareMachine()

const { default: cloudbase } = await import('@cloudbase/node-sdk')
const { collectionNames } = await import('./lib/deployment.mjs')
const { functionNames } = await import('./lib/cloudbaserc.mjs')
const app = cloudbase.init({ env, secretId, secretKey })

/**
 * Nobody has an action of this name, so a function that works refuses it, in its own words, before it looks at who calls.
 * @param {string} name
 */
async function askFunction(name) {
  const { result: answer } = await app.callFunction({ name, data: { action: 'smoke', input: {} } })
  if (answer?.ok === false && answer.error?.code === 'BAD_INPUT') return 'answers'
  throw new Error(`It answered ${JSON.stringify(answer)}.`)
}

/** @param {string} name */
async function countCollection(name) {
  const { total } = await app.database().collection(name).count()
  return `${total} documents`
}

let failed = 0

/**
 * @param {string} what
 * @param {() => Promise<string>} test
 */
async function probe(what, test) {
  const started = performance.now()
  try {
    result('ok', what, await test(), performance.now() - started)
  } catch (error) {
    failed++
    result('fail', what, 'does not work', performance.now() - started)
    say(indent(error instanceof Error ? error.message : String(error)))
  }
}

for (const name of collectionNames()) await probe(name, () => countCollection(name))
for (const name of functionNames()) await probe(name, () => askFunction(name))
say(
  failed === 0
    ? 'The deployment answers. DevTools and a phone have the last word.'
    : `${failed} do not work.`,
)
process.exitCode = failed === 0 ? 0 : 1
