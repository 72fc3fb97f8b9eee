import { dress, look } from '../../../../services/appearance'
import { payment } from '../../../../services/payment'
import { DAY, dayInWords, instantOf, isoDate } from '../../../../shared/time'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { open } from '../../../../view/routes'
import { LOADING, refresh } from '../../../../view/state'
import { ledgerRow, ledgerSums, type LedgerRow, type LedgerSums } from '../../model/ledger-view'
import { staffRoutes } from '../../routes'

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>
type Answer = Awaited<ReturnType<typeof payment.ledger>>

const rowOf = (entry: Answer['items'][number], _answer: Answer) => ledgerRow(entry)

/** What went over the counter on a day, to be compared with the till in the evening. */
Page({
  data: {
    ...look(),
    state: LOADING,
    list: noItems<LedgerRow>(),
    /** "2026-11-23" */
    date: '',
    day: '',
    isToday: true,
    sums: null as LedgerSums | null,
  },

  onLoad() {
    this.choose(isoDate(Date.now()))
  },

  onShow() {
    dress(this)
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  onReachBottom(): Promise<void> {
    return presentMore(this, (cursor) => this.ask(cursor), rowOf)
  },

  load(): Promise<void> {
    return presentList(this, (cursor) => this.ask(cursor), rowOf)
  },

  async ask(cursor: string | null): Promise<Answer> {
    const { date } = this.data
    const answer = await payment.ledger({ date, ...from(cursor) })
    // The day's sums are shown also when the list of the day is empty.
    if (date === this.data.date) this.setData({ sums: ledgerSums(answer.sums), ...dayOf(date, answer.now) })
    return answer
  },

  onDate({ detail }: WechatMiniprogram.PickerChange) {
    this.choose(String(detail.value))
  },

  onDayBefore() {
    this.step(-1)
  },

  onDayAfter() {
    this.step(1)
  },

  step(days: number): void {
    const at = instantOf(this.data.date)
    if (at !== null) this.choose(isoDate(at + days * DAY))
  },

  choose(date: string): void {
    this.setData({ date, ...dayOf(date, Date.now()), state: LOADING, sums: null })
    void this.load()
  },

  onOpen(event: Tap) {
    open(staffRoutes.order(event.currentTarget.dataset.id))
  },
})

function dayOf(date: string, now: number): { day: string; isToday: boolean } {
  return { day: dayInWords(instantOf(date) ?? now, now), isToday: date === isoDate(now) }
}
