import path from 'node:path'
import { buildFunctions } from './build-functions'

/** Editors write several files at once. */
const settleMs = 80

/**
 * Builds functions again when their sources change, one build at a time; a build that fails is told, and the old code
 * goes on. Answers how to stop watching.
 */
export async function watchFunctions(options: {
  root: string
  log: (line: string) => void
  onBuilt: () => void
}): Promise<() => Promise<void>> {
  const { root, log, onBuilt } = options
  const { watch } = await import('chokidar')
  const sources = ['cloudfunctions', 'miniprogram/shared'].map((folder) => path.join(root, folder))
  const watcher = watch(sources, { ignoreInitial: true })
  let settling: NodeJS.Timeout | undefined
  let building: Promise<void> = Promise.resolve()
  const build = async () => {
    try {
      const { built, ms } = await buildFunctions({ root })
      if (built.length === 0) return
      log(`functions built again: ${built.join(', ')} (${(ms / 1000).toFixed(1)} s)`)
      onBuilt()
    } catch (error) {
      log(`functions not built: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()))
  watcher.on('all', () => {
    clearTimeout(settling)
    settling = setTimeout(() => {
      building = building.then(build)
    }, settleMs)
  })
  return async () => {
    clearTimeout(settling)
    await watcher.close()
    await building
  }
}
