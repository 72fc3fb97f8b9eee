import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const root = path.join(__dirname, '../../..')
const folder = path.join(__dirname, 'templates')

interface Report {
  filePath: string
  messages: { ruleId: string | null; message: string }[]
}

/** Rules that found something, by file. */
async function lintAll(): Promise<Map<string, string[]>> {
  const eslint = path.join(root, 'node_modules/eslint/bin/eslint.js')
  const args = [eslint, '--no-ignore', '--format', 'json', `${folder}/*.wxml`]
  // It ends with 1 because it finds faults, which is what it is asked to do.
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root }).catch(
    (error: unknown) => error as { stdout: string },
  )
  const reports = JSON.parse(stdout) as Report[]
  return new Map(
    reports.map(({ filePath, messages }) => [
      path.basename(filePath),
      [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))],
    ]),
  )
}

describe('the rules for templates', () => {
  let found: Map<string, string[]>

  beforeAll(async () => {
    found = await lintAll()
  }, 60_000)

  it('let a good template pass', () => {
    expect(found.get('good.wxml')).toEqual([])
  })

  // Each of the other files has one fault, and is called after the rule that must find it.
  it.each(readdirSync(folder).filter((file) => file.endsWith('.wxml') && file !== 'good.wxml'))(
    'find %s',
    (file) => {
      const rule = file.replace(/(?:--.*)?\.wxml$/, '')

      expect(found.get(file)?.map((id) => id.slice(id.indexOf('/') + 1))).toEqual([rule])
    },
  )
})
