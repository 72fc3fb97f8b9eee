import { dress, look } from '../../../../services/appearance'
import { people, type PersonRecord } from '../../../../services/people'
import { act, AT_REST } from '../../../../view/act'
import { fromQuery } from '../../../../view/staff-routes'
import { LOADING, present } from '../../../../view/state'
import {
  mergeConsequences,
  mergeRows,
  mergeSides,
  type MergeRow,
  type MergeSide,
} from '../../model/merge-view'

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

/** Two records of one person, side by side: which one stays, and what becomes of the other. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    /** Id of the record that stays. */
    keepId: '',
    sides: [] as MergeSide[],
    rows: [] as MergeRow[],
    consequences: [] as string[],
    name: '',
    asked: false,
  },

  /** The two as they came, the one that was opened first. */
  records: [] as PersonRecord[],
  ids: [] as string[],

  onLoad(query: { keep?: string; other?: string }) {
    this.ids = [fromQuery(query.keep), fromQuery(query.other)]
    void this.load()
  },

  onShow() {
    dress(this)
  },

  load(): Promise<void> {
    return present(
      this,
      () => Promise.all(this.ids.map((id) => people.person(id))),
      (records) => {
        this.records = records
        return this.keeping(this.data.keepId || (this.ids[0] ?? ''))
      },
    )
  },

  /** How it looks when this one stays. */
  keeping(keepId: string): object {
    const keep = this.records.find(({ personId }) => personId === keepId)
    return {
      keepId,
      name: keep?.name ?? '',
      sides: mergeSides(this.records),
      rows: mergeRows(this.records),
      consequences: mergeConsequences(this.records, keepId),
    }
  },

  onKeep(event: Tap) {
    this.setData(this.keeping(event.currentTarget.dataset.id))
  },

  onMerge() {
    this.setData({ asked: true, problem: '' })
  },

  onNotNow() {
    this.setData({ asked: false, problem: '' })
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { keepId } = this.data
    const mergeId = this.ids.find((id) => id !== keepId) ?? ''
    void act(this, 'asked', async () => {
      await people.merge({ keepId, mergeId, reason: detail.reason })
      this.setData({ asked: false })
      // The page from which this one was opened may be of the record that is no more.
      await wx.navigateBack({ delta: keepId === this.ids[0] ? 1 : 2 })
      await wx.showToast({ title: '合成一份了', icon: 'success' })
    })
  },
})
