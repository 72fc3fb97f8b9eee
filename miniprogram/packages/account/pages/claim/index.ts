import { account } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import { act, AT_REST } from '../../../../view/act'
import { open, openTab, routes } from '../../../../view/routes'
import { LOADING, present } from '../../../../view/state'

/** Why there is no code to ask for: they are not known yet, or somebody was first. */
type Missing = '' | 'profile' | 'open'

/** The first administrator takes a new community over with the code that its creation printed. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    missing: 'open',
    community: '',
    code: '',
    error: '',
  },
  onShow() {
    dress(this)
    void this.load()
  },
  load(): Promise<void> {
    return present(
      this,
      account.me,
      (me) => ({ missing: missingIn(me), community: me.community.name }),
      (me) => missingIn(me) !== '',
    )
  },
  onRetry() {
    void this.load()
  },
  onCode({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ code: detail.value.toUpperCase(), error: '' })
  },
  onClaim() {
    const code = this.data.code.trim()
    if (!code) return this.setData({ error: '请填开通码' })
    void act(this, 'claim', async () => {
      await account.claimAdmin(code)
      await wx.redirectTo({ url: routes.desk })
      await wx.showToast({ title: '您是管理员了', icon: 'success' })
    })
  },
  onMissing() {
    if (this.data.missing === 'profile') open(routes.profile())
    else openTab(routes.home)
  },
})

const missingIn = ({ profile, claimable }: Awaited<ReturnType<typeof account.me>>): Missing => {
  if (!claimable) return 'open'
  return profile ? '' : 'profile'
}
