import { dress, look } from '../../../../services/appearance'
import { lastEater } from '../../../../services/eater'
import { asCloudError } from '../../../../services/errors'
import { meals } from '../../../../services/meals'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { fromQuery, open, routes } from '../../../../view/routes'
import { LOADING, refresh } from '../../../../view/state'
import type { AccountView, Answer, EntryView } from './view'
import { accountView, entryView } from './view'

/** How somebody pays for meals, what they have with the canteen, and every movement of it. */
Page({
  data: {
    ...look(),
    state: LOADING,
    list: noItems<EntryView>(),
    account: null as AccountView | null,
    personId: '',
    unknown: false,
  },
  onLoad(query) {
    this.setData({ personId: fromQuery(query['personId']) || lastEater.id() })
  },
  onShow() {
    dress(this)
    void this.load()
  },
  onPullDownRefresh(): Promise<void> {
    return refresh(() => this.load())
  },
  load(): Promise<void> {
    return presentList(this, (cursor) => this.ask(cursor), entryView)
  },
  onReachBottom() {
    void presentMore(this, (cursor) => this.ask(cursor), entryView)
  },
  async ask(cursor: string | null): Promise<Answer> {
    const { personId } = this.data
    try {
      const answer = await meals.myAccount({ ...(personId ? { personId } : {}), ...from(cursor) })
      if (cursor === null) this.setData({ account: accountView(answer), unknown: false })
      return answer
    } catch (error) {
      return this.failed(asCloudError(error).code, error)
    }
  },
  /** Somebody whom we do not know has no account; whoever was looked at last may have stopped it meanwhile. */
  async failed(code: string, error: unknown): Promise<Answer> {
    if (code === 'PROFILE_NEEDED') {
      this.setData({ unknown: true })
      return { items: [], now: 0 }
    }
    if (code !== 'NOT_FOUND' || !this.data.personId) throw error
    lastEater.forget()
    this.setData({ personId: '' })
    return this.ask(null)
  },
  onPerson(event: WechatMiniprogram.CustomEvent<{ personId: string }>) {
    const { personId } = event.detail
    lastEater.keep(personId)
    this.setData({ personId, state: LOADING, list: noItems<EntryView>() })
    void this.load()
  },
  onRetry() {
    void this.load()
  },
  onIntroduce() {
    open(routes.profile())
  },
})
