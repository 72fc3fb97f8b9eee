import { readArguments } from './lib/args.mjs'
import { prepareMachine } from './lib/install.mjs'
import { runToScreen } from './lib/run.mjs'
import { say } from './lib/say.mjs'

const { words } = readArguments({
  usage: 'npm run community -- create <file.json>\n       npm run community -- admin <community> <phone>',
  about:
    'The two things that no screen can do, because nobody may do them yet:\n' +
    '  create   writes down a community: its name, telephone, buildings (docs/community.example.json)\n' +
    '  admin    makes the person with this phone its first administrator; they have filled in their profile\n' +
    '           in the mini-program before. Refused as soon as there is one: administrators make others.\n' +
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
