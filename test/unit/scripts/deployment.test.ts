import { execFile } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const deployment = pathToFileURL(path.join(__dirname, '../../../scripts/lib/deployment.mjs')).href

interface Index {
  name: string
  keys: [string, 1 | -1][]
  unique?: boolean
}

interface Existing {
  Name: string
  Keys: { Name: string; Direction: string }[]
  Unique: boolean
}

/** What the deployment asks of Tencent, in order, when these indexes are there and those are declared. */
async function changes(existing: Existing[], declared: Index[]): Promise<unknown[]> {
  const program = `import { putIndexes } from '${deployment}'
    const asked = []
    const database = {
      describeCollection: async () => ({ Indexes: ${JSON.stringify(existing)} }),
      updateCollection: async (name, change) => void asked.push(change),
    }
    await putIndexes({ database }, 'orders', ${JSON.stringify(declared)})
    process.stdout.write(JSON.stringify(asked))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
  return JSON.parse(stdout) as unknown[]
}

const byTime: Index = {
  name: 'byTime',
  keys: [
    ['community', 1],
    ['createdAt', -1],
  ],
}
const wanted = {
  IndexName: 'byTime',
  MgoKeySchema: {
    MgoIndexKeys: [
      { Name: 'community', Direction: '1' },
      { Name: 'createdAt', Direction: '-1' },
    ],
    MgoIsUnique: false,
  },
}

describe('deploying indexes', () => {
  it('creates one that is not there', async () => {
    expect(await changes([], [byTime])).toEqual([{ CreateIndexes: [wanted] }])
  })

  it('leaves one alone that is as declared, and those that nobody declares', async () => {
    const same = { Name: 'byTime', Keys: wanted.MgoKeySchema.MgoIndexKeys, Unique: false }
    const own = { Name: '_id_', Keys: [{ Name: '_id', Direction: '1' }], Unique: true }

    expect(await changes([own, same], [byTime])).toEqual([])
  })

  it('drops one that has changed before it creates it again', async () => {
    const other = { Name: 'byTime', Keys: [{ Name: 'createdAt', Direction: '-1' }], Unique: false }

    expect(await changes([other], [byTime])).toEqual([
      { DropIndexes: [{ IndexName: 'byTime' }] },
      { CreateIndexes: [wanted] },
    ])
  })

  it('builds one again that has become unique', async () => {
    const loose = { Name: 'byTime', Keys: wanted.MgoKeySchema.MgoIndexKeys, Unique: false }
    const [, created] = await changes([loose], [{ ...byTime, unique: true }])

    expect(created).toEqual({
      CreateIndexes: [{ ...wanted, MgoKeySchema: { ...wanted.MgoKeySchema, MgoIsUnique: true } }],
    })
  })
})
