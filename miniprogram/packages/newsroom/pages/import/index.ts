import { dress, look } from '../../../../services/appearance'
import { CloudError } from '../../../../services/errors'
import { news, type Imported } from '../../../../services/news'
import { act, AT_REST } from '../../../../view/act'
import type { Arrived } from '../../model/article-form'
import { isOfficial } from '../../model/blocks'
import { arrivedView, officialUrlIn, type ArrivedView } from '../../model/import-view'

/** What the editor is told when somebody wants what came. */
export interface ImportedEvent {
  article: Arrived
  /** Pictures that could not be fetched. */
  missing: number
}

type Way = 'url' | 'paste'

const FIRST: { way: Way } = { way: 'url' }

/** Bytes: longer than any article. WeChat carries 100 KB in one call, and a Chinese sign takes three of them. */
const LONGEST = 80_000

const bytesOf = (text: string): number => encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, '-').length

/** An official account's article, by its address or as it was pasted, with headings, lists and pictures kept. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    ...FIRST,
    ways: [
      { value: 'url', label: '贴链接' },
      { value: 'paste', label: '贴内容' },
    ],
    url: '',
    /** An address that lies on the clipboard. */
    offered: '',
    view: null as ArrivedView | null,
  },

  arrived: null as Imported | null,

  onShow() {
    dress(this)
    void this.lookAtClipboard()
  },

  /** Only offered, never taken: what lies on the clipboard is the person's own. */
  async lookAtClipboard(): Promise<void> {
    if (this.data.view) return
    try {
      const { data } = await wx.getClipboardData({})
      const offered = officialUrlIn(data)
      if (offered !== this.data.url) this.setData({ offered })
    } catch (error) {
      // WeChat asks the person; who says no types or pastes it.
      console.warn('clipboard', error)
    }
  },

  onOffered() {
    this.setData({ url: this.data.offered, offered: '', problem: '' })
  },

  onWay({ detail }: WechatMiniprogram.CustomEvent<{ value: Way }>) {
    this.setData({ way: detail.value, problem: '' })
  },

  onUrl({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    // Shared links come with words around them.
    this.setData({ url: officialUrlIn(detail.value) || detail.value, problem: '' })
  },

  onFetch() {
    if (this.data.way === 'paste') {
      void act(this, 'fetch', async () => this.fetch({ html: await this.pasted() }))
      return
    }
    const url = this.data.url.trim()
    if (!isOfficial(url)) {
      this.setData({ problem: '请粘贴公众号文章的链接,以 https://mp.weixin.qq.com/ 开头' })
      return
    }
    void act(this, 'fetch', () => this.fetch({ url }))
  },

  /** What lies in the editor, as WeChat writes it down. */
  async pasted(): Promise<string> {
    const html = await new Promise<string>((resolve, reject) => {
      this.createSelectorQuery()
        .select('#pasted')
        .context(({ context }) => {
          const editor = context as WechatMiniprogram.EditorContext | undefined
          if (!editor) reject(new CloudError('INTERNAL', '粘贴的地方没有准备好,请返回再进来一次'))
          else
            editor.getContents({
              success: ({ html: contents = '' }: { html?: string }) => resolve(contents),
              fail: () => reject(new CloudError('INTERNAL', '没有读到粘贴的内容,请再试一次')),
            })
        })
        .exec()
    })
    if (!/[^\s<>]/.test(html.replace(/<(?!img)[^>]*>/g, ''))) {
      throw new CloudError('BAD_INPUT', '还没有粘贴内容:长按上面的框,选「粘贴」')
    }
    if (bytesOf(html) > LONGEST) throw new CloudError('BAD_INPUT', '内容太长了,请分两次搬')
    return html
  },

  async fetch(input: { url: string } | { html: string }): Promise<void> {
    const arrived = await news.importArticle(input)
    if (arrived.blocks.length === 0) {
      throw new CloudError('BAD_INPUT', '这里面没有找到文字和图片,请换「贴内容」试试')
    }
    this.arrived = arrived
    this.setData({ view: arrivedView(arrived) })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  onOther() {
    this.arrived = null
    this.setData({ view: null, problem: '' })
  },

  onTake() {
    if (!this.arrived) return
    const { missing, ...article } = this.arrived
    const sent: ImportedEvent = { article, missing }
    this.getOpenerEventChannel().emit?.('imported', sent)
    void wx.navigateBack()
  },
})
