import { asCloudError } from '../../services/errors'
import type { Block } from '../../services/news'
import type { Chosen } from './attachments'

/** A file of a block on its way, for the screen. */
export interface Sending {
  path: string
  percent: number
  problem: string
}

interface Screen {
  /** Null: nothing is under way for this block any more. */
  show(id: string, sending: Sending | null): void
  /** The block as it stands now; undefined when it was taken out. */
  blockOf(id: string): Block | undefined
  arrived(block: Block): void
  /** Whether anything is under way. */
  busy(under: boolean): void
}

export interface Uploads {
  add(id: string, chosen: Chosen): void
  /** Once more, after it did not arrive. */
  again(id: string): void
}

/**
 * Sends files one after another: on a weak network the first ones arrive instead of none, and one that does not arrive
 * keeps none of the others back.
 */
export function createUploads(screen: Screen): Uploads {
  const waiting: string[] = []
  const files = new Map<string, Chosen>()
  let running = false

  async function send(id: string): Promise<void> {
    const chosen = files.get(id)
    const block = screen.blockOf(id)
    if (!chosen || !block) return
    let shown = 0
    screen.show(id, { path: chosen.path, percent: 0, problem: '' })
    try {
      const done = await chosen.send(block, (percent) => {
        // In steps of ten: a phone redraws for each.
        if (percent - shown < 10) return
        shown = percent
        screen.show(id, { path: chosen.path, percent, problem: '' })
      })
      files.delete(id)
      // Its words may have been written on meanwhile.
      const now = screen.blockOf(id)
      if (now) screen.arrived(withFileOf(done, now))
      screen.show(id, null)
    } catch (error) {
      screen.show(id, { path: chosen.path, percent: 0, problem: asCloudError(error).message })
    }
  }

  async function run(): Promise<void> {
    if (running) return
    running = true
    screen.busy(true)
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await send(id)
    running = false
    screen.busy(false)
  }

  return {
    add(id, chosen) {
      files.set(id, chosen)
      waiting.push(id)
      screen.show(id, { path: chosen.path, percent: 0, problem: '' })
      void run()
    },
    again(id) {
      if (!files.has(id) || waiting.includes(id)) return
      waiting.push(id)
      void run()
    },
  }
}

/** The file of the one with the words of the other. */
function withFileOf(sent: Block, now: Block): Block {
  if (sent.kind === 'image' && now.kind === 'image') return { ...sent, caption: now.caption }
  if (sent.kind === 'video' && now.kind === 'video') return { ...sent, caption: now.caption }
  if (sent.kind === 'file' && now.kind === 'file') return { ...sent, name: now.name || sent.name }
  return now
}
