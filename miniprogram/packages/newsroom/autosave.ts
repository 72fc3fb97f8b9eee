import { asCloudError, type CloudError } from '../../services/errors'
import { unanswered } from '../../services/intention'
import { news } from '../../services/news'
import { keptDrafts } from './kept-drafts'
import { contentOf, isBlankForm, sameForm, type ArticleForm } from './model/article-form'

/**
 * Keeps what is being written: on the phone with every change, at the community some seconds after the last one. One save
 * at a time, the newest words win. A save whose answer got lost is asked for again before anything newer is sent, so that
 * nobody collides with oneself.
 */

/** How long a writer rests before the community gets the draft, in ms. */
export const PAUSE = 4000
/** Until a save is tried again that found no way through, in ms. */
export const AGAIN = 20_000

export interface SaveStatus {
  /**
   * `clean`: as opened. `waiting`: on the phone, soon to be sent. `offline`: on the phone, sent when there is a way.
   * `refused`: the community does not take it as it is. `stale`: somebody else has saved since.
   */
  state: 'clean' | 'waiting' | 'saving' | 'saved' | 'offline' | 'refused' | 'stale'
  /** When the community last took it. */
  savedAt: number | null
  /** Why not. */
  message: string
  /** Pieces that are not finished enough to be sent; the phone keeps them. */
  leftOut: number
  /** There is no such article any more. */
  gone: boolean
}

/** Where the editor begins. */
export interface Beginning {
  /** Name under which the phone keeps the draft: the id, or one of its own. */
  key: string
  id: string
  version: number | null
  /** As it stands on the screen. */
  form: ArticleForm
  /** As the community has it; an empty form for a new article. */
  saved: ArticleForm
}

export interface Autosave {
  /** What is written now. */
  changed(form: ArticleForm): void
  /** Sends at once what has not been sent. */
  flush(): Promise<void>
  /** Somebody else's version was seen; what is written here goes over it. */
  over(version: number): Promise<void>
  /** The article is gone: what is written here becomes one of its own. */
  asNew(): Promise<void>
  /** Whether everything that is written is at the community. */
  settled(): boolean
  readonly id: string
  readonly version: number | null
  /** The page is left: sends what there is, and listens no longer. */
  leave(): void
}

/** Saves that are under way, of whatever page: another page may want to see their end first. */
const underWay = new Set<Promise<void>>()

/** Waits for what an editor that was just left is still sending. */
export async function draftsSettled(): Promise<void> {
  await Promise.all(underWay)
}

const AT_REST: SaveStatus = { state: 'clean', savedAt: null, message: '', leftOut: 0, gone: false }

/** Where a draft stands after a save. */
type Answer = Awaited<ReturnType<typeof news.saveDraft>>

/**
 * Asks for the answer of a save that got lost, also before a restart: only then it is known which version the next one
 * goes over. Null where none was lost, or where it is refused by now: then what is sent next will hear why.
 */
export async function lostSave(key: string): Promise<Answer | null> {
  const lost = unanswered('news', 'saveDraft', key)
  if (!lost) return null
  try {
    return await news.saveDraft(lost, key)
  } catch (error) {
    if (asCloudError(error).retryable) throw error
    return null
  }
}

export function autosave(begin: Beginning, show: (status: SaveStatus) => void): Autosave {
  let { key, id, version, saved } = begin
  let latest = begin.form
  let status = AT_REST
  let timer: ReturnType<typeof setTimeout> | null = null
  let running: Promise<void> | null = null
  let again = false
  let left = false

  const unsaved = () => !sameForm(latest, saved) && !(id === '' && isBlankForm(latest))

  function tell(change: Partial<SaveStatus>): void {
    status = { ...status, message: '', leftOut: 0, gone: false, ...change }
    show(status)
  }

  function plan(after: number): void {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      void flush()
    }, after)
  }

  /** What was left out of a save stays on the phone until it can go along. */
  function keep(): void {
    const nothing = id === '' && isBlankForm(latest)
    if (!nothing && (unsaved() || contentOf(latest).leftOut > 0)) {
      keptDrafts.keep(key, { form: latest, id, version, at: Date.now() })
    } else keptDrafts.drop(key)
  }

  function changed(form: ArticleForm): void {
    if (left) return
    latest = form
    keep()
    if (status.state === 'stale') return
    if (!unsaved()) {
      // Typed back, or emptied again: nothing waits any more.
      if (!running) tell({ state: status.savedAt === null ? 'clean' : 'saved' })
      return
    }
    if (!running && status.state !== 'offline') tell({ state: 'waiting' })
    plan(PAUSE)
  }

  function stands(answer: Answer): void {
    if (key !== answer.id) keptDrafts.drop(key)
    id = answer.id
    key = answer.id
    version = answer.version
  }

  async function send(): Promise<void> {
    again = false
    if (status.state !== 'offline') tell({ state: 'saving' })
    const input = () => ({
      ...(id !== '' && version !== null ? { id, version } : {}),
      content: contentOf(latest).content,
    })
    // The very same words once more are the same request; newer ones wait for the answer of the older.
    const lost = unanswered('news', 'saveDraft', key)
    if (lost && JSON.stringify(lost) !== JSON.stringify(input())) {
      const answer = await lostSave(key)
      if (answer) stands(answer)
    }
    const form = latest
    const answer = await news.saveDraft(input(), key)
    stands(answer)
    saved = form
    keep()
    const { leftOut } = contentOf(form)
    tell({ state: unsaved() ? 'waiting' : 'saved', savedAt: answer.savedAt, leftOut })
  }

  function failed(error: CloudError): void {
    const { message, code } = error
    if (code === 'STALE') tell({ state: 'stale', message })
    else if (error.retryable) {
      tell({ state: 'offline', message: code === 'OFFLINE' ? '' : message })
      if (!left) plan(AGAIN)
    } else tell({ state: 'refused', message, gone: code === 'NOT_FOUND' })
  }

  async function run(): Promise<void> {
    try {
      do await send()
      while (again && unsaved())
      if (unsaved() && timer === null && !left) plan(PAUSE)
    } catch (error) {
      failed(asCloudError(error))
    }
  }

  async function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (running) {
      again = true
      return running
    }
    if (status.state === 'stale' || !(unsaved() || unanswered('news', 'saveDraft', key))) return
    const mine = run().finally(() => {
      running = null
      underWay.delete(mine)
    })
    running = mine
    underWay.add(mine)
    return mine
  }

  const onNetwork = (now: object) => {
    if ('isConnected' in now && now.isConnected && status.state === 'offline') void flush()
  }
  wx.onNetworkStatusChange(onNetwork)

  return {
    changed,
    flush,
    async over(newer) {
      version = newer
      status = { ...status, state: 'waiting' }
      keep()
      await flush()
    },
    async asNew() {
      keptDrafts.drop(key)
      key = keptDrafts.newKey()
      id = ''
      version = null
      keep()
      await flush()
    },
    settled: () => !unsaved() && !running,
    get id() {
      return id
    },
    get version() {
      return version
    },
    leave() {
      wx.offNetworkStatusChange(onNetwork)
      void flush()
      left = true
    },
  }
}
