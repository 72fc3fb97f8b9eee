import { openTab, routes } from '../../view/routes'
import type { LoadState } from '../../view/state'

const DRAWINGS: Record<string, string> = {
  basket: '/assets/basket.svg',
  order: '/assets/order.svg',
  person: '/assets/person.svg',
  trouble: '/assets/trouble.svg',
  offline: '/assets/offline.svg',
}

/** What a page says that could not be opened. */
const FAILURES: Record<string, { title: string; button: string; drawing: string }> = {
  error: { title: '没有打开', button: '再试一次', drawing: 'trouble' },
  offline: { title: '没有网络', button: '再试一次', drawing: 'offline' },
  // Asking again would bring the same answer.
  gone: { title: '这里没有了', button: '回首页', drawing: 'trouble' },
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
      const failure = FAILURES[state.status]
      if (!failure) return
      const { title, button, drawing: shown } = failure
      this.setData({ title, text: state.message, button, picture: DRAWINGS[shown] ?? '' })
    },
  },
  methods: {
    onRetry() {
      this.triggerEvent('retry')
    },
    onButton() {
      const { status } = this.data.state
      if (status === 'gone') openTab(routes.home)
      else this.triggerEvent(status === 'empty' ? 'action' : 'retry')
    },
  },
})
