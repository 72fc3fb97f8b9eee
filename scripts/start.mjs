/**
 * `npm start`: everything that a bare machine with Node needs, then the local cloud in this same process.
 * Plain Node without dependencies, because the first thing that it may have to do is to install them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const lockFile = path.join(root, 'package-lock.json')
const installedFile = path.join(root, 'node_modules/.package-lock.json')

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** Whether what npm has installed is what the lock file asks for. Dates decide it fast; a fresh checkout is compared. */
function isInstalled() {
  if (!existsSync(installedFile)) return false
  if (statSync(installedFile).mtimeMs >= statSync(lockFile).mtimeMs) return true
  const installed = readPackages(installedFile)
  return Object.entries(readPackages(lockFile)).every(([place, { version, optional, link }]) => {
    if (place === '' || link) return true
    return installed[place] ? installed[place].version === version : optional === true
  })
}

function install() {
  console.log('Installing what the project needs (npm ci); this is done once and takes about a minute …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status === 0) return
  console.error('npm ci did not succeed; see above. Mend it and run npm start again.')
  process.exit(1)
}

const major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  console.error(`This needs Node 20 or later; here it is ${process.versions.node}.`)
  process.exit(1)
}
if (!isInstalled()) install()

// tsx teaches this process to load TypeScript; no second process stands between the terminal and the cloud.
await import('tsx')
createRequire(import.meta.url)('../local/main.ts')
