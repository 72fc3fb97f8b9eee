import { readArguments } from './lib/args.mjs'
import { prepareMachine } from './lib/install.mjs'
import { runToScreen } from './lib/run.mjs'
import { say } from './lib/say.mjs'

const { words } = readArguments({
  usage:
    'npm run community -- create <file.json>\n' +
    '       npm run community -- update <file.json>\n' +
    '       npm run community -- claim <community>',
  about:
    'What no screen can do:\n' +
    '  create   writes down a community: its name, telephone, buildings, message templates\n' +
    '           (docs/community.example.json), and prints the code of its first administrator, once\n' +
    '  update   writes a changed file over it; administrators and everything else stay\n' +
    '  claim    prints a new code, when the first was lost or is over; refused as soon as there is an\n' +
    '           administrator: administrators make others in the mini-program\n' +
    'Reads the same environment variables as `npm run deploy`.',
  options: {},
  paths: 'words: as above',
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
process.env['TCB_ENV'] = env
process.exitCode = await runToScreen('scripts/lib/found-community.ts', words)
