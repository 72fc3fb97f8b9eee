import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isSampleIn, markSample, openDataFolder } from '../../../local/cloud/data-folder'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'data-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const lockOf = (holder: object) => writeFileSync(path.join(folder, 'lock'), JSON.stringify(holder))

/** The process that started this one is certainly running. */
const running = () => {
  const { ppid } = process
  const stat = existsSync(`/proc/${ppid}/stat`) ? readFileSync(`/proc/${ppid}/stat`, 'utf8') : ''
  return { pid: ppid, started: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '' }
}

describe('a data folder belongs to one local cloud at a time', () => {
  test('one that is in use is refused, with a word on what to do', () => {
    lockOf(running())
    expect(() => openDataFolder(folder, { reset: false })).toThrow(/in use.*--data/)
  })

  test('what a killed cloud left locked is taken over', () => {
    lockOf({ pid: 2 ** 22 + 1, started: '1' })
    expect(() => openDataFolder(folder, { reset: false })).not.toThrow()
  })

  test('a process number that was given to another program since holds nothing', () => {
    lockOf({ ...running(), started: 'before' })
    expect(() => openDataFolder(folder, { reset: false })).not.toThrow()
  })

  test('a lock that was not written to its end holds nothing', () => {
    writeFileSync(path.join(folder, 'lock'), '{"pid":')
    expect(() => openDataFolder(folder, { reset: false })).not.toThrow()
  })

  test('is free again after release', () => {
    openDataFolder(folder, { reset: false }).release()
    expect(existsSync(path.join(folder, 'lock'))).toBe(false)
  })
})

describe('reset', () => {
  test('removes what is ours and nothing else', () => {
    writeFileSync(path.join(folder, 'users.json'), '[]')
    writeFileSync(path.join(folder, 'env.json'), '{}')
    writeFileSync(path.join(folder, 'thesis.doc'), 'years of work')
    openDataFolder(folder, { reset: true })
    expect(existsSync(path.join(folder, 'users.json'))).toBe(false)
    expect(existsSync(path.join(folder, 'env.json'))).toBe(true)
    expect(existsSync(path.join(folder, 'thesis.doc'))).toBe(true)
  })

  test('is refused while another local cloud uses the folder', () => {
    writeFileSync(path.join(folder, 'users.json'), '[]')
    lockOf(running())
    expect(() => openDataFolder(folder, { reset: true })).toThrow()
    expect(existsSync(path.join(folder, 'users.json'))).toBe(true)
  })
})

describe('the sample', () => {
  test('is known to be absent, half in or in', () => {
    const data = openDataFolder(folder, { reset: false })
    expect(isSampleIn(data)).toBe('no')
    markSample(data, 'loading')
    expect(isSampleIn(data)).toBe('half')
    markSample(data, 'loaded')
    expect(isSampleIn(data)).toBe('yes')
  })
})
