import { account } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import { CloudError } from '../../../../services/errors'
import { family } from '../../../../services/family'
import type { LinkState, ProxyScope } from '../../../../shared/vocabulary'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { LOADING, present, refresh } from '../../../../view/state'
import type { Tone } from '../../../../view/tones'
import { linkView, type LinkView } from '../../model/link-view'
import { leave } from '../../leave'
import { shareInvitation } from '../../share'

const TONES: Record<LinkState, Tone> = {
  pending: { tone: 'waiting', icon: 'time' },
  active: { tone: 'good', icon: 'check' },
  revoked: { tone: 'past', icon: 'close' },
}

/** One link from the side of whoever reads: what is allowed, since when, by whose word; and how to stop it. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    view: null as LinkView | null,
    tone: TONES.active,
    /** What stopping is called: an open request is taken back. */
    stopWords: '',
    notice: '',
    id: '',
    me: '',
  },
  onLoad(query) {
    this.setData({ id: query['id'] ?? '' })
  },
  onShow() {
    dress(this)
    void this.load()
  },
  onPullDownRefresh(): Promise<void> {
    return refresh(() => this.load())
  },
  load(): Promise<void> {
    return present(
      this,
      () => Promise.all([family.all(), account.me()]),
      ([all, me]) => this.shown(linkView(all, this.data.id), me.profile?.name ?? ''),
    )
  },
  shown(view: LinkView | null, me: string) {
    if (!view) throw new CloudError('NOT_FOUND', '这里没有这位家人了,可能已经停止')
    const stopWords = view.state === 'pending' ? '收回请求' : '停止'
    return { view, me, tone: TONES[view.state], stopWords }
  },
  onRetry() {
    void this.load()
  },

  /** Counts at once: what is switched off, they cannot do any more from now on. */
  onScopes({ detail }: WechatMiniprogram.CustomEvent<{ values: ProxyScope[] }>) {
    const { view, id } = this.data
    if (!view) return
    if (detail.values.length === 0) {
      this.setData({ problem: `至少留一样。都不想让${view.whom}办,请点下面的“停止”`, notice: '' })
      return
    }
    void act(this, 'scopes', async () => {
      await family.saveScopes({ linkId: id, scopes: detail.values })
      this.setData({ notice: '改好了,现在就算数' })
      await this.load()
    })
  },
  async onStop() {
    const { view, id } = this.data
    if (!view || !(await confirmed(stopQuestion(view)))) return
    await act(this, 'stop', async () => {
      await family.end(id)
      await leave()
      await wx.showToast({ title: view.state === 'pending' ? '已经收回' : '已经停止', icon: 'success' })
    })
  },
  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    const { view, id, me } = this.data
    const open = view?.side === 'mine' && view.state === 'pending'
    return shareInvitation({ from: me, scopes: view?.scopes ?? [], linkId: open ? id : '' })
  },
})

function stopQuestion({ side, state, whom }: LinkView) {
  const no = '不停'
  if (state === 'pending') {
    return {
      title: '收回请求',
      content: `${whom}那边的请求就没有了。`,
      yes: '收回',
      no: '不收回',
      grave: true,
    }
  }
  const content =
    side === 'mine'
      ? `停了以后,您不能再替${whom}办,也看不到 TA 的订单。已经订好的还在。`
      : `停了以后,${whom}不能再替您办,也看不到您的订单。已经订好的还在。`
  return { title: '停止', content, yes: '停止', no, grave: true }
}
