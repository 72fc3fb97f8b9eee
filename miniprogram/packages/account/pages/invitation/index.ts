import { dress, look } from '../../../../services/appearance'
import { asCloudError } from '../../../../services/errors'
import { family, type Invitation } from '../../../../services/family'
import type { ProxyScope } from '../../../../shared/vocabulary'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { open, openTab, routes } from '../../../../view/routes'
import { LOADING, present } from '../../../../view/state'
import { scopesAsVerbs } from '../../model/scopes'
import { shareInvitation } from '../../share'
import { invitationView, type InvitationView } from './view'

type Answered = WechatMiniprogram.CustomEvent<{ id: string; accept: boolean; scopes: ProxyScope[] }>

/** What the reader has just said, and what that means. */
interface Answer {
  title: string
  text: string
  drawing: string
}

const yes = (from: string, scopes: readonly ProxyScope[]): Answer => ({
  title: '说好了',
  text: `以后${from}可以替您${scopesAsVerbs(scopes)}。每件事是谁办的,您都看得到;想停,在“我的”里点“家人”,点开${from}就能停。`,
  drawing: '/assets/done.svg',
})

const no = (from: string): Answer => ({
  title: '没有同意',
  text: `${from}不能替您办。以后改主意了,请${from}再发一次。`,
  drawing: '/assets/person.svg',
})

/** What somebody opens who was sent a card: who asks, for what, and the two answers. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    view: null as InvitationView | null,
    answer: null as Answer | null,
    id: '',
  },
  onLoad(query) {
    this.setData({ id: query['id'] ?? '' })
  },
  onShow() {
    dress(this)
    // Also back from 登记. What was answered here stays on the screen.
    if (!this.data.answer) void this.load()
  },
  load(): Promise<void> {
    return present(
      this,
      () => this.ask(),
      (invitation) => ({ view: invitation && invitationView(invitation) }),
      (invitation) => invitation === null,
    )
  },
  /** Null for an invitation that is over, was taken back or never was: they all look the same. */
  async ask(): Promise<Invitation | null> {
    try {
      return await family.invitation(this.data.id)
    } catch (error) {
      const known = asCloudError(error)
      if (known.code !== 'NOT_FOUND' && known.code !== 'BAD_INPUT') throw known
      return null
    }
  },
  onRetry() {
    void this.load()
  },
  onIntroduce() {
    open(routes.profile())
  },
  async onAnswer({ detail }: Answered) {
    const { id, accept, scopes } = detail
    const from = this.data.view?.from ?? ''
    if (!accept && !(await this.sure(from))) return
    await act(this, 'answer', async () => {
      await family.answer(accept ? { linkId: id, accept, scopes } : { linkId: id, accept })
      this.setData({ answer: accept ? yes(from, scopes) : no(from) })
    })
  },
  sure(from: string): Promise<boolean> {
    return confirmed({
      title: '不同意吗',
      content: `不同意的话,${from}不能替您办。以后还可以再来问您。`,
      yes: '不同意',
    })
  },
  onFamily() {
    void wx.redirectTo({ url: routes.family })
  },
  onHome() {
    openTab(routes.home)
  },
  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    const { view, id } = this.data
    const linkId = view?.step === 'own' ? id : ''
    return shareInvitation({ from: view?.from ?? '', scopes: view?.scopes ?? [], linkId })
  },
})
