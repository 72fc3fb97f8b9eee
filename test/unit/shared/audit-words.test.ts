import fs from 'node:fs'
import path from 'node:path'
import { auditWords } from '../../../miniprogram/shared/audit-words'

const root = path.resolve(__dirname, '../../..')

const filesIn = (folder: string): string[] =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
    .map((name) => path.join(folder, name))

const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '')

/** Every name under which one file writes into the audit. */
function namesIn(file: string): string[] {
  const text = fs.readFileSync(path.join(root, file), 'utf8')
  const domain = /^cloudfunctions\/(\w+)\//.exec(file)?.[1] ?? ''
  // An allowance has a `what`, too, and right after it its `max`.
  const spoken = all(text, /what: '([a-z]\w*\.\w+)'(?!,\s*max:)/g)
  const founded = all(text, /\bwritten\('(\w+)'/g).map((name) => `community.${name}`)
  const short = all(text, /(?:auditBy|auditReadOf|listRead|settleStanding)\(\s*\w+,\s*'(\w+)'/g).map(
    (name) => `${domain}.${name}`,
  )
  const events = text.includes('changeCampaign(') ? all(text, /event: '(\w+)'/g) : []
  return [...spoken, ...founded, ...short, ...events.map((event) => `${domain}.${event}Campaign`)]
}

const written = ['cloudfunctions', 'scripts'].flatMap(filesIn).flatMap(namesIn)

describe('words of the audit', () => {
  test('whatever the functions write down has words for the screen', () => {
    expect(written.filter((name) => !(name in auditWords))).toEqual([])
  })

  test('no words are kept for what nobody writes down', () => {
    expect(Object.keys(auditWords).filter((name) => !written.includes(name))).toEqual([])
  })

  test('the search for names finds them', () => {
    expect(written).toEqual(
      expect.arrayContaining(['groupbuy.cancelCampaign', 'people.person', 'community.create']),
    )
  })
})
