import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { help, readArguments, type StartArguments } from './cloud/arguments'
import { builtFunctions, buildFunctions } from './cloud/build-functions'
import { environmentId, openCloud, type Ingredients, type LocalCloud } from './cloud/cloud'
import { clear, isSampleIn, markSample, openDataFolder, type DataFolder } from './cloud/data-folder'
import type { IndexSpec } from './cloud/gateway'
import type { Route } from './cloud/http/router'
import type { SampleTarget } from './sample'
import { previewRoutes } from './cloud/server'
import { watchFunctions } from './cloud/watch'

const root = path.join(__dirname, '..')

const log = (line: string) => console.log(line)
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

async function build(): Promise<void> {
  const { built, ms } = await buildFunctions({ root })
  if (built.length > 0) log(`functions built: ${built.join(', ')} (${seconds(ms)})`)
}

/** Collections and indexes, from the same declarations that deployment uses. */
async function createCollections({ gateway }: Ingredients, functions: string): Promise<void> {
  const file = path.join(functions, 'collections.json')
  if (!existsSync(file)) return
  const declared = JSON.parse(readFileSync(file, 'utf8')) as Record<string, IndexSpec[]>
  for (const [name, indexes] of Object.entries(declared)) await gateway.ensureCollection(name, indexes)
}

async function putSample(
  { gateway, files, clock }: Ingredients,
  data: DataFolder,
  people: boolean,
): Promise<void> {
  if (isSampleIn(data) !== 'no') return
  const startedAt = performance.now()
  const { loadCommunities, loadSample } = await import('./sample')
  const { writeWhole, asJson } = await import('./cloud/build/files')
  markSample(data, 'loading')
  const target: SampleTarget = {
    insertMany: (collection, documents) => gateway.insertMany(collection, documents),
    putFile: (cloudPath, bytes) => files.put(cloudPath, bytes),
    writeUsers: async (users) => writeWhole(data.users, asJson(users)),
    env: environmentId,
    now: clock.now(),
  }
  if (people) await loadSample(target)
  else for (const line of await loadCommunities(target)) log(line)
  markSample(data, 'loaded')
  log(`sample community loaded (${seconds(performance.now() - startedAt)})`)
}

async function openPreview(watch: boolean): Promise<{ routes: Route[]; close: () => Promise<void> }> {
  const { createPreview } = await import('./preview')
  const preview = await createPreview({ root, outDir: path.join(root, 'dist/preview'), watch, log })
  return { routes: previewRoutes(preview), close: () => preview.close() }
}

function tellWhoIsThere(data: DataFolder): void {
  if (!existsSync(data.users)) return
  const users = JSON.parse(readFileSync(data.users, 'utf8')) as {
    name: string
    roles?: string[]
    note?: string
  }[]
  log('you can be, chosen at the top of the page:')
  for (const { name, roles = [], note = '' } of users.slice(0, 12)) {
    log(`  ${name}  ${[...roles, note].filter(Boolean).join(' · ')}`)
  }
  if (users.length > 12) log(`  … and ${users.length - 12} more`)
}

/** Ends in good order on the first signal, at once on the second. */
function closeOnSignal(close: () => Promise<void>): void {
  let closing = false
  const onSignal = () => {
    if (closing) process.exit(1)
    closing = true
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}

async function start(args: StartArguments): Promise<void> {
  const data = openDataFolder(args.data, { reset: args.reset })
  // A start that failed must not keep the folder; after a kill -9 the lock is seen to be nobody's.
  process.once('exit', () => data.release())
  // A sample that was broken off while loading is not worth keeping: nobody has used it yet.
  if (isSampleIn(data) === 'half') clear(data)
  const functions = args.functions ?? builtFunctions(root)
  const closers: (() => Promise<void>)[] = []
  const prepare = async (cloud: Ingredients): Promise<Route[]> => {
    if (args.empty && !args.functions) return []
    const [preview] = await Promise.all([
      args.preview ? openPreview(args.watch) : undefined,
      args.functions ? undefined : build(),
    ])
    if (preview) closers.push(preview.close)
    await createCollections(cloud, functions)
    if (args.sample) await putSample(cloud, data, args.people)
    return preview?.routes ?? []
  }
  const cloud: LocalCloud = await openCloud({
    port: args.port,
    data,
    functions: args.empty ? args.functions : functions,
    instancesPerFunction: args.instances,
    staleIdentity: args.staleIdentity,
    timers: args.timers,
    functionEnvironment: args.env,
    log,
    prepare,
  })
  if (args.watch && !args.functions)
    closers.push(await watchFunctions({ root, log, onBuilt: () => cloud.reload() }))
  closeOnSignal(async () => {
    for (const close of closers) await close()
    await cloud.close()
  })
  log(`兴隆V生活 is running at ${cloud.url}`)
  tellWhoIsThere(data)
}

function main(): void {
  const fail = (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
  try {
    const args = readArguments(process.argv.slice(2), root)
    if (args.help) log(help)
    else start(args).catch(fail)
  } catch (error) {
    fail(error)
  }
}

main()
