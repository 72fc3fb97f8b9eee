import { act, AT_REST } from '../../view/act'
import type { ArticleLook, BlockView } from '../../view/articles'
import { openChannel, openFile, openLink } from './opening'

type Tap = WechatMiniprogram.TouchEvent<object, object, { index: number }>
type OfKind<K extends BlockView['kind']> = Extract<BlockView, { kind: K }>

/**
 * An article, drawn as readers see it: plain words first, then whom it concerns, then the body. Opens pictures, files,
 * links and videos by itself; how it was made (view/articles) is all that it needs. Slot: after the summary.
 */
Component({
  properties: {
    /** An ArticleLook. */
    article: { type: Object, value: {} as ArticleLook },
  },
  data: {
    ...AT_REST,
    /** By id of the block: pictures that did not arrive. */
    broken: {},
    /** What happened instead of opening, where that is no fault. */
    told: '',
    /** The block that `problem` and `told` are about. */
    about: '',
  },
  observers: {
    'article.blocks'() {
      if (Object.keys(this.data.broken).length > 0) this.setData({ broken: {} })
    },
  },
  methods: {
    blockAt<K extends BlockView['kind']>(event: Tap, kind: K): OfKind<K> | null {
      const block = this.data.article.blocks[event.currentTarget.dataset.index]
      return block?.kind === kind ? (block as OfKind<K>) : null
    },
    onPicture(event: Tap) {
      const block = this.blockAt(event, 'image')
      const { pictures } = this.data.article
      const current = block ? pictures[block.index] : undefined
      if (current !== undefined) void wx.previewImage({ urls: pictures, current })
    },
    onBroken(event: Tap) {
      const block = this.blockAt(event, 'image')
      if (block) this.setData({ [`broken.${block.id}`]: true })
    },
    onFile(event: Tap) {
      const block = this.blockAt(event, 'file')
      if (block) void this.open(block, () => openFile(block.file, block.name))
    },
    onLink(event: Tap) {
      const block = this.blockAt(event, 'link')
      if (block) void this.open(block, async () => this.setData({ told: await openLink(block.url) }))
    },
    onChannel(event: Tap) {
      const block = this.blockAt(event, 'channel')
      if (block) void this.open(block, () => openChannel(block.finderUserName, block.feedId))
    },
    open(block: BlockView, work: () => Promise<void>): Promise<void> {
      if (!this.data.busy) this.setData({ about: block.id, told: '' })
      return act(this, block.id, work)
    },
    onCall() {
      const phoneNumber = this.data.article.relevance?.phone
      // Refusing WeChat's own question before the call is no fault.
      if (phoneNumber) wx.makePhoneCall({ phoneNumber, fail: () => undefined })
    },
  },
})
