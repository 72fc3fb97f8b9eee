import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const root = path.join(__dirname, '../../..')

/** A small project that keeps the rules. */
const sound: Record<string, string> = {
  'miniprogram/pages/home/index.ts': "import { load } from '../../services/cloud'\nload()",
  'miniprogram/services/cloud.ts':
    "import { yuan } from '../shared/money'\nexport const load = () => yuan(1)",
  'miniprogram/shared/money.ts': 'export const yuan = (fen: number) => fen / 100',
  'miniprogram/packages/meals/index.ts': "import { yuan } from '../../shared/money'\nyuan(1)",
  'miniprogram/packages/groupbuy/index.ts': "import { yuan } from '../../shared/money'\nyuan(1)",
  'cloudfunctions/kit/database.ts': 'export const open = () => 1\nexport type Found = number',
  'cloudfunctions/kit/errors.ts': 'export const refuse = () => 1',
  'cloudfunctions/meals/collections.ts':
    "import { open } from '../kit/database'\nexport const meals = open()",
  'cloudfunctions/meals/rules.ts':
    "import type { Found } from '../kit/database'\nexport const may = (n: Found) => n > 1",
  'cloudfunctions/meals/index.ts':
    "import { may } from './rules'\nimport { meals } from './collections'\nmay(meals)",
  'cloudfunctions/groupbuy/index.ts': "import { refuse } from '../kit/errors'\nrefuse()",
  'local/main.ts': "import { meals } from '../cloudfunctions/meals/collections'\nconsole.log(meals)",
  'local/preview/runtime/main.ts': "import { look } from './look'\nlook()",
  'local/preview/runtime/look.ts': 'export const look = () => 1',
  'test/support/help.ts': 'export const help = () => 1',
}

/** What it is, the rule that must find it, the file, and what the file imports. */
const faults = [
  [
    'a service that knows a page',
    'services-below-pages',
    'miniprogram/services/upward.ts',
    '../pages/home/index',
  ],
  ['shared code that knows a service', 'shared-is-pure', 'miniprogram/shared/upward.ts', '../services/cloud'],
  [
    'a page that runs a function',
    'miniprogram-stands-alone',
    'miniprogram/pages/a/index.ts',
    '../../../cloudfunctions/kit/errors',
  ],
  [
    'a tab that needs a subpackage',
    'main-package-first',
    'miniprogram/pages/b/index.ts',
    '../../packages/meals/index',
  ],
  [
    'a subpackage that needs another',
    'subpackages-apart',
    'miniprogram/packages/meals/side.ts',
    '../groupbuy/index',
  ],
  ['a domain that knows another', 'domains-apart', 'cloudfunctions/groupbuy/side.ts', '../meals/rules'],
  ['a kit that knows a domain', 'kit-below-domains', 'cloudfunctions/kit/upward.ts', '../meals/rules'],
  [
    'rules that reach the database',
    'rules-are-pure',
    'cloudfunctions/meals/rules/reach.ts',
    '../../kit/database',
  ],
  [
    'a function that knows the local cloud',
    'functions-inside-the-cloud',
    'cloudfunctions/meals/local.ts',
    '../../local/main',
  ],
  [
    'a local cloud that knows rules',
    'local-knows-declarations-only',
    'local/rules.ts',
    '../cloudfunctions/meals/rules',
  ],
  [
    'a sample that reads and writes as an action does',
    'sample-asks-rules',
    'local/sample/orders.ts',
    '../../cloudfunctions/groupbuy/index',
  ],
  ['Node in the browser', 'no-node-in-the-browser', 'local/preview/runtime/files.ts', 'node:fs'],
  [
    'the rest of local/ in the browser',
    'browser-part-in-the-browser',
    'local/preview/runtime/rest.ts',
    '../../main',
  ],
  ['a product that needs its tests', 'nothing-imports-tests', 'local/help.ts', '../test/support/help'],
  ['an import that leads nowhere', 'resolvable', 'local/lost.ts', './nowhere'],
  ['a file that needs itself by way of another', 'no-cycles', 'local/about.ts', './round'],
  ['a file that nobody needs', 'no-orphans', 'local/forgotten.ts', undefined],
] as const

const faulty = Object.fromEntries(
  faults.map(([, , file, target]) => [file, target ? `import '${target}'` : 'export const forgotten = 1']),
)

interface Violation {
  from: string
  rule: { name: string }
}

/** "rule: file" of every violation in a project of these files. */
async function violations(files: Record<string, string>): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'imports-'))
  try {
    for (const [name, text] of Object.entries({ ...files, 'package.json': '{}' })) {
      mkdirSync(path.join(folder, path.dirname(name)), { recursive: true })
      writeFileSync(path.join(folder, name), text)
    }
    copyFileSync(path.join(root, 'tsconfig.base.json'), path.join(folder, 'tsconfig.base.json'))
    const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
    const config = path.join(root, '.dependency-cruiser.cjs')
    const args = [
      program,
      '--config',
      config,
      '--output-type',
      'json',
      'miniprogram',
      'cloudfunctions',
      'local',
      'test',
    ]
    // With an error among its findings it ends with their number.
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch(
      (error: unknown) => error as { stdout: string },
    )
    const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } }
    return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('import directions', () => {
  it('let a project pass that keeps to them', async () => {
    expect(await violations(sound)).toEqual([])
  }, 60_000)

  describe('in a project with one fault of each kind', () => {
    let found: string[]

    beforeAll(async () => {
      found = await violations({ ...sound, ...faulty, 'local/round.ts': "import './about'" })
    }, 60_000)

    it.each(faults)('refuse %s (%s)', (_what, rule, file) => {
      expect(found).toContain(`${rule}: ${file}`)
    })
  })
})
