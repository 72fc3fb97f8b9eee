/** Plain Node without dependencies, because the first thing that it may have to do is to install them. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { inRoot, root } from './run.mjs'

const OLDEST_NODE = 20

/** @typedef {Record<string, { version?: string, optional?: boolean, link?: boolean }>} Packages */

/** @param {string} file @returns {Packages} */
const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** Whether what npm has installed is what the lock file asks for. Dates decide it fast; a fresh checkout is compared. */
function isInstalled() {
  const lockFile = inRoot('package-lock.json')
  const installedFile = inRoot('node_modules/.package-lock.json')
  if (!existsSync(installedFile)) return false
  if (statSync(installedFile).mtimeMs >= statSync(lockFile).mtimeMs) return true
  const installed = readPackages(installedFile)
  return Object.entries(readPackages(lockFile)).every(([place, { version, optional, link }]) => {
    if (place === '' || link) return true
    return installed[place] ? installed[place].version === version : optional === true
  })
}

function install() {
  console.log('Installing what the project needs (npm ci); this is done once and takes a minute or two …')
  const windows = process.platform === 'win32'
  const { status } = spawnSync(
    windows ? 'npm.cmd' : 'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: windows,
    },
  )
  if (status === 0) return
  console.error('npm ci did not succeed; see above. Mend it and try again.')
  process.exit(1)
}

/** Ends the program with a plain sentence if Node is too old; installs the dependencies if they are not there. */
export function prepareMachine() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < OLDEST_NODE) {
    console.error(`This needs Node ${OLDEST_NODE} or later; here it is ${process.versions.node}.`)
    process.exit(1)
  }
  if (!isInstalled()) install()
}
