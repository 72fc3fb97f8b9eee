import type { Block } from '../../../../services/news'
import { choosePictures } from '../../../../services/pictures'
import { act, AT_REST } from '../../../../view/act'
import { chooseFile, chooseVideo, picture, type Chosen } from '../../attachments'
import {
  added,
  emptyBlock,
  moved,
  replaced,
  restored,
  split,
  without,
  type BlockKind,
  type Removed,
} from '../../model/blocks'
import { createUploads, type Sending, type Uploads } from '../../uploads'

type OnBlock<D extends object = object> = WechatMiniprogram.CustomEvent<D, object, { id: string }>
type Adding = WechatMiniprogram.CustomEvent<{ kind: BlockKind }, object, { after: string }>

/** As many pictures at a time as WeChat's album gives out. */
const PICTURES = 9

const FIRST: { sendings: Record<string, Sending | null>; removed: Removed | null; blocks: Block[] } = {
  sendings: {},
  removed: null,
  blocks: [],
}

/** Files on their way, per editor on the screen. */
const uploadsOf = new WeakMap<object, Uploads>()

/**
 * The body of an article, piece by piece: written on in place, put in between, moved, taken out and brought back. Files
 * are sent while one goes on writing. Events: `change` {blocks}, `sending` {under}.
 */
Component({
  properties: {
    /** Block[] */
    blocks: { type: Array, value: FIRST.blocks },
  },
  data: {
    ...AT_REST,
    sendings: FIRST.sendings,
    removed: FIRST.removed,
    /** The block that is open, and the one under which something is to be put in. */
    open: '',
    below: '',
    /** The open one has just been put in. */
    fresh: false,
  },
  methods: {
    tell(blocks: Block[], more: object = {}) {
      this.setData({ blocks, removed: null, ...more })
      this.triggerEvent('change', { blocks })
    },

    uploads(): Uploads {
      const found = uploadsOf.get(this)
      if (found) return found
      const fresh = createUploads({
        show: (id, sending) => this.setData({ [`sendings.${id}`]: sending }),
        blockOf: (id) => this.data.blocks.find((block) => block.id === id),
        arrived: (block) => this.tell(replaced(this.data.blocks, block)),
        busy: (under) => this.triggerEvent('sending', { under }),
      })
      uploadsOf.set(this, fresh)
      return fresh
    },

    onToggle({ currentTarget }: OnBlock) {
      const { id } = currentTarget.dataset
      this.setData({ open: this.data.open === id ? '' : id, below: '', fresh: false })
    },

    /** While one types, only this block is drawn anew. */
    onBlock({ detail }: OnBlock<{ block: Block }>) {
      const index = this.data.blocks.findIndex(({ id }) => id === detail.block.id)
      if (index < 0) return
      const blocks = replaced(this.data.blocks, detail.block)
      this.setData({ [`blocks[${index}]`]: detail.block })
      this.triggerEvent('change', { blocks })
    },

    /** The writer has left a text: what was pasted in one go falls into its paragraphs. */
    onRest({ currentTarget }: OnBlock) {
      const { blocks } = this.data
      const block = blocks.find(({ id }) => id === currentTarget.dataset.id)
      const [first, ...rest] = block ? split(block) : []
      if (first && rest.length > 0) this.tell(added(replaced(blocks, first), rest, first.id), { open: '' })
    },

    onMove({ currentTarget, detail }: OnBlock<{ by: -1 | 1 }>) {
      this.tell(moved(this.data.blocks, currentTarget.dataset.id, detail.by))
    },

    onBelow({ currentTarget }: OnBlock) {
      const { id } = currentTarget.dataset
      this.setData({ below: this.data.below === id ? '' : id })
    },

    onRemove({ currentTarget }: OnBlock) {
      const { blocks, removed } = without(this.data.blocks, currentTarget.dataset.id)
      this.tell(blocks, { removed, open: '', below: '' })
    },

    onUndo() {
      const { removed, blocks } = this.data
      if (removed) this.tell(restored(blocks, removed))
    },

    onAgain({ currentTarget }: OnBlock) {
      this.uploads().again(currentTarget.dataset.id)
    },

    onAdd({ currentTarget, detail }: Adding) {
      const { kind } = detail
      const { after } = currentTarget.dataset
      if (kind === 'image') {
        this.addFiles(kind, after, async () => (await choosePictures(PICTURES)).map(picture))
      } else if (kind === 'file') this.addFiles(kind, after, async () => [await chooseFile()])
      else if (kind === 'video') this.addFiles(kind, after, async () => [await chooseVideo()])
      else {
        const block = emptyBlock(kind)
        this.tell(added(this.data.blocks, [block], after), { open: block.id, below: '', fresh: true })
      }
    },

    /** A block for each chosen file; they are sent one after another. */
    addFiles(kind: BlockKind, after: string, choose: () => Promise<(Chosen | null)[]>) {
      void act(this, 'choose', async () => {
        const chosen = (await choose()).filter((one) => one !== null)
        const pairs = chosen.map((one) => ({ one, block: emptyBlock(kind) }))
        if (pairs.length === 0) return
        const fresh = pairs.map(({ block }) => block)
        this.tell(added(this.data.blocks, fresh, after), { open: '', below: '' })
        for (const { one, block } of pairs) this.uploads().add(block.id, one)
      })
    },
  },
})
