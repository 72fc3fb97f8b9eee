import { asCloudError, type CloudError } from '../../services/errors'
import { unanswered } from '../../services/intention'
import { news } from '../../services/news'
import { keptDrafts } from './kept-drafts'
import { contentOf, emptyForm, isBlankForm, sameForm, type ArticleForm } from './model/article-form'

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

export class Autosave {
  private key: string
  private saved: ArticleForm
  private latest: ArticleForm
  private status: SaveStatus = AT_REST
  private timer: ReturnType<typeof setTimeout> | null = null
  private running: Promise<void> | null = null
  /** Something was to be sent while a save was under way. */
  private again = false
  private left = false
  id: string
  version: number | null

  constructor(
    begin: Beginning,
    private readonly show: (status: SaveStatus) => void,
  ) {
    this.key = begin.key
    this.id = begin.id
    this.version = begin.version
    this.latest = begin.form
    this.saved = begin.saved
    wx.onNetworkStatusChange(this.onNetwork)
  }

  /** What is written now. */
  changed(form: ArticleForm): void {
    if (this.left) return
    this.latest = form
    this.keep()
    if (this.status.state === 'stale') return
    if (!this.unsaved()) {
      // Typed back, or emptied again: nothing waits any more.
      if (!this.running) this.tell({ state: this.status.savedAt === null ? 'clean' : 'saved' })
      return
    }
    if (!this.running && this.status.state !== 'offline') this.tell({ state: 'waiting' })
    this.plan(PAUSE)
  }

  /** Sends at once what has not been sent. */
  async flush(): Promise<void> {
    this.rest()
    if (this.running) {
      this.again = true
      return this.running
    }
    const due = this.unsaved() || unanswered('news', 'saveDraft', this.key) !== null
    if (this.status.state === 'stale' || !due) return
    const mine = this.run().finally(() => {
      this.running = null
      underWay.delete(mine)
    })
    this.running = mine
    underWay.add(mine)
    return mine
  }

  /** Somebody else's version was seen; what is written here goes over it. */
  async over(version: number): Promise<void> {
    this.version = version
    this.status = { ...this.status, state: 'waiting' }
    this.keep()
    await this.flush()
  }

  /** The article is gone: what is written here becomes one of its own. */
  async asNew(): Promise<void> {
    keptDrafts.drop(this.key)
    this.key = keptDrafts.newKey()
    this.id = ''
    this.version = null
    this.saved = emptyForm()
    this.keep()
    await this.flush()
  }

  /** Whether everything that is finished enough is at the community. */
  settled(): boolean {
    return !this.unsaved() && this.running === null
  }

  /** The page is left: sends what there is, and listens no longer. */
  leave(): void {
    wx.offNetworkStatusChange(this.onNetwork)
    void this.flush()
    this.left = true
  }

  private readonly onNetwork = (now: object): void => {
    const back = 'isConnected' in now && now.isConnected === true
    if (back && this.status.state === 'offline') void this.flush()
  }

  private isNothing(): boolean {
    return this.id === '' && isBlankForm(this.latest)
  }

  private unsaved(): boolean {
    return !sameForm(this.latest, this.saved) && !this.isNothing()
  }

  private tell(change: Partial<SaveStatus>): void {
    this.status = { ...this.status, message: '', leftOut: 0, gone: false, ...change }
    this.show(this.status)
  }

  private rest(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private plan(after: number): void {
    this.rest()
    if (this.left) return
    this.timer = setTimeout(() => {
      this.timer = null
      void this.flush()
    }, after)
  }

  /** What was left out of a save stays on the phone until it can go along. */
  private keep(): void {
    const { key, latest: form, id, version } = this
    const worth = !this.isNothing() && (this.unsaved() || contentOf(form).leftOut > 0)
    if (worth) keptDrafts.keep(key, { form, id, version, at: Date.now() })
    else keptDrafts.drop(key)
  }

  private stands({ id, version }: Answer): void {
    if (this.key !== id) keptDrafts.drop(this.key)
    this.id = id
    this.key = id
    this.version = version
  }

  private input() {
    const { id, version } = this
    const { content } = contentOf(this.latest)
    return id !== '' && version !== null ? { id, version, content } : { content }
  }

  private async send(): Promise<void> {
    this.again = false
    if (this.status.state !== 'offline') this.tell({ state: 'saving' })
    // The very same words once more are the same request; newer ones wait for the answer of the older.
    const lost = unanswered('news', 'saveDraft', this.key)
    if (lost && JSON.stringify(lost) !== JSON.stringify(this.input())) {
      const answer = await lostSave(this.key)
      if (answer) this.stands(answer)
    }
    const form = this.latest
    const answer = await news.saveDraft(this.input(), this.key)
    this.stands(answer)
    this.saved = form
    this.keep()
    const { leftOut } = contentOf(form)
    this.tell({ state: this.unsaved() ? 'waiting' : 'saved', savedAt: answer.savedAt, leftOut })
  }

  private failed({ code, message, retryable }: CloudError): void {
    if (code === 'STALE') this.tell({ state: 'stale', message })
    else if (retryable) {
      this.tell({ state: 'offline', message: code === 'OFFLINE' ? '' : message })
      this.plan(AGAIN)
    } else this.tell({ state: 'refused', message, gone: code === 'NOT_FOUND' })
  }

  private async run(): Promise<void> {
    try {
      do await this.send()
      while (this.again && this.unsaved())
      if (this.unsaved() && this.timer === null) this.plan(PAUSE)
    } catch (error) {
      this.failed(asCloudError(error))
    }
  }
}
