import { readArguments } from './lib/args.mjs'
import { prepareMachine } from './lib/install.mjs'
import { indent, result, say } from './lib/say.mjs'

const MANAGER = '@cloudbase/manager-node'

readArguments({
  usage: 'npm run deploy',
  about:
    'Deploys collections, indexes, permissions and functions to CloudBase; the steps are those of\n' +
    '`npm run deploy:plan`. Every step can be done again. Reads from the environment:\n' +
    '  CLOUDBASE_ENV_ID          the environment\n' +
    '  TENCENTCLOUD_SECRETID     a key of an account that may manage it\n' +
    '  TENCENTCLOUD_SECRETKEY',
  options: {},
})

/** @param {string} name */
function need(name) {
  const value = process.env[name]
  if (value) return value
  say(`Set the environment variable ${name}; \`node scripts/deploy.mjs --help\` says what it is.`)
  process.exit(2)
}

/** @typedef {new (options: { envId: string, secretId: string, secretKey: string }) => import('./lib/deployment.mjs').Manager} ManagerClass */

/** Only whoever deploys needs Tencent's manager, so it is not among the project's dependencies. */
async function loadManager() {
  try {
    const name = MANAGER
    return /** @type {{ default: ManagerClass }} */ (await import(name)).default
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code !== 'ERR_MODULE_NOT_FOUND') throw error
    say(`Tencent's manager is not installed. Once: npm install --no-save ${MANAGER}@5.6.5`)
    process.exit(2)
  }
}

const envId = need('CLOUDBASE_ENV_ID')
const secretId = need('TENCENTCLOUD_SECRETID')
const secretKey = need('TENCENTCLOUD_SECRETKEY')
prepareMachine()
const Manager = await loadManager()
const { buildFunctions } = await import('./lib/functions.mjs')
const { deploymentObstacles, deploymentSteps } = await import('./lib/deployment.mjs')

const { ok, output } = await buildFunctions()
const obstacles = ok ? deploymentObstacles() : [output]
if (obstacles.length > 0) {
  say(obstacles.join('\n'))
  process.exit(1)
}

const manager = new Manager({ envId, secretId, secretKey })
for (const step of deploymentSteps(envId)) {
  const started = performance.now()
  try {
    const did = await step.run(manager)
    result('ok', did, step.what, performance.now() - started)
  } catch (error) {
    result('fail', '', step.what, performance.now() - started)
    say(indent(error instanceof Error ? error.message : String(error)))
    say(
      'Nothing after this step was done. Mend it and run this again: what is done already is left as it is.',
    )
    process.exit(1)
  }
}
say('Deployed. Now: npm run smoke')
