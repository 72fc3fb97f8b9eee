import { account, type Me } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import { PRIVACY_TEXT, PRIVACY_VERSION } from '../../../../shared/privacy'
import type { MessageTemplate } from '../../../../shared/vocabulary'
import { MESSAGE_TEMPLATES } from '../../../../shared/vocabulary'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { routes } from '../../../../view/routes'
import { LOADING, present } from '../../../../view/state'
import { askToBeTold, canBeTold } from '../../../../view/subscribe'
import { keepFile, openTable } from '../../../../services/tables'

interface Reminder {
  name: MessageTemplate
  title: string
  /** The person has just allowed one. */
  allowed: boolean
}

type Tap = WechatMiniprogram.TouchEvent<object, object, { name: MessageTemplate }>

const WHEN: Record<MessageTemplate, string> = {
  pickup: '菜到了,可以取',
  change: '订单有变化',
  family: '家人有事找我',
  news: '社区有重要消息',
  meal: '订的餐有变化,或送餐没人应门',
}

/** WeChat can remind of these, where the community has set it up. */
const remindersNow = (): Reminder[] =>
  MESSAGE_TEMPLATES.filter((name) => canBeTold([name])).map((name) => ({
    name,
    title: WHEN[name],
    allowed: false,
  }))

/** What is kept of me, in plain words; how to get it, and how to delete it. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    known: false,
    /** "您同意的是 2026-11 版" */
    agreedWords: '',
    parts: PRIVACY_TEXT,
    version: PRIVACY_VERSION,
    reminders: [] as Reminder[],
    exported: false,
    /** The second step of deleting is open. */
    deleting: false,
    /** Which part the last refusal is about. */
    about: '',
  },
  onLoad() {
    void this.load()
  },
  onShow() {
    dress(this)
  },
  load(): Promise<void> {
    return present(this, account.me, ({ profile }) => ({
      known: profile !== null,
      agreedWords: agreedWords(profile),
      reminders: remindersNow(),
    }))
  },
  onRetry() {
    void this.load()
  },
  onRemind(event: Tap) {
    const { name } = event.currentTarget.dataset
    this.setData({ about: 'reminders' })
    void act(this, name, async () => {
      const allowed = await askToBeTold([name])
      if (!allowed.includes(name)) return
      const reminders = this.data.reminders.map((one) =>
        one.name === name ? { ...one, allowed: true } : one,
      )
      this.setData({ reminders })
    })
  },
  onExport() {
    this.setData({ about: 'export' })
    void act(this, 'export', async () => {
      const { fileName, content } = await account.exportMyData()
      const path = await keepFile(fileName, content)
      this.setData({ exported: true })
      await openTable(path)
    })
  },
  onDelete() {
    this.setData({ deleting: !this.data.deleting, problem: '' })
  },
  async onReallyDelete() {
    this.setData({ about: 'delete' })
    const sure = await confirmed({
      title: '删除账号',
      content: '删了就找不回来。真的要删吗?',
      yes: '删除',
      no: '不删',
      grave: true,
    })
    if (!sure) return
    await act(this, 'delete', async () => {
      await account.deleteMe()
      // Nothing of the person stays on this phone: baskets, drafts, the size of letters.
      wx.clearStorageSync()
      await wx.reLaunch({ url: routes.home })
    })
  },
})

function agreedWords(profile: Me['profile']): string {
  if (!profile?.privacyVersion) return ''
  const { privacyVersion } = profile
  return privacyVersion === PRIVACY_VERSION
    ? '您同意过这一版'
    : `您同意过 ${privacyVersion} 版,下次改资料时会再问您`
}
