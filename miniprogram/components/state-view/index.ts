import type { LoadState } from '../../view/state'

const DRAWINGS: Record<string, string> = {
  basket: '/assets/basket.svg',
  order: '/assets/order.svg',
  person: '/assets/person.svg',
  trouble: '/assets/trouble.svg',
  offline: '/assets/offline.svg',
}

/**
 * What a page shows while it loads, when there is nothing, and when it did not work; its slot is for when it did.
 * The skeleton stays invisible for 300 ms, so that quick answers do not flicker. Events: `retry`, `action` (the
 * button of an empty page).
 */
Component({
  properties: {
    state: { type: Object, value: { status: 'loading', message: '', stale: false } },
    /** What is to come: `cards` with pictures, `rows` of text, or one `detail`. */
    skeleton: { type: String, value: 'cards' },
    drawing: { type: String, value: 'basket' },
    emptyTitle: { type: String, value: '这里还是空的' },
    emptyText: { type: String, value: '' },
    emptyAction: { type: String, value: '' },
  },
  data: { bones: [{ id: 1 }, { id: 2 }, { id: 3 }], title: '', text: '', button: '', picture: '' },
  observers: {
    'state, emptyTitle, emptyText, emptyAction, drawing'(state: LoadState) {
      const { emptyTitle, emptyText, emptyAction, drawing } = this.data
      if (state.status === 'loading' || state.status === 'ready') return
      if (state.status === 'empty') {
        const picture = DRAWINGS[drawing] ?? ''
        this.setData({ title: emptyTitle, text: emptyText, button: emptyAction, picture })
        return
      }
      const offline = state.status === 'offline'
      this.setData({
        title: offline ? '没有网络' : '没有打开',
        text: state.message,
        button: '再试一次',
        picture: DRAWINGS[offline ? 'offline' : 'trouble'] ?? '',
      })
    },
  },
  methods: {
    onRetry() {
      this.triggerEvent('retry')
    },
    onButton() {
      this.triggerEvent(this.data.state.status === 'empty' ? 'action' : 'retry')
    },
  },
})
