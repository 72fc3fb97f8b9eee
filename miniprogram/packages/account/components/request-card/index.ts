import type { ProxyScope } from '../../../../shared/vocabulary'
import type { RequestView } from '../../model/family-view'
import type { CheckRow } from '../../model/scopes'
import { scopeRows } from '../../model/scopes'

/** Somebody asks to act for the reader, who takes away what goes too far. Event: `answer` {id, accept, scopes}. */
Component({
  properties: {
    request: { type: Object, value: { id: '' } as RequestView },
    busy: Boolean,
  },
  data: {
    rows: [] as CheckRow[],
    some: true,
    /** Which request the rows are about. */
    shown: '',
  },
  observers: {
    request({ id = '', scopes = [] }: Partial<RequestView>) {
      // The same request drawn again, say with a refusal below it, keeps what was taken away.
      const shown = [id, ...scopes].join()
      if (shown !== this.data.shown) this.setData({ shown, rows: scopeRows(scopes, scopes), some: true })
    },
  },
  methods: {
    onScopes({ detail }: WechatMiniprogram.CustomEvent<{ values: ProxyScope[] }>) {
      const rows = scopeRows(this.data.request.scopes, detail.values)
      this.setData({ rows, some: detail.values.length > 0 })
    },
    onAccept() {
      this.answer(true)
    },
    onRefuse() {
      this.answer(false)
    },
    answer(accept: boolean) {
      if (this.data.busy) return
      const scopes = this.data.rows.filter((row) => row.on).map((row) => row.value)
      this.triggerEvent('answer', { id: this.data.request.id, accept, scopes })
    },
  },
})
