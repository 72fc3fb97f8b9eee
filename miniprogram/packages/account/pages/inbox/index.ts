import { account, type InboxMessage } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import { momentInWords } from '../../../../shared/time'
import { act, AT_REST } from '../../../../view/act'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { open, openTab, routes } from '../../../../view/routes'
import { LOADING, refresh } from '../../../../view/state'
import { forResident } from '../../resident'

interface MessageRow {
  id: string
  title: string
  text: string
  when: string
  page: string
  read: boolean
}

type Tap = WechatMiniprogram.TouchEvent<object, object, { index: number }>
interface Answer {
  items: InboxMessage[]
  next?: string | undefined
  now: number
}

const TABS: readonly string[] = [routes.home, routes.groupbuy, routes.meals, routes.me]

const rowOf = ({ id, title, text, at, page, read }: InboxMessage, { now }: Answer): MessageRow => ({
  id,
  title,
  text,
  page,
  read,
  when: momentInWords(at, now),
})

function openPage(url: string): void {
  if (TABS.includes(url)) openTab(url)
  else if (url) open(url)
}

/** What the community has told the reader. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    list: noItems<MessageRow>(),
    unknown: false,
    someUnread: false,
  },
  onLoad() {
    void this.load()
  },
  onShow() {
    dress(this)
    // Back from 登记: now they are known.
    if (this.data.unknown) void this.load()
  },
  onPullDownRefresh(): Promise<void> {
    return refresh(() => this.load())
  },
  async load(): Promise<void> {
    await presentList(this, (cursor) => this.ask(cursor), rowOf)
    this.countUnread()
  },
  async onReachBottom() {
    await presentMore(this, (cursor) => this.ask(cursor), rowOf)
    this.countUnread()
  },
  async ask(cursor: string | null): Promise<Answer> {
    const answer = await forResident(() => account.inbox(from(cursor)))
    if (this.data.unknown !== (answer === null)) this.setData({ unknown: answer === null })
    return answer ?? { items: [], now: 0 }
  },
  countUnread() {
    const someUnread = this.data.list.items.some((row) => !row.read)
    if (someUnread !== this.data.someUnread) this.setData({ someUnread })
  },
  onRetry() {
    void this.load()
  },
  onMessage(event: Tap) {
    const { index } = event.currentTarget.dataset
    const row = this.data.list.items[index]
    if (!row) return
    openPage(row.page)
    if (row.read) return
    void act(this, row.id, async () => {
      await account.readMessages({ ids: [row.id] })
      this.setData({ [`list.items[${index}].read`]: true })
      this.countUnread()
    })
  },
  onAllRead() {
    void act(this, 'all', async () => {
      await account.readMessages({})
      const items = this.data.list.items.map((row) => ({ ...row, read: true }))
      this.setData({ 'list.items': items, someUnread: false })
    })
  },
  onEmpty() {
    if (this.data.unknown) open(routes.profile())
    else openTab(routes.home)
  },
})
