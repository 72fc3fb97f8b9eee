import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { BuildOptions, BuildResult } from 'esbuild'
import type { IndexSpec } from '../../cloudfunctions/declarations'
import type { ActionDescription } from './build/describe'
import { asJson, isUnchanged, readJson, stampsOf, writeWhole, type Stamps } from './build/files'

/** Raise it when what is written here changes for the same sources. */
const builderVersion = 2

/** What was built from what; beside the functions and not among them, because the folder is deployed as it is. */
interface BuildRecord {
  version: number
  functions: Record<string, Stamps>
  description: Stamps
}

export interface BuildReport {
  /** Names of functions that were built again. */
  built: string[]
  /** Names of functions that had not changed. */
  kept: string[]
  ms: number
}

export interface BuildFunctionsOptions {
  /** The project's folder. */
  root: string
  /** Build everything, whether it has changed or not. */
  force?: boolean
}

interface Folders {
  root: string
  source: string
  target: string
  record: string
}

const foldersOf = (root: string): Folders => ({
  root,
  source: path.join(root, 'cloudfunctions'),
  target: path.join(root, 'dist/cloudfunctions'),
  record: path.join(root, 'dist/functions-built.json'),
})

/** Where `buildFunctions` puts what it builds. */
export const builtFunctions = (root: string): string => foldersOf(root).target

/** Folders of `cloudfunctions/` that are functions: those with an entry. */
function functionNames({ source }: Folders): string[] {
  const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders.map((entry) => entry.name).filter((name) => existsSync(path.join(source, name, 'index.ts')))
}

/** esbuild is loaded when there is something to build: a start without changes does not pay for it. */
async function bundle(options: BuildOptions): Promise<BuildResult<{ write: false; metafile: true }>> {
  const { build, formatMessages } = await import('esbuild')
  const common = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'silent',
  } as const
  try {
    return await build({ ...common, ...options, write: false, metafile: true })
  } catch (error) {
    const { errors } = error as { errors?: Parameters<typeof formatMessages>[0] }
    if (!errors) throw error
    throw new Error((await formatMessages(errors, { kind: 'error', color: false })).join('\n'), {
      cause: error,
    })
  }
}

/** Own sources that went into a bundle, and the lock file for everything that came from npm. */
function inputsOf(
  folders: Folders,
  result: BuildResult<{ metafile: true }>,
  more: readonly string[],
): Stamps {
  const own = Object.keys(result.metafile.inputs).filter((file) => !/(^|\/)node_modules\/|^</.test(file))
  return stampsOf(folders.root, [...own, ...more, 'package-lock.json'])
}

async function buildOne(folders: Folders, name: string): Promise<Stamps> {
  const result = await bundle({
    absWorkingDir: folders.root,
    entryPoints: [path.join(folders.source, name, 'index.ts')],
    minify: true,
    legalComments: 'none',
    outfile: path.join(folders.target, name, 'index.js'),
  })
  const code = result.outputFiles[0]?.contents ?? new Uint8Array()
  const at = (file: string) => path.join(folders.target, name, file)
  const settings = `cloudfunctions/${name}/function.json`
  const settingsFile = path.join(folders.root, settings)
  writeWhole(at('package.json'), asJson({ name, private: true, main: 'index.js' }))
  writeWhole(at('function.json'), existsSync(settingsFile) ? readFileSync(settingsFile) : asJson({}))
  // Last: a running host takes a new index.js as the sign that all is there.
  writeWhole(at('index.js'), code)
  return inputsOf(folders, result, [settings])
}

const has = (folder: string, file: string) => existsSync(path.join(folder, file))

/** Where a function's contract is, from the project's folder: one file, or a folder of several. */
function contractFile({ root }: Folders, name: string): string[] {
  const files = ['contract.ts', 'contract/index.ts'].map((file) => `cloudfunctions/${name}/${file}`)
  return files.filter((file) => has(root, file)).slice(0, 1)
}

/** A program that loads all contracts and the list of collections, and prints what they say. */
function describingProgram(folders: Folders, names: readonly string[]): string {
  const described = names.flatMap((name) => contractFile(folders, name).map((file) => ({ name, file })))
  const from = (file: string) => JSON.stringify(path.join(folders.root, file))
  const contracts = described.map(
    ({ name }, index) => `${JSON.stringify(name)}: describeContract(contract${index})`,
  )
  return [
    `import { describeContract } from ${from('local/cloud/build/describe.ts')}`,
    `import { allIndexSpecs } from ${from('cloudfunctions/declarations.ts')}`,
    ...described.map(({ file }, index) => `import * as contract${index} from ${from(file)}`),
    `const said = { contracts: { ${contracts.join(', ')} }, collections: allIndexSpecs() }`,
    'process.stdout.write(JSON.stringify(said))',
  ].join('\n')
}

interface Description {
  contracts: Record<string, Record<string, ActionDescription>>
  collections: Record<string, IndexSpec[]>
}

/** Writes each function's contract.json, and collections.json with the indexes of all collections. */
async function buildDescription(folders: Folders, names: readonly string[]): Promise<Stamps> {
  const result = await bundle({
    absWorkingDir: folders.root,
    stdin: { contents: describingProgram(folders, names), resolveDir: folders.root, loader: 'ts' },
    packages: 'external',
  })
  const program = path.join(folders.root, `dist/describe-functions.${process.pid}.cjs`)
  writeWhole(program, result.outputFiles[0]?.contents ?? '')
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program], { maxBuffer: 64 * 1024 * 1024 })
    const { contracts, collections } = JSON.parse(stdout) as Description
    for (const name of names) {
      writeWhole(path.join(folders.target, name, 'contract.json'), asJson(contracts[name] ?? {}))
    }
    writeWhole(path.join(folders.target, 'collections.json'), asJson(collections))
  } finally {
    rmSync(program, { force: true })
  }
  return inputsOf(folders, result, [])
}

function removeOthers({ target }: Folders, names: readonly string[]): void {
  if (!existsSync(target)) return
  for (const entry of readdirSync(target, { withFileTypes: true })) {
    if (entry.isDirectory() && !names.includes(entry.name))
      rmSync(path.join(target, entry.name), { recursive: true })
  }
}

function readRecord(file: string): BuildRecord | undefined {
  const record = readJson(file) as BuildRecord | undefined
  return record?.version === builderVersion ? record : undefined
}

/**
 * Builds every function into `dist/cloudfunctions/<name>/`: one minified file with the SDK inside, so that what is
 * deployed is what was tested; package.json, function.json and contract.json beside it; and collections.json for
 * all. Only what has changed since the last build is built.
 */
export async function buildFunctions({ root, force = false }: BuildFunctionsOptions): Promise<BuildReport> {
  const startedAt = performance.now()
  const folders = foldersOf(root)
  const names = functionNames(folders)
  const record = force ? undefined : readRecord(folders.record)
  const fresh = (stamps: Stamps | undefined) => stamps !== undefined && isUnchanged(root, stamps)
  const isKept = (name: string) => has(folders.target, `${name}/index.js`) && fresh(record?.functions[name])
  const kept = names.filter(isKept)
  const built = names.filter((name) => !kept.includes(name))
  const described =
    built.length === 0 &&
    names.every((name) => has(folders.target, `${name}/contract.json`)) &&
    has(folders.target, 'collections.json') &&
    fresh(record?.description)
  removeOthers(folders, names)
  const [stamps, description] = await Promise.all([
    Promise.all(built.map(async (name) => [name, await buildOne(folders, name)] as const)),
    described && record ? record.description : buildDescription(folders, names),
  ])
  if (built.length > 0 || !described) {
    const before = Object.entries(record?.functions ?? {}).filter(([name]) => kept.includes(name))
    const functions = Object.fromEntries([...before, ...stamps])
    writeWhole(
      folders.record,
      asJson({ version: builderVersion, functions, description } satisfies BuildRecord),
    )
  }
  return { built, kept, ms: performance.now() - startedAt }
}
