import { dress, look } from '../../../../services/appearance'
import type { Quantities } from '../../../../services/basket'
import { basket, linesOf } from '../../../../services/basket'
import type { CloudError } from '../../../../services/errors'
import { asCloudError } from '../../../../services/errors'
import type { Quote } from '../../../../services/groupbuy'
import { groupbuy } from '../../../../services/groupbuy'
import { act, AT_REST } from '../../../../view/act'
import { open, routes } from '../../../../view/routes'
import { LOADING, present } from '../../../../view/state'
import type { ConfirmView } from './view'
import { confirmView, pointOf, possibleQuantities, sentence } from './view'

/** Why there is nothing to confirm. */
type Missing = '' | 'profile' | 'basket'
const NOTHING_MISSING: { missing: Missing } = { missing: '' }

Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    view: null as ConfirmView | null,
    ...NOTHING_MISSING,
    campaignId: '',
    personId: '',
    pointId: '',
    remark: '',
    sentence: '',
    /** How many can be had of what was too much; offered to the person after such a refusal. */
    possible: null as Quantities | null,
  },
  onLoad(query) {
    this.setData({ campaignId: query['campaignId'] ?? '' })
  },
  onShow() {
    dress(this)
    void this.load()
  },
  load(): Promise<void> {
    return present(
      this,
      () => this.ask(),
      (quote) => (quote ? this.shown(quote) : {}),
      (quote) => quote === null && this.data.missing !== '',
    )
  },

  /** What it will cost; null when something is missing first, or when an earlier order turned out to stand. */
  async ask(): Promise<Quote | null> {
    const { campaignId, personId } = this.data
    if (await this.settle()) return null
    const lines = linesOf(basket.of(campaignId))
    if (lines.length === 0) return this.needs('basket')
    try {
      return await groupbuy.quote({ campaignId, lines, ...(personId ? { personId } : {}) })
    } catch (error) {
      const known = asCloudError(error)
      if (known.code === 'PROFILE_NEEDED') return this.needs('profile')
      if (known.code === 'NOT_FOUND' && personId) return this.askForMyself()
      if (known.code !== 'CHANGED') throw known
      this.takeOut(known)
      throw known
    }
  },
  /** Whoever it was for may have stopped it meanwhile. If it is the campaign that is gone, this says so again. */
  async askForMyself(): Promise<Quote> {
    const { campaignId } = this.data
    const quote = await groupbuy.quote({ campaignId, lines: linesOf(basket.of(campaignId)) })
    this.setData({ problem: '现在不能替这位家人订了,已经换成给自己订' })
    return quote
  },
  needs(missing: Missing): null {
    this.setData({ missing })
    return null
  },
  shown(quote: Quote) {
    const view = confirmView(quote)
    const pointId = pointOf(view.points, this.data.pointId)
    return {
      view,
      personId: view.personId,
      pointId,
      sentence: sentence(view, pointId),
      ...NOTHING_MISSING,
    }
  },

  /**
   * An order that was sent and never answered is sent again before anything else, so that nobody orders twice. Says
   * whether it stands.
   */
  async settle(): Promise<boolean> {
    const before = groupbuy.unansweredOrder(this.data.campaignId)
    if (!before) return false
    try {
      const order = await groupbuy.placeOrder(before)
      await this.finish(order.id)
      return true
    } catch (error) {
      const known = asCloudError(error)
      if (known.retryable) throw known
      this.setData({ problem: known.message, possible: this.possibleAfter(known) })
      return false
    }
  },

  onOrder() {
    const { view, campaignId, pointId, remark } = this.data
    if (!view) return
    void act(
      this,
      'order',
      async () => {
        const wish = {
          campaignId,
          personId: view.personId,
          pickupPointId: pointId,
          lines: linesOf(basket.of(campaignId)),
          remark,
          seenTotalFen: view.totalFen,
        }
        const order = await groupbuy.placeOrder(groupbuy.unansweredOrder(campaignId) ?? wish)
        await this.finish(order.id)
      },
      (error) => this.refused(error),
    )
  },
  async finish(orderId: string) {
    basket.empty(this.data.campaignId)
    await wx.redirectTo({ url: routes.result(orderId) })
  },

  /** The sentence of the refusal is shown in any case; this puts the page right for the next try. */
  refused(error: CloudError): boolean {
    this.setData({ possible: this.possibleAfter(error) })
    if (error.code === 'CHANGED') {
      this.takeOut(error)
      void this.load()
    }
    if (error.code === 'PROFILE_NEEDED') void this.load()
    return false
  },
  possibleAfter(error: CloudError): Quantities | null {
    const tooMany = error.code === 'SOLD_OUT' || error.code === 'LIMIT_REACHED'
    return tooMany ? possibleQuantities(error.detail) : null
  },
  /** What is no longer on offer leaves the basket. */
  takeOut(error: CloudError) {
    const gone = (error.detail['items'] ?? []) as string[]
    const chosen = Object.entries(basket.of(this.data.campaignId)).filter(([id]) => !gone.includes(id))
    basket.keep(this.data.campaignId, Object.fromEntries(chosen))
  },
  onFix() {
    const { campaignId, possible } = this.data
    basket.keep(campaignId, { ...basket.of(campaignId), ...possible })
    this.setData({ possible: null, problem: '' })
    void this.load()
  },

  onPerson(event: WechatMiniprogram.CustomEvent<{ personId: string }>) {
    this.setData({ personId: event.detail.personId, problem: '' })
    void this.load()
  },
  onPoint(event: WechatMiniprogram.CustomEvent<{ pointId: string }>) {
    const { pointId } = event.detail
    this.setData({ pointId, sentence: this.data.view ? sentence(this.data.view, pointId) : '' })
  },
  onRemark(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ remark: event.detail.value })
  },
  onMissing() {
    if (this.data.missing === 'profile') open(routes.profile('order'))
    else void wx.navigateBack()
  },
  onRetry() {
    void this.load()
  },
})
