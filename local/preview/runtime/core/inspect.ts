import type { CoreHost } from './core-host'
import type { Metrics, Query } from './host'

/** What tests and the benchmark find under `__mp`. */
export interface Inspector {
  /** The first page has been painted. */
  ready: boolean
  /** Resolves when nothing is under way and nothing has moved for `quiet` milliseconds. */
  idle(quiet?: number): Promise<void>
  readonly errors: readonly string[]
  /** Members of `wx` that were asked for and do not exist. */
  readonly missing: readonly string[]
  readonly metrics: Metrics
  pages(): { route: string; query: Query }[]
  resetMetrics(): void
}

/** How long a page may take to come to rest, ms. */
const PATIENCE = 10_000
const STEP = 20

export function createInspector(host: CoreHost): Inspector {
  return {
    ready: false,
    idle: (quiet = 120) => comeToRest(host, quiet),
    errors: host.errors,
    get missing() {
      return [...host.missing]
    },
    get metrics(): Metrics {
      const { setDataCalls, setDataBytes, pages, nodes, depth, firstPaint } = host.metrics
      return { setDataCalls, setDataBytes, pages, nodes, depth, firstPaint }
    },
    pages: () => host.stack.map(({ route, query }) => ({ route, query })),
    resetMetrics: () => host.metrics.reset(),
  }
}

async function comeToRest(host: CoreHost, quiet: number): Promise<void> {
  const start = performance.now()
  let lastChange = start
  const observer = new MutationObserver(() => (lastChange = performance.now()))
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
  try {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, STEP))
      const now = performance.now()
      const waitsFor = underWay(host)
      if (waitsFor !== undefined) lastChange = now
      if (now - lastChange >= quiet) return
      if (now - start > PATIENCE)
        throw new Error(`the page does not come to rest: ${waitsFor ?? 'it keeps changing'}`)
    }
  } finally {
    observer.disconnect()
  }
}

function underWay(host: CoreHost): string | undefined {
  if (host.pending > 0) return `${host.pending} calls are under way`
  if (document.getAnimations().some(isFinite)) return 'an animation runs'
  const images = host.cur()?.page.querySelectorAll('img') ?? []
  if ([...images].some((image) => !image.complete && image.loading !== 'lazy')) return 'an image loads'
  return undefined
}

function isFinite(animation: Animation): boolean {
  return animation.playState === 'running' && animation.effect?.getComputedTiming().endTime !== Infinity
}
