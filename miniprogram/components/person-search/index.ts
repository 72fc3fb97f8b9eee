import { people } from '../../services/people'
import { personRow, type PersonRow } from '../../view/found-person'
import { from, noItems, presentList, presentMore } from '../../view/list'
import { LOADING } from '../../view/state'

type Tap = WechatMiniprogram.TouchEvent<object, object, { index: number }>
type Answer = Awaited<ReturnType<typeof people.search>>

const rowOf = (person: Answer['items'][number], _answer: Answer) => personRow(person)

/**
 * Finds one of the residents. Events: `choose` {personId, name}; `search` {query}, so that a page may go on with what was
 * typed when nobody is found.
 */
Component({
  properties: {
    /** Above the field: whom to look for. */
    heading: String,
    /** Somebody who is not to be chosen here. */
    without: String,
    /** What a tap on somebody does. */
    action: { type: String, value: '选 TA' },
  },
  data: { state: LOADING, list: noItems<PersonRow>(), query: '' },
  methods: {
    onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ query: detail.value, list: noItems<PersonRow>(), state: LOADING })
      this.triggerEvent('search', { query: detail.value })
      if (detail.value) void this.load()
    },
    load(): Promise<void> {
      return presentList(this, (cursor) => this.ask(cursor), rowOf)
    },
    onMore() {
      void presentMore(this, (cursor) => this.ask(cursor), rowOf)
    },
    async ask(cursor: string | null): Promise<Answer> {
      const answer = await people.search({ query: this.data.query, ...from(cursor) })
      return { ...answer, items: answer.items.filter(({ personId }) => personId !== this.data.without) }
    },
    onChoose(event: Tap) {
      const person = this.data.list.items[event.currentTarget.dataset.index]
      if (person) this.triggerEvent('choose', { personId: person.personId, name: person.name })
    },
  },
})
