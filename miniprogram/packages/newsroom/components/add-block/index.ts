import { blockKinds, type BlockKind } from '../../model/blocks'

type Tap = WechatMiniprogram.TouchEvent<object, object, { kind: BlockKind }>

/** What can be put into an article, one tap each. Event: `add` {kind}. */
Component({
  properties: {
    /** "在这一段下面加", "再加一段". */
    label: { type: String, value: '再加一段' },
  },
  data: { kinds: blockKinds },
  methods: {
    onTap(event: Tap) {
      this.triggerEvent('add', { kind: event.currentTarget.dataset.kind })
    },
  },
})
