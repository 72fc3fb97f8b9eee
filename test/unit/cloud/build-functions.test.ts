import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildFunctions } from '../../../local/cloud/build-functions'
import { watchFunctions } from '../../../local/cloud/watch'

const project = path.join(__dirname, '../../..')

// Bundling takes a while on a busy machine.
jest.setTimeout(30_000)

let root: string
const at = (file: string) => path.join(root, file)
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(at(file)), { recursive: true })
  writeFileSync(at(file), text)
}
const read = (file: string) => readFileSync(at(file), 'utf8')
const readJson = (file: string) => JSON.parse(read(file)) as Record<string, unknown>

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'build-'))
  symlinkSync(path.join(project, 'node_modules'), at('node_modules'))
  mkdirSync(at('local/cloud/build'), { recursive: true })
  cpSync(path.join(project, 'local/cloud/build/describe.ts'), at('local/cloud/build/describe.ts'))
  write('package-lock.json', '{}')
  write(
    'cloudfunctions/declarations.ts',
    `export const allIndexSpecs = () => ({ things: [{ name: 'byAge', keys: [['community', 1], ['age', -1]] }] })`,
  )
  write('cloudfunctions/greet/index.ts', `import { word } from './word'\nexports.main = async () => word`)
  write('cloudfunctions/greet/word.ts', `export const word: string = 'hello'`)
  write('cloudfunctions/greet/function.json', '{"timeout":5}')
  write(
    'cloudfunctions/greet/contract.ts',
    `import * as v from 'valibot'
     export const greetContract = { greet: { who: 'visitor', writes: false, input: v.strictObject({ name: v.string() }), output: v.string() } }`,
  )
  write('cloudfunctions/kit/shared.ts', 'export const shared = 1')
  write('cloudfunctions/part/index.ts', 'exports.main = async () => 2')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('building functions', () => {
  test('each becomes one file that runs, with settings and contract beside it', async () => {
    await buildFunctions({ root })
    const built = (await import(at('dist/cloudfunctions/greet/index.js'))) as { main: () => Promise<unknown> }
    expect(await built.main()).toBe('hello')
    expect(readJson('dist/cloudfunctions/greet/package.json')).toMatchObject({ main: 'index.js' })
    expect(readJson('dist/cloudfunctions/greet/function.json')).toEqual({ timeout: 5 })
    expect(readJson('dist/cloudfunctions/greet/contract.json')).toMatchObject({
      greet: { who: 'visitor', writes: false, input: { required: ['name'], additionalProperties: false } },
    })
    expect(existsSync(at('dist/cloudfunctions/kit'))).toBe(false)
  })

  test('a contract that is a folder is described too', async () => {
    const contract = read('cloudfunctions/greet/contract.ts')
    write('cloudfunctions/part/contract/index.ts', contract)
    await buildFunctions({ root })
    expect(readJson('dist/cloudfunctions/part/contract.json')).toEqual(
      readJson('dist/cloudfunctions/greet/contract.json'),
    )
  })

  test('the indexes of all collections are written down for the local cloud and the deployment', async () => {
    await buildFunctions({ root })
    expect(readJson('dist/cloudfunctions/collections.json')).toEqual({
      things: [
        {
          name: 'byAge',
          keys: [
            ['community', 1],
            ['age', -1],
          ],
        },
      ],
    })
  })

  test('only what has changed is built again', async () => {
    expect((await buildFunctions({ root })).built).toEqual(['greet', 'part'])
    expect(await buildFunctions({ root })).toMatchObject({ built: [], kept: ['greet', 'part'] })
    write('cloudfunctions/greet/word.ts', `export const word: string = 'good morning'`)
    expect(await buildFunctions({ root })).toMatchObject({ built: ['greet'], kept: ['part'] })
    expect(read('dist/cloudfunctions/greet/index.js')).toContain('good morning')
  })

  test('a change of settings counts, and so does a missing output', async () => {
    await buildFunctions({ root })
    write('cloudfunctions/greet/function.json', '{"timeout":15}')
    expect((await buildFunctions({ root })).built).toEqual(['greet'])
    rmSync(at('dist/cloudfunctions/part/index.js'))
    expect((await buildFunctions({ root })).built).toEqual(['part'])
  })

  test('a function that is gone is removed', async () => {
    await buildFunctions({ root })
    rmSync(at('cloudfunctions/part'), { recursive: true })
    await buildFunctions({ root })
    expect(existsSync(at('dist/cloudfunctions/part'))).toBe(false)
  })

  test('a fault in the source is told with its place, and the old build stays', async () => {
    await buildFunctions({ root })
    write('cloudfunctions/greet/word.ts', 'export const word = ')
    await expect(buildFunctions({ root })).rejects.toThrow(/word\.ts:1/)
    expect(read('dist/cloudfunctions/greet/index.js')).toContain('hello')
  })

  test('while watched, a change is built by itself; a fault is told and the next change still counts', async () => {
    await buildFunctions({ root })
    const said: string[] = []
    let built = 0
    const stop = await watchFunctions({ root, log: (line) => said.push(line), onBuilt: () => (built += 1) })
    /** Saves again and again, as the watcher may not have looked yet when the first change comes. */
    const save = async (text: string, until: () => boolean) => {
      for (let times = 0; times < 50 && !until(); times += 1) {
        write('cloudfunctions/greet/word.ts', text + ' '.repeat(times))
        await new Promise((done) => setTimeout(done, 400))
      }
    }
    try {
      await save('export const word = ', () => said.length > 0)
      expect(said[0]).toContain('word.ts')
      await save(`export const word = 'once more'`, () => built > 0)
      expect(read('dist/cloudfunctions/greet/index.js')).toContain('once more')
    } finally {
      await stop()
    }
  })
})
