import { dress, look } from '../../../../services/appearance'
import { family } from '../../../../services/family'
import type { ProxyScope } from '../../../../shared/vocabulary'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { open, routes } from '../../../../view/routes'
import { LOADING, present, refresh } from '../../../../view/state'
import { familyView, isNobody, NO_FAMILY } from '../../model/family-view'
import { forResident } from '../../resident'

type Opened = WechatMiniprogram.CustomEvent<{ id: string }>
type Answered = WechatMiniprogram.CustomEvent<{ id: string; accept: boolean; scopes: ProxyScope[] }>

/** Who may do what for whom. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    view: NO_FAMILY,
    nobody: false,
    notice: '',
  },
  onShow() {
    dress(this)
    void this.load()
  },
  onHide() {
    // It was about what has just been done here.
    this.setData({ notice: '' })
  },
  onPullDownRefresh(): Promise<void> {
    return refresh(() => this.load())
  },
  load(): Promise<void> {
    return present(
      this,
      async () => {
        const all = await forResident(family.all)
        return all && familyView(all)
      },
      (view) => (view ? { view, nobody: isNobody(view) } : {}),
      (view) => view === null,
    )
  },
  onRetry() {
    void this.load()
  },
  async onAnswer({ detail }: Answered) {
    const { id, accept, scopes } = detail
    if (!accept && !(await this.sure(id))) return
    await act(this, id, async () => {
      await family.answer(accept ? { linkId: id, accept, scopes } : { linkId: id, accept })
      this.setData({ notice: accept ? '说好了。想停,在下面“谁能替我办”里点开就能停' : '好的,没有同意' })
      await this.load()
    })
  },
  sure(id: string): Promise<boolean> {
    const from = this.data.view.requests.find((one) => one.id === id)?.from ?? '对方'
    return confirmed({
      title: '不同意吗',
      content: `不同意的话,${from}不能替您办。以后还可以再来问您。`,
      yes: '不同意',
    })
  },
  onLink({ detail }: Opened) {
    open(routes.link(detail.id))
  },
  onChild({ detail }: Opened) {
    open(routes.child(detail.id))
  },
  onAsk() {
    open(routes.askFamily)
  },
  onNewChild() {
    open(routes.child())
  },
  onIntroduce() {
    open(routes.profile())
  },
})
