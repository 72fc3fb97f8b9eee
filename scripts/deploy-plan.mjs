import { readArguments } from './lib/args.mjs'
import { prepareMachine } from './lib/install.mjs'
import { indent, say } from './lib/say.mjs'

const { flags } = readArguments({
  usage: 'npm run deploy:plan -- [options]',
  about:
    'Says what a deployment to CloudBase would do, step by step, and does nothing. Needs no account.\n' +
    '`npm run deploy` does the same steps; docs/deploy.md says what comes before and after.',
  options: {
    calls: { type: 'boolean', help: 'also print the calls of @cloudbase/manager-node, to do it by hand' },
  },
})
prepareMachine()

const { buildFunctions } = await import('./lib/functions.mjs')
const { deploymentObstacles, deploymentSteps } = await import('./lib/deployment.mjs')

const { ok, output } = await buildFunctions()
if (!ok) {
  say(output)
  process.exit(1)
}

const envId = process.env['CLOUDBASE_ENV_ID'] ?? '<CLOUDBASE_ENV_ID>'
const steps = deploymentSteps(envId)
say(`Deploying to ${envId} would take ${steps.length} steps:`)
steps.forEach(({ what, call }, index) => {
  say(`${String(index + 1).padStart(3)}. ${what}`)
  if (flags.calls) say(indent(call))
})
const obstacles = deploymentObstacles()
for (const obstacle of obstacles) say(`This stands in the way: ${obstacle}`)
process.exitCode = obstacles.length === 0 ? 0 : 1
